import { type Input, Output } from "@pulumi/pulumi";
import { z } from "zod";
import { type Duration, type Unit, countIn, isDuration } from "../units.ts";
import { choice } from "./problem.ts";
import { expectedBy } from "./schema-problems.ts";

/** The least that is allowed, and the most if there is such a limit. */
interface OpenRange {
  readonly min: number;
  /** @default - as much as one likes */
  readonly max?: number;
}

/** The limits of a length of time, counted in whole units. */
interface DurationRange extends OpenRange {
  readonly unit: Unit;
}

/**
 * A length of time such as `30 minutes` or `7 days`.
 * @param range what is allowed, in whole units. Absent: any length of time.
 */
export function durationValue(range?: DurationRange): z.ZodType<Duration, Duration> {
  const example = range
    ? `${range.min} ${range.max === undefined ? "or more" : `to ${range.max}`} whole ${range.unit}s, such as "${range.min} ${range.unit}${range.min === 1 ? "" : "s"}"`
    : 'a number and a unit, such as "30 minutes" or "7 days"';
  const allowed = (value: unknown): boolean =>
    typeof value === "string" && isDuration(value) && (range === undefined || isWithin(value, range));
  return z
    .custom<Duration>(allowed, { error: `expected ${example}` })
    .meta({ type: "string", pattern: "^\\d+(\\.\\d+)? (second|minute|hour|day)s?$" });
}

function isWithin(duration: Duration, { unit, min, max = Infinity }: DurationRange): boolean {
  const count = countIn(duration, unit);
  return Number.isSafeInteger(count) && min <= count && count <= max;
}

/** A whole number. */
export function wholeNumberValue({ min, max }: OpenRange): z.ZodInt {
  const error = `expected a whole number from ${min}${max === undefined ? "" : ` to ${max}`}`;
  const number = z.int({ error }).min(min, { error });
  return max === undefined ? number : number.max(max, { error });
}

/** A number that need not be whole, such as a weight. */
export function numberValue({ min, max }: OpenRange): z.ZodNumber {
  const error = `expected a number from ${min}${max === undefined ? "" : ` to ${max}`}`;
  const number = z.number({ error }).min(min, { error });
  return max === undefined ? number : number.max(max, { error });
}

/**
 * A number above 0 that need not be whole, such as a share in percent.
 * @param limits `max`: the most that is allowed. Absent: as much as one likes.
 */
export function positiveNumberValue({ max }: { readonly max?: number } = {}): z.ZodNumber {
  const error = `expected more than 0${max === undefined ? "" : ` and at most ${max}`}`;
  const number = z.number({ error }).positive({ error });
  return max === undefined ? number : number.max(max, { error });
}

/** A check of several keys of an object together: it adds what {@link refused} makes to the list `issues`. */
export type SettingsCheck<Value> = (payload: z.core.ParsePayload<Value>) => void;

/**
 * The problem that a check of several keys adds to `issues`; other checks run all the same.
 * @param path where the value stands below what is checked
 * @param input the value as it came; `undefined` is shown as "nothing"
 * @param expected what is allowed, then `; what to do` where that is not obvious
 */
export function refused(path: PropertyKey[], input: unknown, expected: string): z.core.$ZodRawIssue {
  return { code: "custom", path, input, message: `expected ${expected}`, continue: true };
}

/** How many entries an object may have. */
interface EntryLimits {
  /** @default 0 */
  readonly min?: number;
  readonly max: number;
}

/**
 * An object whose keys are names of the caller's choice, such as variants by name.
 * @param name what a name may be
 * @param limits how many entries there may be. Absent: as many as one likes.
 */
export function recordValue<Value extends z.ZodType>(
  name: z.ZodString,
  value: Value,
  limits?: EntryLimits,
): z.ZodRecord<z.ZodString, Value> {
  const record = z.record(name, value);
  if (limits === undefined) return record;
  const { min = 0, max } = limits;
  return record.check(({ value: entries, issues }) => {
    const count = Object.keys(entries).length;
    if (count < min || count > max) issues.push(refused([], entries, `${min} to ${max} entries`));
  });
}

/** What a list may hold besides what its items' schema says. */
interface ListLimits<Item> {
  /** @default 0 */
  readonly min?: number;
  /** @default - as many as one likes */
  readonly max?: number;
  /** What no two items may share: the item itself, or a key of it. @default - items may be equal */
  readonly unique?: "item" | (keyof Item & string);
  /**
   * Whether texts that differ in case only are equal, as in names that SageMaker writes into ARNs in lower case.
   * @default false
   */
  readonly ignoreCase?: boolean;
}

