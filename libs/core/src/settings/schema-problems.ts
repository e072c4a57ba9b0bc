import { z } from "zod";
import { choice, problem } from "./problem.ts";

/**
 * A zod error as people read it: one line for each problem, `path: got X; expected Y`.
 * @param schema the schema that refused
 * @param error its error, made with `reportInput`; none gives no problems
 */
export function schemaProblems(schema: z.core.$ZodType, error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).flatMap((issue) => issueProblems(schema, issue));
}

function issueProblems(schema: z.core.$ZodType, issue: z.core.$ZodIssue): string[] {
  const at = pathText(issue.path);
  if (issue.code === "unrecognized_keys") {
    const allowed = schemasAt(schema, issue.path).flatMap((one) => keysOf(one, issue.input));
    const expected = allowed.length > 0 ? `expected ${choice([...new Set(allowed)])}` : "remove it";
    // lostKeyProblems tells of this one, wherever it stands.
    const keys = issue.keys.filter((key) => key !== "__proto__");
    return keys.map((key) => `${pathText([...issue.path, key])}: got an unknown key; ${expected}`);
  }
  if (issue.code === "invalid_union") {
    const nearest = tagProblem(issue.errors) ?? nearestOption(issue.errors);
    if (nearest)
      return nearest.flatMap((inner) =>
        issueProblems(schema, { ...inner, path: [...issue.path, ...inner.path] }),
      );
  }
  return [problem(at === "" ? "value" : at, gotBy(issue), expectedBy(issue))];
}

/** The value that is wrong: where the key that tells a union's options apart has a wrong value, that value. */
function gotBy(issue: z.core.$ZodIssue): unknown {
  if (issue.code !== "invalid_union" || issue.discriminator === undefined) return issue.input;
  const { input, discriminator } = issue;
  return typeof input === "object" && input !== null ? Reflect.get(input, discriminator) : input;
}

/**
 * The one problem of an object whose key that tells a union's options apart, such as `kind`, has a value that none of
 * them has: allowed is what any of them has there. Nothing where an option has the value, or no key tells them apart.
 */
function tagProblem(options: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const tags = options.flatMap((issues) => issues.filter(isTagIssue).slice(0, 1));
  const [tag] = tags;
  if (!tag || tags.length < options.length || tags.some(({ path }) => path[0] !== tag.path[0]))
    return undefined;
  return [{ ...tag, values: [...new Set(tags.flatMap(({ values }) => values))] }];
}

/** Whether an object has another value than the one by which an option of a union is told from the others. */
function isTagIssue(issue: z.core.$ZodIssue): issue is z.core.$ZodIssueInvalidValue {
  return issue.code === "invalid_value" && issue.path.length === 1 && issue.values.length === 1;
}

/**
 * The problems of the option of a union that the value comes nearest to, among those that take a value of this form at
 * all. None for a union of plain values.
 */
function nearestOption(options: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const ofThisForm = options.filter((issues) =>
    issues.some(({ path, code }) => path.length > 0 || code === "unrecognized_keys"),
  );
  return [...ofThisForm].sort((one, other) => distance(one) - distance(other))[0];
}

/**
 * How far a value is from a form that refuses it: a problem counts the less the deeper it lies, each key that the form
 * does not have one more, and another value of the key that tells the options apart more than all of these.
 * @param depth how deep the value itself lies
 */
function distance(issues: readonly z.core.$ZodIssue[], depth = 0): number {
  const distances = issues.map((issue) => {
    if (isTagIssue(issue)) return 100;
    const at = depth + issue.path.length;
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      return Math.min(...issue.errors.map((option) => distance(option, at)));
    }
    return 1 / (at + 1) + surplusKeys(issue);
  });
  return distances.reduce((sum, one) => sum + one, 0);
}

/** How many keys are too many: unknown ones, or one that only says why it may not have a value. */
function surplusKeys(issue: z.core.$ZodIssue): number {
  if (issue.code === "unrecognized_keys") return issue.keys.length;
  return issue.code === "invalid_type" && issue.expected === "never" ? 1 : 0;
}

