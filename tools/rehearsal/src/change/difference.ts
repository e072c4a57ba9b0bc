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
  if (Array.isArray(one) && Array.isArray(other)) return listDifferences(path, one, other);
  if (!isParts(one) || !isParts(other) || Array.isArray(one) || Array.isArray(other)) {
    return [{ path, before, after }];
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differencesAt([...path, key], partOf(one, key), partOf(other, key)));
}

/**
 * What differs between two lists, wherever equal elements stand: elements that came and went, and of those that are
 * objects, what differs between them, in their order.
 */
function listDifferences(path: readonly string[], before: PlainValue[], after: PlainValue[]): Difference[] {
  const gone = withoutEqual(before, after);
  const come = withoutEqual(after, before);
  // The same elements in another order.
  if (gone.length === 0 && come.length === 0) return [{ path, before, after }];
  const isPair = (index: number) => isParts(gone[index]?.value) && isParts(come[index]?.value);
  const count = Math.max(gone.length, come.length);
  return Array.from({ length: count }, (_, index) => index).flatMap((index): Difference[] => {
    const [one, other] = [gone[index], come[index]];
    if (one && other && isPair(index)) {
      return differencesAt([...path, String(other.index)], one.value, other.value);
    }
    return [...(one ? [removed(path, one)] : []), ...(other ? [added(path, other)] : [])];
  });
}

/** An element of a list. */
interface Element {
  readonly index: number;
  readonly value: PlainValue;
}

function removed(path: readonly string[], { index, value }: Element): Difference {
  return { path: [...path, String(index)], before: value, after: undefined };
}

function added(path: readonly string[], { index, value }: Element): Difference {
  return { path: [...path, String(index)], before: undefined, after: value };
}

/** Elements of a list that have no equal one in another list, each with its position. */
function withoutEqual(list: readonly PlainValue[], others: readonly PlainValue[]): Element[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(textOf(other), (left.get(textOf(other)) ?? 0) + 1);
  return list.flatMap((value, index) => {
    const count = left.get(textOf(value)) ?? 0;
    if (count === 0) return [{ index, value }];
    left.set(textOf(value), count - 1);
    return [];
  });
}

/** A text that equal values share. Values that are not known equal none. */
function textOf(value: PlainValue): string {
  return JSON.stringify(partsOf(revealed(value)), (_, part: PlainValue) =>
    typeof part === "object" && part !== null && !Array.isArray(part) && !(part instanceof Secret)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
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
