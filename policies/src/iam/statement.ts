import { fitsGlob } from "@mlops/aws";
import type { Property } from "@mlops/api-constraints/property";
import { type Condition, type Restriction, conditionsOf, limitation } from "./condition.ts";
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

/**
 * Most characters of a policy document that APIs take (`CreatePolicy`, `PutKeyPolicy`): they refuse a longer one, and nothing
 * is certain of it.
 */
const longestDocument = 131_072;

/**
 * Most statements that are judged; nothing is certain of a document with more. No document that a service takes has room
 * for them: a key policy has 32,768 characters, and its shortest statement 67. What one statement allows another may deny,
 * so that judging takes the product of their numbers.
 */
const mostStatements = 500;

/** The statements of a policy document: a JSON text or an object; none when it is missing, unknown or no JSON. */
export function statementsOf(document: Property): readonly Statement[] {
  return statementsIn(document)
    .filter((statement) => !statement.isUnknown)
    .map(statementAt);
}

/** Whether a policy document has statements of which nothing is known. */
export function hidesStatements(document: Property): boolean {
  return isTooLong(document) || [document, ...statementsIn(document)].some(({ isUnknown }) => isUnknown);
}

function statementsIn(document: Property): readonly Property[] {
  return isTooLong(document) ? [] : oneOrMore(document.parsed.at("Statement"));
}

function isTooLong(document: Property): boolean {
  const { text = "" } = document;
  return text.length > longestDocument || document.parsed.at("Statement").length > mostStatements;
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

/** Whether a pattern of actions (`s3:Get*`, in any case) takes in `action`. */
export function takesInAction(pattern: string, action: string): boolean {
  return fitsGlob(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether `statement` certainly allows `action`, on whatever resource and under whatever condition. */
export function allows(statement: Statement, action: string): boolean {
  const { effect, actions, notActions } = statement;
  const takesIn = ({ text }: Property) => text !== undefined && takesInAction(text, action);
  const leavesItIn = notActions.length > 0 && notActions.every((one) => !one.isUnknown && !takesIn(one));
  return effect.is("Allow") && (actions.some(takesIn) || leavesItIn);
}

/**
 * Whether `statement` holds only for values of condition key `key` that it names. Only operators that ask for a
 * value count: `…IfExists`, `Null` and the negated ones hold for requests without one.
 */
export function restrictionBy(statement: Statement, key: string): Restriction {
  return limitation(statement.at.key("Condition"), { isAbout: (one) => one === key.toLowerCase() });
}
