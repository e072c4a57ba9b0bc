import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

/** The provider replaces a group, with all its records, for a feature more: terraform-provider-aws #36784, #26809. */
const replacing = "featureDefinitions";

export const smFeaturegroupKeepsRecords = resourceRule({
  id: "sm-featuregroup-keeps-records",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "A new feature does not replace a feature group, whose records would be lost.",
  remediation: `add "${replacing}" to the resource option ignoreChanges, and add features by UpdateFeatureGroup`,
  mapping: {},
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
