import { requestMemberType } from "@mlops/api-constraints";
import { isObject } from "../document/document-value.ts";
import { expressionKey } from "../document/expression.ts";
import type { ValueType } from "../document/pipeline-definition.ts";
import type { KnownParameter } from "./parameter-problems.ts";
import { referenceOf } from "./reference-problems.ts";
import { resultType } from "./result-type.ts";
import type { StepSite } from "./step-site.ts";

/** What is known of a pipeline when the values of its expressions are looked at. */
export interface Values {
  readonly parameters: ReadonlyMap<string, KnownParameter>;
  readonly steps: ReadonlyMap<string, StepSite>;
}

const parameterTypes: Readonly<Record<ValueType, string>> = {
  String: "string",
  Integer: "integer",
  Float: "float",
  Boolean: "boolean",
};

/** Type of the value that an expression will have: `string`, `integer`, `float`, `boolean`; nothing if nobody knows. */
export function valueType(expression: unknown, values: Values): string | undefined {
  if (expressionKey(expression) === "Std:Join") return "string";
  const reference = isObject(expression) ? referenceOf(expression.Get) : undefined;
  switch (reference?.kind) {
    case "execution":
      return "string";
    case "parameter": {
      const type = values.parameters.get(reference.name)?.type;
      return type && parameterTypes[type];
    }
    case "result": {
      const step = values.steps.get(reference.step);
      const found = step && resultType(step, reference.parts);
      return found && "type" in found && found.type !== "unknown" ? found.type : undefined;
    }
    default:
      return undefined;
  }
}

/** Types of values that the API takes for a type of its own. */
const taken: Readonly<Record<string, readonly string[]>> = {
  string: ["string"],
  timestamp: ["string"],
  integer: ["integer"],
  float: ["integer", "float"],
  boolean: ["boolean"],
};

/** Types as people call them. */
export const typeWords: Readonly<Record<string, string>> = {
  string: "a text",
  timestamp: "a text",
  integer: "a whole number",
  float: "a number",
  boolean: "true or false",
};

/**
 * What the API expects at a place of a request instead of a value of `type`; nothing if it takes it.
 * @param path keys and list indices from the request to the place
 */
export function expectedInstead(
  operation: string,
  path: readonly (string | number)[],
  type: string,
): string | undefined {
  const expected = requestMemberType(operation, path) ?? "";
  return taken[expected]?.includes(type) === false ? typeWords[expected] : undefined;
}
