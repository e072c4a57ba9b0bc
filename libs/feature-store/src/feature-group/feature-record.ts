import { problem } from "@mlops/core/problem";
import type { Feature, FeatureSchema, FeatureType } from "./feature-schema.ts";

export type { Feature, Features, FeatureSchema } from "./feature-schema.ts";

type ElementValue<Type extends FeatureType> = Type extends "String" ? string : number;

/** The value of a feature in a program. */
type ValueOf<One extends Feature> = One extends FeatureType
  ? ElementValue<One>
  : One extends { readonly list: infer Type extends FeatureType }
    ? readonly ElementValue<Type>[]
    : One extends { readonly set: infer Type extends FeatureType }
      ? readonly ElementValue<Type>[]
      : readonly number[];

/**
 * A record of a group, by the group's schema: identifier and event time are there, every other feature may be left out.
 *
 * @example
 * const record: FeatureRecord<typeof customers> = { "customer-id": "c-1", "updated-at": 1767600000, visits: 3 };
 */
export type FeatureRecord<Schema extends FeatureSchema> = {
  readonly [Name in Schema["recordIdentifier"] | Schema["eventTime"]]: ValueOf<Schema["features"][Name]>;
} & {
  readonly [Name in keyof Schema["features"]]?: ValueOf<Schema["features"][Name]>;
};

/** A value as the API's `PutRecord` takes it. */
export interface FeatureValue {
  readonly FeatureName: string;
  readonly ValueAsString?: string;
  readonly ValueAsStringList?: string[];
}

/** ISO 8601 as `PutRecord` takes it: `yyyy-MM-dd'T'HH:mm:ssZ`, with or without milliseconds. */
const eventTimeForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

/**
 * A record as the API's `PutRecord` takes it.
 * @throws Error with every problem of the record: feature, what came, what is allowed
 */
export function featureValues<Schema extends FeatureSchema>(
  schema: Schema,
  record: FeatureRecord<Schema>,
): FeatureValue[] {
  const problems = recordProblems(schema, record);
  if (problems.length > 0) throw new Error(["the record cannot be put:", ...problems].join("\n  - "));
  return recordValues(schema, record);
}

/** The values of a record that has no {@link recordProblems}, as the API's `PutRecord` takes them. */
export function recordValues(schema: FeatureSchema, given: GivenRecord): FeatureValue[] {
  return Object.keys(schema.features).flatMap((name) => valuesOf(name, given[name]));
}

/** What comes as a record: values by feature. */
type GivenRecord = Readonly<Record<string, unknown>>;

/** What is wrong with a record: feature, what came, what is allowed. */
export function recordProblems(schema: FeatureSchema, given: GivenRecord): string[] {
  const required = [schema.recordIdentifier, schema.eventTime];
  return [
    ...Object.keys(given)
      .filter((name) => !Object.hasOwn(schema.features, name))
      .map((name) => problem(name, given[name], "a feature of the group")),
    ...Object.entries(schema.features).flatMap(([name, feature]) =>
      valueProblems(name, feature, given[name], required.includes(name)),
    ),
    ...eventTimeProblems(schema, given[schema.eventTime]),
  ];
}

function valuesOf(name: string, value: unknown): FeatureValue[] {
  if (value === undefined) return [];
  return [
    Array.isArray(value)
      ? { FeatureName: name, ValueAsStringList: value.map(String) }
      : { FeatureName: name, ValueAsString: String(value) },
  ];
}

function valueProblems(name: string, feature: Feature, value: unknown, isRequired: boolean): string[] {
  if (value === undefined) return isRequired ? [problem(name, value, "a value in every record")] : [];
  if (typeof feature === "string") {
    return fits(feature, value) ? [] : [problem(name, value, wording[feature])];
  }
  const { type, count } = elementsOf(feature);
  const expected = count === undefined ? "a list" : `a list of ${count} elements`;
  if (!Array.isArray(value) || (count !== undefined && value.length !== count)) {
    return [problem(name, value, expected)];
  }
  return value.flatMap((element: unknown, index) =>
    fits(type, element) ? [] : [problem(`${name}[${index}]`, element, wording[type])],
  );
}

function elementsOf(feature: Exclude<Feature, FeatureType>): { type: FeatureType; count?: number } {
  if ("vector" in feature) return { type: "Fractional", count: feature.vector };
  return { type: "list" in feature ? feature.list : feature.set };
}

const wording: Readonly<Record<FeatureType, string>> = {
  String: "a text",
  Integral: "a whole number",
  Fractional: "a number",
};

function fits(type: FeatureType, value: unknown): boolean {
  if (type === "String") return typeof value === "string";
  return type === "Integral" ? Number.isSafeInteger(value) : Number.isFinite(value);
}

function eventTimeProblems({ eventTime }: FeatureSchema, value: unknown): string[] {
  return typeof value !== "string" || eventTimeForm.test(value)
    ? []
    : [problem(eventTime, value, 'a time such as "2026-01-05T08:00:00Z"')];
}
