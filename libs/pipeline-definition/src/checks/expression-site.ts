import { isList, isObject, memberOf } from "../document/document-value.ts";
import { expressionKey, expressionKeys } from "../document/expression.ts";
import type { DefinitionProblem, Place } from "./place.ts";
import { type StepSite, branchKeys } from "./step-site.ts";

/** An expression in a step. */
export interface ExpressionSite {
  readonly place: Place;
  /** Keys and list indices from the step to it. */
  readonly path: readonly (string | number)[];
  readonly expression: Readonly<Record<string, unknown>>;
  /** What it is a part of: nothing unless it stands in another expression. */
  readonly within?: "Std:Join" | "Std:JsonGet";
}

/** Every expression of a step; those of the steps in its branches are theirs. */
export function expressionsOf(step: StepSite): readonly ExpressionSite[] {
  return expressionsIn(
    step.content,
    step.place,
    (path) => step.type === "Condition" && path.length === 2 && branchKeys.some((key) => key === path[1]),
  );
}

/**
 * Every expression in a value.
 * @param isOthers whether what is at a path is left out. @default - nothing is
 */
export function expressionsIn(
  root: unknown,
  rootPlace: Place,
  isOthers: (path: readonly (string | number)[]) => boolean = () => false,
): readonly ExpressionSite[] {
  const search = (value: unknown, place: Place, path: readonly (string | number)[]): ExpressionSite[] => {
    if (isOthers(path)) return [];
    if (isList(value)) return value.flatMap((one, index) => search(one, place.at(index), [...path, index]));
    if (!isObject(value)) return [];
    if (isExpression(value)) return [{ place, path, expression: value }, ...partsOf(value, place)];
    return Object.entries(value).flatMap(([key, one]) => search(one, place.at(key), [...path, key]));
  };
  return search(root, rootPlace, []);
}

/** Whether an object is meant as an expression, if only by its key. */
export function isExpression(value: Readonly<Record<string, unknown>>): boolean {
  const [key = "", ...others] = Object.keys(value);
  return others.length === 0 && (key === "Get" || key.startsWith("Std:"));
}

function partsOf(expression: Readonly<Record<string, unknown>>, place: Place): ExpressionSite[] {
  const values = memberOf(expression["Std:Join"], "Values");
  const joined = isList(values) ? values : [];
  const inJoin = joined.flatMap((value, index) =>
    part(value, place.at("Std:Join").at("Values").at(index), "Std:Join"),
  );
  const uri = memberOf(expression["Std:JsonGet"], "S3Uri");
  return [...inJoin, ...part(uri, place.at("Std:JsonGet").at("S3Uri"), "Std:JsonGet")];
}

function part(value: unknown, place: Place, within: ExpressionSite["within"]): ExpressionSite[] {
  if (!isObject(value) || !isExpression(value)) return [];
  return [{ place, path: [], expression: value, within }, ...partsOf(value, place)];
}

/** What is wrong with the form of an expression. */
export function expressionFormProblems({ expression, place }: ExpressionSite): readonly DefinitionProblem[] {
  const key = expressionKey(expression);
  const [name = ""] = Object.keys(expression);
  if (key === undefined) {
    const known = expressionKeys.slice(1).join(" or ");
    return [place.at(name).refusesAs(`got an unknown function; expected ${known}`)];
  }
  if (key === "Get")
    return typeof expression.Get === "string" ? [] : [place.at(key).refuses(expression.Get, "a text")];
  return key === "Std:Join"
    ? joinProblems(expression[key], place.at(key))
    : jsonGetProblems(expression[key], place.at(key));
}

function joinProblems(join: unknown, place: Place): readonly DefinitionProblem[] {
  const on = memberOf(join, "On") ?? "";
  const values = memberOf(join, "Values");
  return [
    ...(typeof on === "string" ? [] : [place.at("On").refuses(on, "a text")]),
    ...(isList(values) ? [] : [place.at("Values").refuses(values, "a list")]),
  ];
}

function jsonGetProblems(jsonGet: unknown, place: Place): readonly DefinitionProblem[] {
  const path = memberOf(jsonGet, "Path");
  const sources = ["PropertyFile", "S3Uri"].filter((key) => memberOf(jsonGet, key) !== undefined);
  return [
    ...(typeof path === "string" ? [] : [place.at("Path").refuses(path, "where in the file, such as a.b")]),
    ...(sources.length === 1 ? [] : [place.refuses(jsonGet, "either PropertyFile or S3Uri")]),
  ];
}
