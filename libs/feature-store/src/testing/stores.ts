import { output } from "@pulumi/pulumi";
import type { FeatureStoreRef } from "@mlops/contracts";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { iamArn } from "@mlops/aws";
import type { EnvironmentName } from "@mlops/core";
import { defineFeatures } from "../feature-group/feature-schema.ts";

/** The feature store of an environment: every value is known. */
export function featureStoreRef(name: EnvironmentName = "dev"): FeatureStoreRef {
  const environment = testEnvironment(name);
  return {
    environment,
    databaseName: output("features"),
    workgroupName: output("feature-queries"),
    bucketName: output("data-bucket"),
    offlineRoleArn: output(iamArn(environment, "role/mlops/offline")),
  };
}

/** The references of a feature group in dev. */
export function groupReferences() {
  const { environment, keys } = platformRef();
  return { environment, keys, featureStore: featureStoreRef(), retainData: true };
}

/** Features of customers. */
export const customers = defineFeatures({
  recordIdentifier: "customer-id",
  eventTime: "updated-at",
  features: { "customer-id": "String", "updated-at": "Fractional", visits: "Integral" },
});
