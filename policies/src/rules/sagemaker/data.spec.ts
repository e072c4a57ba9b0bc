import { sagemaker } from "../../resource/resource-types.ts";
import { featureGroup } from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule } from "../../testing/index.ts";
import { smFeaturegroupKeepsRecords } from "./data.ts";

describe("sm-featuregroup-keeps-records", () => {
  const replaced =
    'add "featureDefinitions" to the resource option ignoreChanges, and add features by UpdateFeatureGroup';
  const deletedFirst =
    "set the resource option deleteBeforeReplace to false: a replacement then fails, as its name is taken, and " +
    "nothing is deleted";

  describeResourceRule(smFeaturegroupKeepsRecords, {
    compliant: { type: sagemaker.featureGroup, props: featureGroup, ignoreChanges: ["featureDefinitions"] },
    finds: {
      "a group that a new feature replaces": { resource: { ignoreChanges: [] }, messages: [replaced] },
      "a group that ignores other changes": {
        resource: { ignoreChanges: ["description"] },
        messages: [replaced],
      },
      "a group that is deleted before it is replaced": {
        resource: { deleteBeforeReplace: true },
        messages: [deletedFirst],
      },
      "both, one by one": {
        resource: { ignoreChanges: [], deleteBeforeReplace: true },
        messages: [replaced, deletedFirst],
      },
    },
    passes: {
      "a group that ignores every change": { resource: { ignoreChanges: ["*"] } },
      "a group that is made anew before it is deleted": { resource: { deleteBeforeReplace: false } },
    },
  });
});
