import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smFeaturegroupOnlineCmk = resourceRule("sm-featuregroup-online-cmk", {
  resourceTypes: [sagemaker.featureGroup],
  check({ props }, report) {
    const store = props.at("onlineStoreConfig");
    const isOn = store.state === "value" && store.at("enableOnlineStore").isNot(false);
    const key = store.at("securityConfig.kmsKeyId");
    // The in-memory store takes its key elsewhere.
    if (isOn && store.at("storageType").isNot("InMemory") && key.isMissing) report({ property: key });
  },
});
