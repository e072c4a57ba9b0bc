import { choice } from "@mlops/core";
import { nearest } from "@mlops/api-constraints";
import { isList, memberOf } from "../document/document-value.ts";
import { resultMembers, resultShape } from "../results/result-shapes.ts";
import type { ReferencePart } from "./reference.ts";
import type { StepSite } from "./step-site.ts";

/** What a reference into a step's result gives: a type (`string`, `integer`, …, `unknown`), or what is expected instead. */
export type ResultType = { readonly type: string } | { readonly expected: string };

/** Texts up to this number are listed in a message; of more, the nearest one is named. */
const LISTED = 6;

/** Type of what a reference into the result of a step gives. */
export function resultType(step: StepSite, parts: readonly ReferencePart[]): ResultType {
  if (step.type === "Lambda" || step.type === "Callback") return answerType(step, parts);
  const members = resultMembers(step.type);
  if (!members) return { type: "unknown" };
  let found = memberType(members, parts[0], step);
  for (const [index, part] of parts.entries()) {
    if (index === 0) continue;
    if ("expected" in found) return found;
    found = partType(found.type, part, step, parts.slice(0, index));
  }
  if ("expected" in found) return found;
  return resultShape(found.type) ? { expected: "one value: name a member or an element of it" } : found;
}

function partType(
  shapeName: string,
  part: ReferencePart,
  step: StepSite,
  before: readonly ReferencePart[],
): ResultType {
  const shape = resultShape(shapeName);
  if (!shape) return { expected: "nothing after a single value" };
  if (shape.members) return memberType(shape.members, part, step);
  const isNamed = "name" in part;
  if (shape.value !== undefined)
    return isNamed ? { type: shape.value } : { expected: "a key in brackets, such as ['key']" };
  if ("member" in part) return { expected: "an element of the list, such as [0] or ['name']" };
  const names = isNamed ? outputNames(step, before) : undefined;
  if (names && isNamed && !names.includes(part.name))
    return { expected: oneOfNames("an output of the step", part.name, names) };
  return { type: shape.element ?? "unknown" };
}

function memberType(
  members: Readonly<Record<string, string>>,
  part: ReferencePart | undefined,
  step: StepSite,
): ResultType {
  const names = Object.keys(members);
  const what = `a property of what a ${step.type} step results in`;
  if (part && "member" in part && Object.hasOwn(members, part.member))
    return { type: members[part.member] ?? "unknown" };
  if (names.length === 0) return { expected: `nothing: a ${step.type} step has no results` };
  return { expected: oneOfNames(what, part && "member" in part ? part.member : "", names) };
}

/** The outputs that a processing step declares; nothing if one of them is known only later. */
function outputNames(step: StepSite, path: readonly ReferencePart[]): readonly string[] | undefined {
  const isOutputs = path.map((part) => ("member" in part ? part.member : "")).join(".");
  if (step.type !== "Processing" || isOutputs !== "ProcessingOutputConfig.Outputs") return undefined;
  return processingOutputs(step);
}

/** Names of the outputs of a processing step; nothing if one of them is known only later. */
export function processingOutputs({ content }: StepSite): readonly string[] | undefined {
  const outputs = memberOf(memberOf(memberOf(content, "Arguments"), "ProcessingOutputConfig"), "Outputs");
  if (outputs !== undefined && !isList(outputs)) return undefined;
  const names = (outputs ?? []).map((output) => memberOf(output, "OutputName"));
  return names.every((name) => typeof name === "string") ? names : undefined;
}

const answerTypes = new Map([
  ["String", "string"],
  ["Integer", "integer"],
  ["Float", "float"],
  ["Boolean", "boolean"],
]);

function answerType({ content }: StepSite, parts: readonly ReferencePart[]): ResultType {
  const declared = memberOf(content, "OutputParameters");
  const outputs = isList(declared) ? declared : [];
  const names = outputs.map((output) => String(memberOf(output, "OutputName")));
  const [first, second, ...others] = parts;
  const isOutput = first && "member" in first && first.member === "OutputParameters" && others.length === 0;
  const name = second && "name" in second ? second.name : "";
  const index = names.indexOf(name);
  if (!isOutput || index < 0)
    return { expected: oneOfNames("OutputParameters['…'] with a name that the step declares", name, names) };
  return { type: answerTypes.get(String(memberOf(outputs[index], "OutputType"))) ?? "unknown" };
}

function oneOfNames(what: string, name: string, names: readonly string[]): string {
  if (names.length === 0) return `${what}; it has none`;
  if (names.length <= LISTED) return `${what}: ${choice(names)}`;
  return `${what}; the nearest is ${nearest(name, names)}`;
}
