import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smFeaturegroupOfflineCmk = resourceRule("sm-featuregroup-offline-cmk", {
  resourceTypes: [sagemaker.featureGroup],
  check({ props }, report) {
    const store = props.at("offlineStoreConfig");
    const key = store.at("s3StorageConfig.kmsKeyId");
    if (store.state === "value" && key.isMissing) report({ property: key });
  },
});
