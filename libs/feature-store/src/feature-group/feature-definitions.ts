import type { sagemaker } from "@pulumi/aws/types/output.js";
import type { Feature, Features } from "./feature-schema.ts";

/** A feature in the words of the API. */
export interface FeatureDefinition {
  readonly featureName: string;
  readonly featureType: string;
  readonly collectionType?: "List" | "Set" | "Vector";
  readonly collectionConfig?: { readonly vectorConfig: { readonly dimension: number } };
}

/** Features in the words of the API, in the order in which they are declared. */
export function featureDefinitions(features: Features): FeatureDefinition[] {
  return Object.entries(features).map(([featureName, feature]) => ({ featureName, ...typeOf(feature) }));
}

function typeOf(feature: Feature): Omit<FeatureDefinition, "featureName"> {
  if (typeof feature === "string") return { featureType: feature };
  if ("list" in feature) return { featureType: feature.list, collectionType: "List" };
  if ("set" in feature) return { featureType: feature.set, collectionType: "Set" };
  return {
    featureType: "Fractional",
    collectionType: "Vector",
    collectionConfig: { vectorConfig: { dimension: feature.vector } },
  };
}

/** Where the declared features and those of the deployed group differ, by name. */
export interface FeatureDifference {
  /** Declared but not deployed: to be added by `UpdateFeatureGroup`. */
  readonly toAdd: readonly string[];
  /** Deployed but not declared any more: no feature can be removed. */
  readonly undeclared: readonly string[];
  /** Deployed with another type than declared: a type cannot change. */
  readonly differing: readonly string[];
}

/** Compare the declared features with those that the deployed group has. */
export function compareFeatures(
  declared: readonly FeatureDefinition[],
  deployed: readonly sagemaker.FeatureGroupFeatureDefinition[],
): FeatureDifference {
  const types = new Map(deployed.map((one) => [one.featureName, typeText(one)]));
  const names = new Set(declared.map(({ featureName }) => featureName));
  return {
    toAdd: declared.map(({ featureName }) => featureName).filter((name) => !types.has(name)),
    undeclared: [...types.keys()].filter((name): name is string => name !== undefined && !names.has(name)),
    differing: declared
      .filter((one) => types.has(one.featureName) && types.get(one.featureName) !== typeText(one))
      .map(({ featureName }) => featureName),
  };
}

/** The provider reads an absent collection back as an empty text. */
function typeText({
  featureType = "",
  collectionType,
  collectionConfig,
}: sagemaker.FeatureGroupFeatureDefinition): string {
  const dimension = collectionConfig?.vectorConfig?.dimension ?? "";
  return [featureType, collectionType ?? "", dimension].join("/");
}

/** What to do about a difference, one text for each kind; none where there is none. */
export function differenceTexts({ toAdd, undeclared, differing }: FeatureDifference): string[] {
  const say = (names: readonly string[], text: string) =>
    names.length === 0 ? [] : [`features ${names.join(", ")} ${text}`];
  return [
    ...say(
      toAdd,
      "are declared but not deployed; add them by npm run mlops -- features add (docs/operations/features.md), " +
        "then run pulumi refresh",
    ),
    ...say(undeclared, "are deployed but not declared; declare them again, because none can be removed"),
    ...say(differing, "are deployed with another type; declare the deployed type, because it cannot change"),
  ];
}