/**
 * What the schema allows, to follow "expected". Messages that begin with that word are our own schemas' and say it
 * themselves.
 */
export function expectedBy(issue: z.core.$ZodIssue): string {
  const [, ownWords] = /^expected (.*)$/s.exec(issue.message) ?? [];
  if (ownWords !== undefined) return ownWords;
  switch (issue.code) {
    case "invalid_value":
      return choice(issue.values.map((value) => JSON.stringify(value)));
    case "invalid_type":
      return typeNames[issue.expected] ?? issue.expected;
    case "too_small":
      return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${counted(issue.origin, issue.minimum)}`;
    case "too_big":
      return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${counted(issue.origin, issue.maximum)}`;
    case "invalid_union":
      if ("options" in issue && issue.options) return choice(issue.options.map((tag) => JSON.stringify(tag)));
      return choice([...new Set(issue.errors.flatMap((errors) => errors.map(expectedBy)))]);
    case "invalid_key":
      return choice(issue.issues.map(expectedBy));
    default:
      return issue.message;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
  tuple: "a list",
};

function counted(origin: string, count: number | bigint): string {
  const noun = { string: " character", array: " item" }[origin];
  return noun === undefined ? "" : `${noun}${Number(count) === 1 ? "" : "s"}`;
}

/** Where a value stands: `users[1].name`; keys that are not plain words in brackets: `expire["captured/"]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      const key = String(part);
      if (!/^[\w-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
      return `${index > 0 ? "." : ""}${key}`;
    })
    .join("");
}

/** The schemas of what stands at `path` of `schema`: where the path leads through a union, those of each option. */
function schemasAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType[] {
  const here = unwrapped(schema);
  const [first, ...rest] = path;
  if (first === undefined) return [here];
  if (here instanceof z.ZodUnion) return here.options.flatMap((option) => schemasAt(option, path));
  if (here instanceof z.ZodObject) {
    const next: unknown = here.shape[String(first)];
    return next instanceof z.ZodType ? schemasAt(next, rest) : [];
  }
  if (here instanceof z.ZodArray) return schemasAt(here.element, rest);
  return here instanceof z.ZodRecord ? schemasAt(here.valueType, rest) : [];
}

/**
 * The keys that the object `input` may have in `schema`; in a union, in the options that it has the `kind` or `mode` of,
 * or else in the option that it comes nearest to. A key that only says why it may not have a value is not among them.
 */
function keysOf(schema: z.core.$ZodType, input: unknown): string[] {
  const here = unwrapped(schema);
  if (here instanceof z.ZodUnion) {
    const sameKind = here.options.filter((option) => hasTagOf(option, input));
    const meant = sameKind.length > 0 ? sameKind : nearestOf(here.options, input);
    return meant.flatMap((option) => keysOf(option, input));
  }
  if (!(here instanceof z.ZodObject)) return [];
  return Object.entries(here.shape).flatMap(([key, value]) =>
    unwrapped(value) instanceof z.ZodNever ? [] : [key],
  );
}

/** Whether `input` has the literal, such as its `kind`, by which an object of a union is told from the others. */
function hasTagOf(option: z.core.$ZodType, input: unknown): boolean {
  const here = unwrapped(option);
  if (!(here instanceof z.ZodObject) || typeof input !== "object" || input === null) return false;
  const tags = Object.entries(here.shape).filter(([, value]) => value instanceof z.ZodLiteral);
  return (
    tags.length > 0 && tags.every(([key, tag]) => z.core.safeParse(tag, Reflect.get(input, key)).success)
  );
}

function nearestOf(options: readonly z.core.$ZodType[], input: unknown): readonly z.core.$ZodType[] {
  const errors = options.map((option) => z.core.safeParse(option, input).error?.issues ?? []);
  const nearest = nearestOption(errors);
  return options.filter((_, index) => errors[index] === nearest);
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  ) {
    return unwrapped(schema.unwrap());
  }
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema;
}
