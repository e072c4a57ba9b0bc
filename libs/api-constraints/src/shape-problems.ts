import { type Shape, shapeOf } from "./api-model.ts";
import { descriptionOf, textDescription } from "./description.ts";
import type { Dialect } from "./dialect.ts";
import type { Given } from "./given.ts";
import { nearest } from "./nearest.ts";
import { fitsPattern } from "./pattern.ts";
import { type Problem, between, counted, cut } from "./problem.ts";

/** More values than these are not listed in a message. */
const LISTED_VALUES = 12;

/** Longer patterns than this are cut in a message: nobody reads them. */
const SHOWN_PATTERN = 200;

/** What the shapes of the API have against what is given, at whatever depth. Values that are unknown pass. */
export function shapeProblems(given: Given, dialect: Dialect): Problem[] {
  return problemsOf(given, dialect, false);
}

/** @param isPrivate whether values are not to be shown: they may be secrets, which arrive as plain values */
function problemsOf(given: Given, dialect: Dialect, isPrivate: boolean): Problem[] {
  const shape = shapeOf(dialect.model, given.shape);
  const { content } = given;
  const hidden = isPrivate || shape.sensitive === true;
  if (content.kind === "absent" || content.kind === "unknown") return [];
  // What is uploaded.
  if (shape.type === "blob") return [];
  if (content.kind === "text" && isTextual(shape.type)) {
    return textProblems(given, content.text, shape, hidden);
  }
  if (content.kind === "number" && isNumeric(shape.type)) return numberProblems(given, content.number, shape);
  if (content.kind === "boolean" && shape.type === "boolean") return [];
  if (content.kind === "list" && shape.type === "list") {
    const inner = content.elements.flatMap((element) => problemsOf(element, dialect, hidden));
    return [...sizeProblems(given, content.size, "element", shape), ...inner];
  }
  if (content.kind === "map" && shape.type === "map") {
    return [
      ...sizeProblems(given, content.entries.length, "entry", shape),
      ...entryProblems(given, shape, dialect),
    ];
  }
  if (content.kind === "structure" && shape.type === "structure") {
    return structureProblems(given, shape, dialect, hidden);
  }
  return [{ path: given.path, got: descriptionOf(given, hidden), allowed: typeClause(shape.type) }];
}

const typeNames: Readonly<Record<string, string>> = {
  structure: "an object",
  map: "an object",
  list: "a list",
  string: "a text",
  integer: "a whole number",
  float: "a number",
  boolean: "true or false",
  timestamp: "a time such as 2026-01-31T08:00:00Z",
};

function typeClause(type: string): string {
  return `allowed is ${typeNames[type] ?? type}`;
}

function isTextual(type: string): boolean {
  return type === "string" || type === "timestamp";
}

function isNumeric(type: string): boolean {
  return type === "integer" || type === "float";
}

function structureProblems(given: Given, shape: Shape, dialect: Dialect, hidden: boolean): Problem[] {
  if (given.content.kind !== "structure") return [];
  const filledIn = dialect.filledIn[given.shape] ?? {};
  const missing = (shape.required ?? []).filter(
    (member) => given.at(member).isAbsent && filledIn[member] === undefined,
  );
  return [
    ...missing.map((member) => ({ path: given.at(member).path, got: "nothing", allowed: "it is required" })),
    ...(shape.union === true ? unionProblems(given) : []),
    ...[...given.content.members.values()].flatMap((member) => problemsOf(member, dialect, hidden)),
  ];
}

/** A union that holds something unknown may hold nothing else in the end, so only what is known counts. */
function unionProblems(given: Given): Problem[] {
  if (given.content.kind !== "structure") return [];
  const members = [...given.content.members.values()];
  const known = members.filter((member) => member.isKnown);
  if (known.length <= 1 && members.length > 0) return [];
  const got = known.map(({ path }) => path.slice(path.lastIndexOf(".") + 1)).join(" and ");
  const allowed = "allowed is exactly one member";
  return [{ path: given.path, got: got === "" ? "nothing in it" : got, allowed }];
}

/** Values of maps are the users' own (environment variables, hyperparameters): they are not shown. */
function entryProblems(given: Given, { key: keyShape = "string" }: Shape, dialect: Dialect): Problem[] {
  const shape = shapeOf(dialect.model, keyShape);
  return given.entries.flatMap(({ key, value }) => [
    ...textProblems(given, key, shape, false).map(({ got, ...problem }) => ({
      ...problem,
      got: got.startsWith('"') ? `the key ${got}` : `a key of ${got}`,
    })),
    ...problemsOf(value, dialect, true),
  ]);
}

function textProblems({ path }: Given, text: string, shape: Shape, hidden: boolean): Problem[] {
  const got = textDescription(text, hidden);
  if (shape.enum && !shape.enum.includes(text)) return [{ path, got, allowed: choice(text, shape.enum) }];
  if (shape.type === "timestamp" && !isTime(text)) return [{ path, got, allowed: typeClause("timestamp") }];
  const length = lengthOf(text);
  if (!isWithin(length, shape)) {
    const allowed = `allowed is ${between(shape.min, shape.max)} characters`;
    return [{ path, got: length === 0 ? got : counted(length, "character"), allowed }];
  }
  if (shape.pattern === undefined || fitsPattern(shape.pattern, text)) return [];
  return [{ path, got, allowed: `allowed is what matches ${cut(shape.pattern, SHOWN_PATTERN)}` }];
}

function numberProblems({ path }: Given, number: number, shape: Shape): Problem[] {
  const got = `${number}`;
  const isWhole = shape.type !== "integer" || Number.isInteger(number);
  if (!isWhole) return [{ path, got, allowed: typeClause("integer") }];
  if (isWithin(number, shape)) return [];
  return [{ path, got, allowed: `allowed is ${between(shape.min, shape.max)}` }];
}

function sizeProblems({ path }: Given, size: number, unit: string, shape: Shape): Problem[] {
  if (isWithin(size, shape)) return [];
  const units = counted(shape.max ?? shape.min ?? 0, unit).replace(/^\d+ /, "");
  const allowed = `allowed is ${between(shape.min, shape.max)} ${units}`;
  return [{ path, got: counted(size, unit), allowed }];
}

function isWithin(value: number, { min = -Infinity, max = Infinity }: Shape): boolean {
  return min <= value && value <= max;
}

/** Characters as the APIs count them: those that take two places in a text of this language are one. */
function lengthOf(text: string): number {
  const pairs = /[\uD800-\uDBFF]/.test(text)
    ? [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].length
    : 0;
  return text.length - pairs;
}

function choice(text: string, values: readonly string[]): string {
  const listed = values.map((value) => `"${value}"`).join(", ");
  if (values.length === 1) return `allowed is ${listed}`;
  if (values.length <= LISTED_VALUES) return `allowed is one of ${listed}`;
  return `allowed is one of ${values.length} values, the nearest is "${nearest(text, values)}"`;
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/.test(text);
}
