import { z } from "zod";
import { featureGroupLimits, featureNamePattern, reservedFeatureNames } from "@mlops/aws";
import {
  type SettingsCheck,
  choiceValue,
  independentValue,
  recordValue,
  refused,
  wholeNumberValue,
} from "@mlops/core";

/** The type of a feature's value: text, whole number or number. */
export type FeatureType = "String" | "Integral" | "Fractional";

/**
 * A feature: one value, or a collection, which only an in-memory online store keeps: a list, a set, or a vector of so
 * many fractional numbers.
 */
export type Feature =
  FeatureType | { readonly list: FeatureType } | { readonly set: FeatureType } | { readonly vector: number };

/** Features by name. */
export type Features = Readonly<Record<string, Feature>>;

/** Names of features with one value: what can identify a record. */
type IdentifierOf<All extends Features> = {
  [Name in keyof All & string]: All[Name] extends FeatureType ? Name : never;
}[keyof All & string];

/** Names of features that can hold the time of a record. */
type EventTimeOf<All extends Features> = {
  [Name in keyof All & string]: All[Name] extends "String" | "Fractional" ? Name : never;
}[keyof All & string];

/** The features of a group, and which of them identify a record and say when it was true. */
export interface FeatureSchema<
  All extends Features = Features,
  Identifier extends string = string,
  EventTime extends string = string,
> {
  readonly features: All;
  readonly recordIdentifier: Identifier;
  readonly eventTime: EventTime;
}

/**
 * Declare features, so that the compiler knows the group's records ({@link FeatureRecord}). A record identifier or an
 * event time that is not among them, or of a wrong type, does not compile.
 *
 * @example
 * export const customers = defineFeatures({
 *   recordIdentifier: "customer-id",
 *   eventTime: "updated-at",
 *   features: { "customer-id": "String", "updated-at": "Fractional", visits: "Integral" },
 * });
 */
export function defineFeatures<
  const All extends Features,
  const Identifier extends IdentifierOf<All>,
  const EventTime extends EventTimeOf<All>,
>(schema: FeatureSchema<All, Identifier, EventTime>): FeatureSchema<All, Identifier, EventTime> {
  return schema;
}

const typeValue = choiceValue<FeatureType>(["String", "Integral", "Fractional"]);
const featureValue = z.union([
  typeValue,
  z.strictObject({ list: typeValue.describe("Type of the elements, which keep their order.") }),
  z.strictObject({ set: typeValue.describe("Type of the elements, each of which is there once.") }),
  z.strictObject({
    vector: wholeNumberValue(featureGroupLimits.vectorDimension).describe(
      "How many fractional numbers it has, 1 to 8192.",
    ),
  }),
]);

/** What a stack file says about the features of a group. */
export const featureSchemaFields = {
  features: recordValue(
    z.string().meta({ pattern: featureNamePattern.source }),
    independentValue<Feature>(featureValue),
    featureGroupLimits.features,
  ).describe(
    "The features by name, 1 to 2500: String, Integral, Fractional, or a collection ({ list: String }, { set: String }, " +
      "{ vector: 128 }). A feature that is added later has to be added by mlops features add; none can be removed.",
  ),
  recordIdentifier: z.string().describe("Name of the feature that identifies a record. It cannot change."),
  eventTime: z
    .string()
    .describe(
      "Name of the feature that says when a record was true: String (ISO 8601) or Fractional (seconds since 1970). " +
        "It cannot change.",
    ),
};

/** Checks that concern several features. */
export const checkFeatures: SettingsCheck<FeatureSchema> = ({ value, issues }) => {
  const { features, recordIdentifier, eventTime } = value;
  issues.push(
    ...nameIssues(Object.keys(features)),
    ...roleIssue(features, "recordIdentifier", recordIdentifier, ["String", "Integral", "Fractional"]),
    ...roleIssue(features, "eventTime", eventTime, ["String", "Fractional"]),
  );
  if (recordIdentifier === eventTime) {
    issues.push(refused(["eventTime"], eventTime, "a feature other than recordIdentifier"));
  }
};

/** Columns of the offline store have lower-case names, and some of their own. */
function nameIssues(names: readonly string[]): z.core.$ZodRawIssue[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.flatMap((name, index) => {
    const path = ["features", name];
    const key = name.toLowerCase();
    if (!featureNamePattern.test(name)) return [refused(path, name, legalNames)];
    if (reservedFeatureNames.includes(key)) {
      return [refused(path, name, `a name other than ${reservedFeatureNames.join(", ")}`)];
    }
    const isFirst = lower.indexOf(key) === index;
    return isFirst ? [] : [refused(path, name, "each feature once, whatever its case")];
  });
}

const legalNames = 'a name of 1 to 64 letters, digits, "-" and "_", with a letter or a digit at both ends';

function roleIssue(
  features: Features,
  role: "recordIdentifier" | "eventTime",
  name: string,
  types: readonly FeatureType[],
): z.core.$ZodRawIssue[] {
  const feature = Object.hasOwn(features, name) ? features[name] : undefined;
  if (feature === undefined) return [refused([role], name, "the name of one of features")];
  if (typeof feature === "string" && types.includes(feature)) return [];
  return [refused(["features", name], feature, `${types.join(" or ")}, because it is the ${role}`)];
}
