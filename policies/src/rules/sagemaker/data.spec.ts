import { sagemaker } from "../../resource/resource-types.ts";
import { featureGroup } from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule } from "../../testing/index.ts";
import { smFeaturegroupKeepsRecords, smFeaturegroupOnlineCmk } from "./data.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";

describe("sm-featuregroup-online-cmk", () => {
  const key = "onlineStoreConfig.securityConfig.kmsKeyId";
  const on = "onlineStoreConfig.enableOnlineStore";
  const storage = "onlineStoreConfig.storageType";
  const message = `set ${key} to a customer-managed key; ${key} is absent`;

  describeResourceRule(smFeaturegroupOnlineCmk, {
    compliant: { type: sagemaker.featureGroup, props: featureGroup },
    required: [key],
    decidedBy: [on],
    finds: {
      "a store that says nothing of its key": {
        change: { "onlineStoreConfig.securityConfig": ABSENT },
        messages: [message],
      },
      "a store that is on by default, on standard storage": {
        change: { [key]: ABSENT, [on]: ABSENT, [storage]: "Standard" },
        messages: [message],
      },
    },
    passes: {
      "a group without an online store": { change: { onlineStoreConfig: ABSENT } },
      "a store that is off": { change: { [key]: ABSENT, [on]: false } },
      "a store in memory": { change: { [key]: ABSENT, [storage]: "InMemory" } },
      "a storage that is known later": { change: { [key]: ABSENT, [storage]: UNKNOWN } },
      "a key that is created with the group": { change: { [key]: UNKNOWN } },
    },
  });
});

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
