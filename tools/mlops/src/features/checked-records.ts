import {
  type Feature,
  type FeatureSchema,
  type FeatureValue,
  recordProblems,
  recordValues,
} from "@mlops/feature-store/feature-record";
import { WrongUse } from "../command/failures.ts";
import type { FileRecord } from "../ground-truth/csv-records.ts";

/** A record that may be written. */
export interface CheckedRecord {
  /** Where it comes from, as people find it: `reviews.csv:12`. */
  readonly place: string;
  readonly fields: FileRecord["fields"];
  readonly values: FeatureValue[];
}

const shownProblems = 20;

/**
 * Check records against the features of a group, and give them their types: of CSV everything is a text.
 * @param source of records with lines, such as `reviews.csv`
 * @param eventTime of records that have none. @default - they need one
 * @throws WrongUse with what is wrong, by line
 */
export function checkedRecords(
  schema: FeatureSchema,
  records: readonly FileRecord[],
  source: string,
  eventTime: Date | undefined,
): CheckedRecord[] {
  const typed = records.map(({ line, fields }) => ({
    place: `${source}:${line}`,
    fields,
    given: typedFields(schema, fields, eventTime),
  }));
  const problems = typed.flatMap(({ place, given }) =>
    recordProblems(schema, given).map((problem) => `${place}: ${problem}`),
  );
  if (problems.length > 0) {
    const more = problems.length > shownProblems ? [`and ${problems.length - shownProblems} more`] : [];
    throw new WrongUse(...problems.slice(0, shownProblems), ...more, "nothing was written");
  }
  return typed.map(({ place, fields, given }) => ({ place, fields, values: recordValues(schema, given) }));
}

function typedFields(
  schema: FeatureSchema,
  fields: FileRecord["fields"],
  eventTime: Date | undefined,
): FileRecord["fields"] {
  const timed = { ...(eventTime && { [schema.eventTime]: eventTime.toISOString() }), ...given(fields) };
  return Object.fromEntries(
    Object.entries(timed).map(([name, value]) => {
      const feature = Object.hasOwn(schema.features, name) ? schema.features[name] : undefined;
      const typed = feature === undefined ? value : typedValue(feature, value);
      return [name, name === schema.eventTime ? timeOf(feature, typed) : typed];
    }),
  );
}

/** What a record has: an empty cell, and null, are no value. */
const given = (fields: FileRecord["fields"]) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "" && value !== null));

/** A value of CSV as the feature wants it; one of another type stays as it is, and is refused later. */
function typedValue(feature: Feature, value: unknown): unknown {
  if (feature === "String") return typeof value === "number" ? String(value) : value;
  if (typeof value !== "string") return value;
  if (typeof feature === "object") return listOf(value) ?? value;
  return /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/.test(value) ? Number(value) : value;
}

/** A collection in a cell of CSV is JSON. */
function listOf(text: string): unknown[] | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) ? (value as unknown[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds since 1970 of a group whose event time is text, as ISO 8601; and the other way round. */
function timeOf(feature: Feature | undefined, value: unknown): unknown {
  if (feature === "Fractional" && typeof value === "string") {
    const seconds = Date.parse(value) / 1_000;
    return Number.isNaN(seconds) ? value : seconds;
  }
  if (feature !== "String" || typeof value !== "string") return value;
  if (/^\d{1,11}(\.\d+)?$/.test(value)) return new Date(Number(value) * 1_000).toISOString();
  // Without a time zone it would mean another moment on each machine.
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value);
  return isMoment && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : value;
}
