import { z } from "zod";

/**
 * A zod error as people read it: one line for each problem, with the key path, what came and what is allowed.
 * @param schema the schema that refused
 * @param error its error, made with `reportInput`; none gives no problems
 */
export function schemaProblems(schema: z.core.$ZodType, error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).flatMap((issue) => describe(schema, issue));
}

function describe(schema: z.core.$ZodType, issue: z.core.$ZodIssue): string[] {
  const at = pathText(issue.path);
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(schema, issue.path);
    const hint = allowed.length > 0 ? `; allowed: ${allowed.join(", ")}` : "";
    return issue.keys.map((key) => `${at}.${key}: no such key${hint}`);
  }
  if (issue.code === "invalid_union") {
    const meant = meantOption(issue.errors);
    if (meant)
      return meant.flatMap((inner) => describe(schema, { ...inner, path: [...issue.path, ...inner.path] }));
  }
  if (issue.input === undefined && issue.code !== "custom") return [`${at}: is missing; ${allowedBy(issue)}`];
  return [`${at}: got ${came(issue.input)}; ${allowedBy(issue)}`];
}

/**
 * The problems of the one option of a choice that was meant: the option that came nearest, if any takes a value of this
 * form at all. None for a choice among plain values.
 */
function meantOption(options: readonly z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const ofThisForm = options.filter((issues) =>
    issues.some(({ path, code }) => path.length > 0 || code === "unrecognized_keys"),
  );
  const distance = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.reduce(
      (sum, { path, ...issue }) =>
        sum + 1 / (path.length + 1) + (issue.code === "unrecognized_keys" ? issue.keys.length : 0),
      0,
    );
  return [...ofThisForm].sort((one, other) => distance(one) - distance(other))[0];
}

function allowedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_value":
      return `allowed: ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "invalid_type":
      return `expected ${issue.expected}`;
    case "too_small":
      return `expected ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${counted(issue.origin, issue.minimum)}`;
    case "too_big":
      return `expected ${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${counted(issue.origin, issue.maximum)}`;
    case "invalid_union":
      return (
        [...new Set(issue.errors.flatMap((errors) => errors.map(allowedBy)))].join(", or ") || issue.message
      );
    default:
      return issue.message;
  }
}

function counted(origin: string, count: number | bigint): string {
  const noun = { string: " character", array: " item" }[origin];
  return noun === undefined ? "" : `${noun}${Number(count) === 1 ? "" : "s"}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`))
    .join("");
}

function came(input: unknown): string {
  const text = JSON.stringify(input) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** The keys that the object at `path` of `schema` takes; none where the path leads through a choice. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const here = unwrapped(schema);
  if (path.length === 0) return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
  const [first, ...rest] = path;
  if (here instanceof z.ZodObject) {
    const next: unknown = here.shape[String(first)];
    return next instanceof z.ZodType ? keysAt(next, rest) : [];
  }
  if (here instanceof z.ZodArray) return keysAt(here.element, rest);
  return here instanceof z.ZodRecord ? keysAt(here.valueType, rest) : [];
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrapped(schema.unwrap());
  }
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  return schema;
}
