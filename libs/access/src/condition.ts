import { type NamedComparison, comparisonOf } from "./comparison.ts";
import { expandVariables, hasVariables, lacksVariables } from "./policy-variable.ts";
import { type RequestContext, valuesOf } from "./request-context.ts";
import { type Truth, every, not, some, truthOf } from "./truth.ts";

/** One key of a condition, with what is wanted of it. */
export interface KeyCondition {
  /** As the policy writes it, such as `ForAnyValue:StringLike`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly holds: (context: RequestContext) => Truth;
}

interface Operator {
  readonly set: "ForAllValues" | "ForAnyValue" | undefined;
  readonly comparison: NamedComparison;
  readonly isIfExists: boolean;
}

/**
 * A condition on one key.
 * @throws Error for an operator that IAM does not have
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function keyCondition(operator: string, key: string, values: readonly string[]): KeyCondition {
  if (operator === "Null") {
    return { operator, key, values, holds: (context) => isNull(valuesOf(context, key), values) };
  }
  const parsed = parseOperator(operator);
  return {
    operator,
    key,
    values,
    holds: (context) => holds(parsed, valuesOf(context, key), values, context),
  };
}

function parseOperator(operator: string): Operator {
  const [, set, name = "", ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(operator) ?? [];
  const comparison = comparisonOf(name);
  if (!comparison) throw new Error(`the operator ${operator} is not known here`);
  return {
    set: set === "ForAllValues" || set === "ForAnyValue" ? set : undefined,
    comparison,
    isIfExists: ifExists !== undefined,
  };
}

function isNull(values: readonly string[] | undefined, wanted: readonly string[]): Truth {
  if (values === undefined) return "perhaps";
  return truthOf(wanted.some((one) => one.toLowerCase() === String(values.length === 0)));
}

function holds(
  { set, comparison, isIfExists }: Operator,
  values: readonly string[] | undefined,
  wanted: readonly string[],
  context: RequestContext,
): Truth {
  if (values === undefined) return "perhaps";
  if (values.length === 0)
    return truthOf(isIfExists || set === "ForAllValues" || (!set && comparison.isNegated));
  if (comparison.isNegated && wanted.some((one) => lacksVariables(one, context))) return "no";
  const isWanted = (value: string) => some(wanted, (one) => compared(comparison, one, value, context));
  const fits = (value: string) => (comparison.isNegated ? not(isWanted(value)) : isWanted(value));
  // A negated operator without a set asks that none of the values is one of the wanted ones.
  return set === "ForAllValues" || (!set && comparison.isNegated) ? every(values, fits) : some(values, fits);
}

function compared(
  { compare }: NamedComparison,
  wanted: string,
  value: string,
  context: RequestContext,
): Truth {
  if (!hasVariables(wanted)) return truthOf(compare(wanted, value));
  const expanded = expandVariables(wanted, context);
  if (!expanded) return "no";
  return expanded.unknown.length > 0 ? "perhaps" : truthOf(compare(expanded.text, value));
}
