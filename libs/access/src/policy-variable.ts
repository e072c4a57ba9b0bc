import { type RequestContext, valuesOf } from "./request-context.ts";

/** Stand for a `*` and a `?` that are no wildcards. */
const literalStar = "\uE000";
const literalMark = "\uE001";

const variable = /\$\{([^}]*)\}/g;

/** A text of a policy with the values of its variables. */
export interface ExpandedText {
  /** With `*` for a variable of which nothing is known. */
  readonly text: string;
  /** Keys of which nothing is known. */
  readonly unknown: readonly string[];
}

/** Whether a text of a policy names variables. */
export const hasVariables = (text: string): boolean => text.includes("${");

/**
 * A text of a policy with its variables replaced, whose values are no wildcards.
 * @returns nothing if the request does not carry a variable that has no default: the text then fits nothing
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function expandVariables(text: string, context: RequestContext): ExpandedText | undefined {
  const unknown: string[] = [];
  const missing: string[] = [];
  const expanded = text.replaceAll(variable, (_, inner: string) => {
    if (inner === "*" || inner === "?" || inner === "$") return withoutWildcards(inner);
    const [, key = inner, fallback] = /^(.*?)\s*,\s*'(.*)'$/.exec(inner) ?? [];
    const values = valuesOf(context, key.trim());
    if (values === undefined) {
      unknown.push(key.trim());
      return "*";
    }
    const value = values.length === 1 ? values[0] : fallback;
    if (value === undefined) missing.push(inner);
    return withoutWildcards(value ?? "");
  });
  return missing.length > 0 ? undefined : { text: expanded, unknown };
}

/**
 * Whether a text names a variable that a request does not carry and that has no default: no statement applies that
 * names one, not even one that would if nothing fitted.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const lacksVariables = (text: string, context: RequestContext): boolean =>
  hasVariables(text) && expandVariables(text, context) === undefined;

/** A text in which no character is a wildcard. */
export const withoutWildcards = (text: string): string =>
  text.includes("*") || text.includes("?")
    ? text.replaceAll("*", literalStar).replaceAll("?", literalMark)
    : text;

/** A text as it reads, after `withoutWildcards`. */
export const asWritten = (text: string): string =>
  text.replaceAll(literalStar, "*").replaceAll(literalMark, "?");
