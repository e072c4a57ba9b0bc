import type { OutputInstance } from "@pulumi/pulumi";
import type { DocumentValue } from "../document/document-value.ts";
import type { PipelineVariable, Scalar } from "../variables/pipeline-variable.ts";
import { written } from "../variables/written.ts";

/** One side of a comparison. */
export type Operand<T extends Scalar> = T | PipelineVariable<T> | OutputInstance<T>;

/** What a condition step decides by, as it stands in the definition. */
export type Condition =
  | {
      readonly Type: ComparisonType;
      readonly LeftValue: DocumentValue;
      readonly RightValue: DocumentValue;
    }
  | { readonly Type: "In"; readonly QueryValue: DocumentValue; readonly Values: readonly DocumentValue[] }
  | { readonly Type: "Not"; readonly Condition: Condition }
  | { readonly Type: "Or"; readonly Conditions: readonly Condition[] };

type ComparisonType = "Equals" | "GreaterThan" | "GreaterThanOrEqualTo" | "LessThan" | "LessThanOrEqualTo";

/** Both sides are the same. */
export function equals<T extends Scalar>(left: Operand<T>, right: Operand<NoInfer<T>>): Condition {
  return comparison("Equals", left, right);
}

/** The left side is the greater one. */
export function greaterThan(left: Operand<number>, right: Operand<number>): Condition {
  return comparison("GreaterThan", left, right);
}

/** The left side is not the smaller one. */
export function greaterThanOrEqualTo(left: Operand<number>, right: Operand<number>): Condition {
  return comparison("GreaterThanOrEqualTo", left, right);
}

/** The left side is the smaller one. */
export function lessThan(left: Operand<number>, right: Operand<number>): Condition {
  return comparison("LessThan", left, right);
}

/** The left side is not the greater one. */
export function lessThanOrEqualTo(left: Operand<number>, right: Operand<number>): Condition {
  return comparison("LessThanOrEqualTo", left, right);
}

/** The value is one of several. */
export function isIn<T extends Scalar>(value: Operand<T>, values: readonly Operand<NoInfer<T>>[]): Condition {
  return { Type: "In", QueryValue: written(value), Values: values.map(written) };
}

/** The condition does not hold. */
export function not(condition: Condition): Condition {
  return { Type: "Not", Condition: condition };
}

/** At least one of the conditions holds. (All conditions of a step have to hold.) */
export function or(...conditions: readonly Condition[]): Condition {
  return { Type: "Or", Conditions: conditions };
}

function comparison(type: ComparisonType, left: unknown, right: unknown): Condition {
  return { Type: type, LeftValue: written(left), RightValue: written(right) };
}
