import type { Property } from "@mlops/api-constraints/property";
import { ActionPatterns } from "./action-patterns.ts";
import { type Condition, type Restriction, conditionsOf, limitation } from "./condition.ts";
import { readDocument } from "./document-size.ts";
import { oneOrMore } from "./one-or-more.ts";

export type { Condition, Restriction } from "./condition.ts";

/** A kind of principal (`AWS`, `Service`, `Federated`, `CanonicalUser`; `*` for the bare wildcard) and one of its kind. */
export interface Principal {
  readonly kind: string;
  readonly name: Property;
}

/**
 * One statement of an IAM policy. Whatever IAM takes as one text or as a list is a list here; an element may be
 * unknown, and a list that is unknown as a whole is a list of one unknown element.
 */
export interface Statement {
  /** Where it stands, such as `policy.Statement[0]`. */
  readonly at: Property;
  readonly effect: Property;
  readonly actions: readonly Property[];
  readonly notActions: readonly Property[];
  readonly resources: readonly Property[];
  readonly notResources: readonly Property[];
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly Condition[];
}

/** The statements of a policy document: a JSON text or an object; none when it is missing, unknown, no JSON or too large. */
export function statementsOf(document: Property): readonly Statement[] {
  return readDocument(document)
    .statements.filter((statement) => !statement.isUnknown)
    .map(statementAt);
}

/** Whether a policy document has statements of which nothing is known. */
export function hidesStatements(document: Property): boolean {
  const { statements, excess } = readDocument(document);
  return excess !== undefined || statements.some(({ isUnknown }) => isUnknown);
}

function statementAt(at: Property): Statement {
  return {
    at,
    effect: at.key("Effect"),
    actions: oneOrMore(at.key("Action")),
    notActions: oneOrMore(at.key("NotAction")),
    resources: oneOrMore(at.key("Resource")),
    notResources: oneOrMore(at.key("NotResource")),
    principals: principalsOf(at.key("Principal")),
    notPrincipals: principalsOf(at.key("NotPrincipal")),
    conditions: conditionsOf(at.key("Condition")),
  };
}

function principalsOf(property: Property): Principal[] {
  if (property.isMissing) return [];
  if (property.keys.length === 0) return [{ kind: "*", name: property }];
  return property.keys.flatMap((kind) => oneOrMore(property.key(kind)).map((name) => ({ kind, name })));
}

/** Whether `statement` certainly allows `action`, on whatever resource and under whatever condition. */
export function allows({ effect, actions, notActions }: Statement, action: string): boolean {
  const leavesItIn =
    notActions.length > 0 &&
    !notActions.some(({ isUnknown }) => isUnknown) &&
    !patternsOf(notActions).takesIn(action);
  return effect.is("Allow") && (patternsOf(actions).takesIn(action) || leavesItIn);
}

/** Rules ask a statement about thousands of actions. */
const patternsOfLists = new WeakMap<readonly Property[], ActionPatterns>();

/** The patterns in a list of a statement's actions. */
export function patternsOf(actions: readonly Property[]): ActionPatterns {
  const known = patternsOfLists.get(actions);
  if (known) return known;
  const patterns = new ActionPatterns(actions.flatMap(({ text }) => text ?? []));
  patternsOfLists.set(actions, patterns);
  return patterns;
}

/**
 * Whether `statement` holds only for values of condition key `key` that it names. Only operators that ask for a
 * value count: `…IfExists`, `Null` and the negated ones hold for requests without one.
 */
export function restrictionBy(statement: Statement, key: string): Restriction {
  return limitation(statement.at.key("Condition"), { isAbout: (one) => one === key.toLowerCase() });
}
