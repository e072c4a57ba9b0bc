import { mustHave, where } from "../../rule/property-rule.ts";
import { sagemaker } from "../../resource/resource-types.ts";
import { type Rule, resourceRule } from "../../rule/rule.ts";

export const smFeaturegroupOfflineCmk = where(
  ({ props }) => props.at("offlineStoreConfig").state === "value",
  mustHave(
    "sm-featuregroup-offline-cmk",
    [sagemaker.featureGroup],
    "offlineStoreConfig.s3StorageConfig.kmsKeyId",
  ),
);

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

/** The provider replaces a group, with all its records, for a feature more: terraform-provider-aws #36784, #26809. */
const replacing = "featureDefinitions";

export const smFeaturegroupKeepsRecords = resourceRule("sm-featuregroup-keeps-records", {
  resourceTypes: [sagemaker.featureGroup],
  check({ ignoreChanges, deleteBeforeReplace }, report) {
    if (!ignoreChanges.some((property) => property === replacing || property === "*")) report({});
    if (deleteBeforeReplace === true) {
      report({
        todo:
          "set the resource option deleteBeforeReplace to false: a replacement then fails, as its name is taken, and " +
          "nothing is deleted",
      });
    }
  },
});

export const dataRules: readonly Rule[] = [
  smFeaturegroupKeepsRecords,
  smFeaturegroupOfflineCmk,
  smFeaturegroupOnlineCmk,
  smFlowDefinitionCmk,
];
