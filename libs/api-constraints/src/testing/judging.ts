import { Property } from "../property.ts";
import { handedOver } from "./handed-over.ts";
import { type Changes, changed } from "./values.ts";
import { apiProblems } from "../check.ts";
import { type JudgedType, validResources } from "./resources/index.ts";

/** What is found in the valid resource of a type after `changes`, which may hold `UNKNOWN`. */
export function problemsAfter(type: JudgedType, changes: Changes, name?: string): string[] {
  return problemsIn(type, changed<object>(validResources[type], changes), name);
}

/** What is found in a resource whose properties arrive as the SDK hands them to a policy. */
export function problemsIn(type: string, props: object, name?: string): string[] {
  return apiProblems(type, Property.of(handedOver(props)), name);
}
