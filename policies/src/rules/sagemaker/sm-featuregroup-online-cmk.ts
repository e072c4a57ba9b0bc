import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smFeaturegroupOnlineCmk = resourceRule({
  id: "sm-featuregroup-online-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Online feature stores are encrypted with a key that the stack names.",
  remediation: "set onlineStoreConfig.securityConfig.kmsKeyId to a customer-managed key",
  mapping: {
    fsbp: ["SageMaker.18"],
    awsConfig: ["sagemaker-featuregroup-online-store-encryption"],
    assessment: ["SM-34"],
  },
  resourceTypes: [sagemaker.featureGroup],
  check({ props }, report) {
    const store = props.at("onlineStoreConfig");
    const isOn = store.state === "value" && store.at("enableOnlineStore").isNot(false);
    const key = store.at("securityConfig.kmsKeyId");
    // The in-memory store takes its key elsewhere.
    if (isOn && store.at("storageType").isNot("InMemory") && key.isMissing) report({ property: key });
  },
});