/** A list that nobody changes. */
export function listValue<Item extends z.ZodType>(
  item: Item,
  { min = 0, max = Infinity, unique, ignoreCase = false }: ListLimits<z.output<Item>> = {},
): z.ZodReadonly<z.ZodArray<Item>> {
  return z
    .array(item)
    .check((context) => {
      const { value, issues } = context;
      if (value.length < min || value.length > max) {
        const allowed =
          max === Infinity ? `at least ${min} item${min === 1 ? "" : "s"}` : `${min} to ${max} items`;
        issues.push(refused([], value, allowed));
      }
      if (unique === undefined) return;
      const keys = value.map((one) => (unique === "item" ? one : (one as Record<string, unknown>)[unique]));
      const compared = keys.map((key) => (ignoreCase && typeof key === "string" ? key.toLowerCase() : key));
      for (const [index, key] of keys.entries()) {
        if (compared.indexOf(compared[index]) === index) continue;
        const path = unique === "item" ? [index] : [index, unique];
        issues.push(refused(path, key, `each one once${ignoreCase ? ", whatever its case" : ""}`));
      }
    })
    .readonly();
}

/**
 * A value that may be known only after deployment. A stack file holds the plain value; a program may hand over an
 * Output instead, which is not checked.
 * @param plain schema of the plain value
 */
export function inputValue<Plain>(plain: z.ZodType<Plain, Plain>): z.ZodType<Input<Plain>, Input<Plain>> {
  return laterValue<Plain, Input<Plain>>(
    plain,
    (value) => Output.isInstance(value) || value instanceof Promise,
  );
}

/**
 * A value whose problems do not keep the checks of the object around it from running, so that all are named at once.
 * Those checks must expect a wrong value there, but none of a wrong type.
 * @param plain schema of the value
 */
export function independentValue<Plain>(plain: z.ZodType<Plain, Plain>): z.ZodType<Plain, Plain> {
  return laterValue<Plain, Plain>(plain, () => false);
}

/**
 * A value that may be known only later. A stack file holds the plain value; a program may hand over what stands for a
 * later one, which is not checked.
 * @param plain schema of the plain value
 * @param isLater tells what stands for a later value
 */
export function laterValue<Plain, Later>(
  plain: z.ZodType<Plain, Plain>,
  isLater: (value: unknown) => boolean,
): z.ZodType<Plain | Later, Plain | Later> {
  const schema = z.custom<Plain | Later>().check(({ value, issues }) => {
    if (isLater(value)) return;
    const { error } = plain.safeParse(value, { reportInput: true });
    for (const issue of error?.issues ?? []) {
      const { path, input, code } = issue;
      // A value of the right type is refused like that of any other schema: further checks run all the same.
      const isRightType = input !== undefined && code !== "invalid_type";
      issues.push({ ...refused([...path], input, expectedBy(issue)), continue: isRightType });
    }
  });
  plainSchemas.set(schema, plain);
  return schema;
}

const plainSchemas = new WeakMap<z.core.$ZodType, z.ZodType>();

/**
 * The schema of the plain value, of a schema made by {@link laterValue} or {@link independentValue}, or of one that
 * only describes such a schema: what a stack file may hold.
 */
export function plainSchemaOf(schema: z.core.$ZodType): z.ZodType | undefined {
  const { parent } = schema._zod;
  return plainSchemas.get(schema) ?? (parent && plainSchemaOf(parent));
}

/** One of a few texts. */
export function choiceValue<const Text extends string>(texts: readonly Text[]): z.ZodType<Text, Text> {
  return z.enum(texts, { error: `expected ${choice(texts.map((text) => JSON.stringify(text)))}` });
}

/**
 * A key that must be absent from one option of a union, because another option has it.
 * @param why why it has no place here, to follow "expected nothing"
 */
export function absentValue(why: string): z.ZodOptional<z.ZodNever> {
  return z.never({ error: `expected nothing; ${why}` }).optional();
}

/** A text, a number that reading it has not rounded, or true or false. */
export function scalarValue(): z.ZodType<string | number | boolean, string | number | boolean> {
  return z
    .union([z.string(), z.number(), z.boolean()], { error: "expected a text, a number, true or false" })
    .refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value), {
      error: `expected a whole number up to ${Number.MAX_SAFE_INTEGER}, or the number as a text`,
    });
}
