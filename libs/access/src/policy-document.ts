import { fitsGlob } from "@mlops/aws";
import { arnMatcher, fitsArn } from "./arn-pattern.ts";
import { type KeyCondition, keyCondition } from "./condition.ts";
import { expandVariables, hasVariables, lacksVariables, withoutWildcards } from "./policy-variable.ts";
import type { RequestContext } from "./request-context.ts";
import { type Truth, not, some, truthOf } from "./truth.ts";

/** A `Principal` of a policy, by kind: AWS, Service, Federated, CanonicalUser. `*` is everybody. */
export type Principals = "*" | Readonly<Record<string, readonly string[]>>;

/** What a statement takes in, or (`isNegated`) leaves out. */
export interface Selection {
  readonly patterns: readonly string[];
  /** Whether everything else is meant: `NotAction`, `NotResource`. */
  readonly isNegated: boolean;
}

/** A statement of a policy. */
export interface PolicyStatement {
  /** Its `Sid`, or its place in the document: `statement 2`. */
  readonly name: string;
  /** Its document's. */
  readonly document: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: Selection;
  /** Nothing if it names no resource, as in a policy that is about one only. */
  readonly resources: Selection | undefined;
  /** Nothing in policies of identities. */
  readonly principals: { readonly of: Principals; readonly isNegated: boolean } | undefined;
  readonly conditions: readonly KeyCondition[];
  /** Whether it takes in an action, written as in IAM: `s3:GetObject`. */
  readonly isForAction: (action: string) => boolean;
  /** Whether it takes in a resource, by ARN. */
  readonly isForResource: (resource: string, context: RequestContext) => Truth;
}

/** A policy, ready to be evaluated. */
export interface PolicyDocument {
  /** What reports call it. */
  readonly name: string;
  readonly statements: readonly PolicyStatement[];
  /** Whether nothing is known of what it says: it may allow anything. */
  readonly isUnknown: boolean;
}

/** A policy of which only the name is known, such as one that AWS manages: it may allow anything, and denies nothing. */
export const unknownPolicy = (name: string): PolicyDocument => ({ name, statements: [], isUnknown: true });

/**
 * Read a policy, from an object or its JSON text.
 * @param name what reports call it
 * @throws Error for what is no policy, and for an operator that IAM does not have
 */
export function policyDocument(name: string, source: unknown): PolicyDocument {
  const parsed: unknown = typeof source === "string" ? parseJson(name, source) : source;
  if (!isObject(parsed) || !("Statement" in parsed)) {
    throw new Error(`${name}: got ${JSON.stringify(parsed)}; expected a policy with Statement`);
  }
  const listed: readonly unknown[] = Array.isArray(parsed.Statement) ? parsed.Statement : [parsed.Statement];
  return { name, statements: listed.map((one, index) => readStatement(name, one, index)), isUnknown: false };
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${name}: got text that is no JSON; expected a policy`);
  }
}

function readStatement(document: string, source: unknown, index: number): PolicyStatement {
  const name = `statement ${index + 1}`;
  if (!isObject(source))
    throw new Error(`${document}, ${name}: got ${JSON.stringify(source)}; expected an object`);
  const { Sid, Effect } = source;
  if (Effect !== "Allow" && Effect !== "Deny") {
    throw new Error(`${document}, ${name}: Effect: got ${JSON.stringify(Effect)}; expected Allow or Deny`);
  }
  const actions = selectionOf(source.Action, source.NotAction) ?? { patterns: [], isNegated: false };
  const resources = selectionOf(source.Resource, source.NotResource);
  return {
    name: typeof Sid === "string" && Sid !== "" ? Sid : name,
    document,
    effect: Effect,
    actions,
    resources,
    principals: principalsOf(source),
    conditions: conditionsOf(source.Condition),
    isForAction: actionMatcher(actions),
    isForResource: resourceMatcher(resources),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).map((one) => (typeof one === "string" ? one : String(one)));

function selectionOf(given: unknown, except: unknown): Selection | undefined {
  if (except !== undefined) return { patterns: textsOf(except), isNegated: true };
  return given === undefined ? undefined : { patterns: textsOf(given), isNegated: false };
}

function principalsOf({ Principal, NotPrincipal }: Readonly<Record<string, unknown>>) {
  const given = NotPrincipal ?? Principal;
  if (given === undefined) return undefined;
  const of: Principals = isObject(given)
    ? Object.fromEntries(Object.entries(given).map(([kind, names]) => [kind, textsOf(names)]))
    : "*";
  return { of, isNegated: NotPrincipal !== undefined };
}

function conditionsOf(source: unknown): KeyCondition[] {
  return Object.entries(isObject(source) ? source : {}).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) =>
      keyCondition(operator, key, textsOf(values)),
    ),
  );
}

function actionMatcher({ patterns, isNegated }: Selection): PolicyStatement["isForAction"] {
  const lowered = patterns.map((pattern) => pattern.toLowerCase());
  const names = new Set(lowered.filter((pattern) => !/[*?]/.test(pattern)));
  const globs = lowered.filter((pattern) => /[*?]/.test(pattern));
  const known = new Map<string, boolean>();
  return (action) => {
    const before = known.get(action);
    if (before !== undefined) return before;
    const wanted = action.toLowerCase();
    const isNamed = names.has(wanted) || globs.some((glob) => fitsGlob(glob, wanted));
    known.set(action, isNamed !== isNegated);
    return isNamed !== isNegated;
  };
}

function resourceMatcher(selection: Selection | undefined): PolicyStatement["isForResource"] {
  if (!selection) return () => "yes";
  const { patterns, isNegated } = selection;
  const matchers = patterns.map(patternMatcher);
  const isVariable = isNegated && patterns.some(hasVariables);
  return (resource, context) => {
    if (isVariable && patterns.some((pattern) => lacksVariables(pattern, context))) return "no";
    const isNamed = some(matchers, (fits) => fits(resource, context));
    return isNegated ? not(isNamed) : isNamed;
  };
}

function patternMatcher(pattern: string): PolicyStatement["isForResource"] {
  if (!hasVariables(pattern)) {
    const fits = arnMatcher(pattern);
    return (resource) => truthOf(fits(resource));
  }
  return (resource, context) => {
    const expanded = expandVariables(pattern, context);
    if (!expanded || !fitsArn(expanded.text, withoutWildcards(resource))) return "no";
    return expanded.unknown.length > 0 ? "perhaps" : "yes";
  };
}
