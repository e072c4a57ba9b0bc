import { z } from "zod";
import { type AwsEnvironment, listValue, recordValue } from "@mlops/core";
import { featureGroupSettings, featureStoreSettings } from "@mlops/feature-store";
import { modelGroupSettings } from "@mlops/model-registry";

/** The name of a feature group or a model: part of the name of the output that others read it by. */
const instanceName = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: "expected lower-case letters, digits and single hyphens, a letter first",
});

const ownRepositories = listValue(z.string(), { unique: "item" })
  .default([])
  .describe("Names of mlEnvironment.repositories that the versions' containers come from. Default: none.");

/** What a stack file of the platform holds about its feature store and its model registry. */
export const featuresAndModelsSections = (environment: AwsEnvironment) => ({
  featureStore: featureStoreSettings
    .safeExtend({
      groups: recordValue(instanceName, featureGroupSettings)
        .default({})
        .describe("Feature groups by name. Default: none."),
    })
    .optional()
    .describe("SageMaker Feature Store: its groups, and what queries their history. Default: none."),
  registry: recordValue(
    instanceName,
    modelGroupSettings(environment).safeExtend({ repositories: ownRepositories }),
  )
    .default({})
    .describe("Models of the registry by name; readerAccounts deploy their versions. Default: none."),
});
