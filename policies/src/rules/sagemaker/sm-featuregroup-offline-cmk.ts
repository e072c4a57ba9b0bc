import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smFeaturegroupOfflineCmk = resourceRule({
  id: "sm-featuregroup-offline-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Offline feature stores are encrypted with a key that the stack names.",
  remediation: "set offlineStoreConfig.s3StorageConfig.kmsKeyId to a customer-managed key",
  mapping: {
    fsbp: ["SageMaker.17"],
    awsConfig: ["sagemaker-featuregroup-encryption-at-rest"],
    assessment: ["SM-15"],
  },
  resourceTypes: [sagemaker.featureGroup],
  check({ props }, report) {
    const store = props.at("offlineStoreConfig");
    const key = store.at("s3StorageConfig.kmsKeyId");
    if (store.state === "value" && key.isMissing) report({ property: key });
  },
});
