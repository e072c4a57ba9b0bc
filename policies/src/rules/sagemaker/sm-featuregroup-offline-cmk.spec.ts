import { sagemaker } from "../../resource-types.ts";
import { featureGroup } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smFeaturegroupOfflineCmk } from "./sm-featuregroup-offline-cmk.ts";

const key = "offlineStoreConfig.s3StorageConfig.kmsKeyId";

describeResourceRule(smFeaturegroupOfflineCmk, {
  compliant: { type: sagemaker.featureGroup, props: featureGroup },
  required: [key],
  finds: {},
  passes: {
    "a group without an offline store": { change: { offlineStoreConfig: ABSENT } },
    "a key that is created with the group": { change: { [key]: UNKNOWN } },
    "a store that is known later": { change: { offlineStoreConfig: UNKNOWN } },
  },
});
