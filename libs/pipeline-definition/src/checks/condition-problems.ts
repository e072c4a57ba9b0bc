import { isList, isObject, memberOf } from "../document/document-value.ts";
import { anything, listOf, oneOf, structure } from "./form.ts";
import type { DefinitionProblem, Place } from "./place.ts";
import type { StepSite } from "./step-site.ts";
import { type Values, valueType } from "./value-type.ts";

const ordered = ["GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo"];
const comparisons = ["Equals", "NotEquals", ...ordered];
const types = [...comparisons, "In", "NotIn", "Not", "Or"];

const conditionArguments = structure(
  { Conditions: listOf(anything) },
  { IfSteps: anything, ElseSteps: anything },
);

/** What is wrong with what a condition step decides by. */
export function conditionProblems(step: StepSite, values: Values): readonly DefinitionProblem[] {
  const given = memberOf(step.content, "Arguments");
  if (step.type !== "Condition" || !isObject(given)) return [];
  const place = step.place.at("Arguments");
  const conditions = memberOf(given, "Conditions");
  return [...conditionArguments(given, place), ...listProblems(conditions, place.at("Conditions"), values)];
}

function listProblems(conditions: unknown, place: Place, values: Values): readonly DefinitionProblem[] {
  if (!isList(conditions)) return [];
  return conditions.flatMap((condition, index) => problemsOf(condition, place.at(index), values));
}

/** The Python SDK writes QueryValue and Values; AWS's JSON schema says Value and In. */
const inForm = structure({ Type: anything, QueryValue: anything, Values: listOf(anything) });
const inSchemaForm = structure({ Type: anything, Value: anything, In: listOf(anything) });
const comparisonForm = structure({ Type: anything, LeftValue: anything, RightValue: anything });
const notForm = structure({ Type: anything, Condition: anything });
const orForm = structure({ Type: anything, Conditions: listOf(anything) });

function problemsOf(condition: unknown, place: Place, values: Values): readonly DefinitionProblem[] {
  const type = memberOf(condition, "Type");
  if (!isObject(condition)) return [place.refuses(condition, "an object")];
  if (type === "Not") {
    return [
      ...notForm(condition, place),
      ...problemsOf(memberOf(condition, "Condition") ?? {}, place.at("Condition"), values),
    ];
  }
  if (type === "Or") {
    return [
      ...orForm(condition, place),
      ...listProblems(memberOf(condition, "Conditions"), place.at("Conditions"), values),
    ];
  }
  if (type === "In" || type === "NotIn") {
    return Object.hasOwn(condition, "In") ? inSchemaForm(condition, place) : inForm(condition, place);
  }
  if (!comparisons.some((one) => one === type)) return oneOf(types)(type, place.at("Type"));
  return [...comparisonForm(condition, place), ...sideProblems(condition, place, values)];
}

/** Both sides are of one kind, and what is put in order are numbers. */
function sideProblems(
  condition: Readonly<Record<string, unknown>>,
  place: Place,
  values: Values,
): readonly DefinitionProblem[] {
  const left = kindOf(memberOf(condition, "LeftValue"), values);
  const right = kindOf(memberOf(condition, "RightValue"), values);
  const isOrdered = ordered.some((one) => one === condition.Type);
  for (const [key, kind] of [
    ["LeftValue", left],
    ["RightValue", right],
  ] as const) {
    if (isOrdered && kind !== undefined && kind !== "a number")
      return [place.at(key).refuses(condition[key], `a number for ${String(condition.Type)}`)];
  }
  if (left === undefined || right === undefined || left === right) return [];
  return [place.at("RightValue").refuses(condition.RightValue, `${left}, as on the left side`)];
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  integer: "a number",
  float: "a number",
  boolean: "true or false",
};

/** What kind of value stands on a side; nothing if nobody knows. A text may be compared as a number when it runs. */
function kindOf(value: unknown, values: Values): string | undefined {
  return kinds[isObject(value) ? (valueType(value, values) ?? "") : typeof value];
}
