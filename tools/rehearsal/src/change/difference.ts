import { isDeepStrictEqual } from "node:util";
import { type PlainProperties, type PlainValue, Secret, UNKNOWN } from "@mlops/engine";

/** A value that differs between two deployments. */
export interface Difference {
  /** Where: property names and list positions. */
  readonly path: readonly string[];
  /** Nothing if it was not there. */
  readonly before: PlainValue | undefined;
  /** Nothing if it is not there any more. */
  readonly after: PlainValue | undefined;
}

/** What differs between the properties of a resource, leaf by leaf. JSON texts are compared by what they say. */
export function differences(before: PlainProperties, after: PlainProperties): Difference[] {
  return differencesAt([], before, after);
}

function differencesAt(
  path: readonly string[],
  before: PlainValue | undefined,
  after: PlainValue | undefined,
): Difference[] {
  const one = partsOf(before);
  const other = partsOf(after);
  if (areEqual(one, other)) return [];
  if (!isParts(one) || !isParts(other) || Array.isArray(one) !== Array.isArray(other)) {
    return [{ path, before, after }];
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differencesAt([...path, key], partOf(one, key), partOf(other, key)));
}

/** `isDeepStrictEqual` without the type that it gives its second value. */
const areEqual: (one: unknown, other: unknown) => boolean = isDeepStrictEqual;

type Parts = PlainValue[] | PlainProperties;

function isParts(value: PlainValue | undefined): value is Parts {
  return typeof value === "object" && value !== null && !(value instanceof Secret);
}

function partOf(parts: Parts, key: string): PlainValue | undefined {
  return Object.hasOwn(parts, key) ? (parts as PlainProperties)[key] : undefined;
}

/** A JSON text of a list or an object, read; any other value as it is. */
function partsOf(value: PlainValue | undefined): PlainValue | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as PlainValue;
  } catch {
    return value;
  }
}

/** A value for people: secrets are hidden, long texts shortened. */
export function valueText(value: PlainValue | undefined, length = 80): string {
  if (value === undefined) return "nothing";
  if (value === UNKNOWN) return "not known";
  if (value instanceof Secret) return "[secret]";
  const text = JSON.stringify(value, (_, part: unknown) => (part instanceof Secret ? "[secret]" : part));
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
