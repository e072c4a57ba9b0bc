import { isDeepStrictEqual } from "node:util";
import { type PlainProperties, type PlainValue, Secret, UNKNOWN, secret } from "@mlops/engine";

/** A value that differs between two deployments. */
export interface Difference {
  /** Where: property names and list positions. */
  readonly path: readonly string[];
  /** Nothing if it was not there. */
  readonly before: PlainValue | undefined;
  /** Nothing if it is not there any more. */
  readonly after: PlainValue | undefined;
}

/**
 * What differs between the properties of a resource, leaf by leaf. JSON texts are compared by what they say. A value
 * that is not known on one side, such as an encrypted secret, does not differ.
 */
export function differences(before: PlainProperties, after: PlainProperties): Difference[] {
  return differencesAt([], before, after);
}

function differencesAt(
  path: readonly string[],
  before: PlainValue | undefined,
  after: PlainValue | undefined,
): Difference[] {
  const isHidden = before instanceof Secret || after instanceof Secret;
  const one = partsOf(revealed(before));
  const other = partsOf(revealed(after));
  if (one === UNKNOWN || other === UNKNOWN || areEqual(one, other)) return [];
  if (isHidden) return [{ path, before: hidden(before), after: hidden(after) }];
  if (!isParts(one) || !isParts(other) || Array.isArray(one) !== Array.isArray(other)) {
    return [{ path, before, after }];
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differencesAt([...path, key], partOf(one, key), partOf(other, key)));
}

/** The values that differ, where the difference is that a list or an object came or went: each of its leaves. */
export function leavesOf({ path, before, after }: Difference): Difference[] {
  const one = partsOf(before);
  const other = partsOf(after);
  const parts = one === undefined ? other : other === undefined ? one : undefined;
  if (!isParts(parts) || Object.keys(parts).length === 0) return [{ path, before, after }];
  return Object.keys(parts).flatMap((key) =>
    leavesOf({
      path: [...path, key],
      before: isParts(one) ? partOf(one, key) : undefined,
      after: isParts(other) ? partOf(other, key) : undefined,
    }),
  );
}

/** The value at a path; nothing if there is none. Secrets are opened, JSON texts read. */
export function valueAt(value: PlainValue | undefined, path: readonly string[]): PlainValue | undefined {
  const [key, ...rest] = path;
  const parts = partsOf(revealed(value));
  if (key === undefined) return parts;
  return isParts(parts) ? valueAt(partOf(parts, key), rest) : undefined;
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

function revealed(value: PlainValue | undefined): PlainValue | undefined {
  return value instanceof Secret ? value.value : value;
}

function hidden(value: PlainValue | undefined): PlainValue | undefined {
  return value === undefined || value instanceof Secret ? value : secret(value);
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
