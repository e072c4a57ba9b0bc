export { type FeatureDefinition, type FeatureDifference } from "./feature-group/feature-definitions.ts";
export { FeatureGroup, type FeatureGroupArgs } from "./feature-group/feature-group.ts";
export { featureGroupSettings } from "./feature-group/feature-group-settings.ts";
export { type FeatureRecord, type FeatureValue, featureValues } from "./feature-group/feature-record.ts";
export {
  type Feature,
  type FeatureSchema,
  type Features,
  defineFeatures,
} from "./feature-group/feature-schema.ts";
export { FeatureStore, type FeatureStoreArgs, featureStoreSettings } from "./feature-store/feature-store.ts";
