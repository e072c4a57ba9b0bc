import { mustHave } from "../../property-rule.ts";
import { sagemaker } from "../../resource-types.ts";
import { type Rule, resourceRule } from "../../rule.ts";

export const smFeaturegroupOfflineCmk = resourceRule("sm-featuregroup-offline-cmk", {
  resourceTypes: [sagemaker.featureGroup],
  check({ props }, report) {
    const store = props.at("offlineStoreConfig");
    const key = store.at("s3StorageConfig.kmsKeyId");
    if (store.state === "value" && key.isMissing) report({ property: key });
  },
});

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

export const smFlowDefinitionCmk = mustHave(
  "sm-flow-definition-cmk",
  [sagemaker.flowDefinition],
  "outputConfig.kmsKeyId",
);

export const dataRules: readonly Rule[] = [
  smFeaturegroupOfflineCmk,
  smFeaturegroupOnlineCmk,
  smFlowDefinitionCmk,
];
