import type { Range } from "./range.ts";

/** Limits of feature groups (SageMaker API, CreateFeatureGroup). */
export const featureGroupLimits = {
  /** Features of a group. API: `FeatureDefinitions`. */
  features: { min: 1, max: 2_500 },
  /** Units of provisioned throughput. API: `CapacityUnit`. */
  capacityUnits: { min: 0, max: 10_000_000 },
  /** Elements of a vector. Developer guide, "Collection types". */
  vectorDimension: { min: 1, max: 8_192 },
} as const satisfies Readonly<Record<string, Range>>;

/** The name of a feature: 1 to 64 letters, digits, hyphens and underscores (API: `FeatureName`). */
export const featureNamePattern = /^(?!.{65})[a-zA-Z0-9](?:[-_]*[a-zA-Z0-9])*$/;

/** Names of features that the store adds itself (API reference, FeatureDefinition, FeatureName). */
export const reservedFeatureNames: readonly string[] = ["is_deleted", "write_time", "api_invocation_time"];
