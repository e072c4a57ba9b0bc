import type { Property } from "@mlops/api-constraints/property";
import { namesService } from "./action-patterns.ts";
import { oneOrMore } from "./one-or-more.ts";

/**
 * What rules read of a policy document at most: what one statement allows another may deny, for each action that a
 * pattern takes in, so that judging takes the product of their numbers. A larger document is not read at all: nothing is
 * certain of it, but rule `iam-policy-size` finds it. The 10,240 characters of a role's inline policies have room for 888
 * values, in 222 statements that allow one action each (`policySizes` in @mlops/aws).
 */
export const mostRead = {
  /** Characters, white space counted: no API takes a longer text (IAM API reference, CreatePolicy). */
  characters: 131_072,
  /** Values in all statements: each text, list and object. A statement about one action has four. */
  values: 1_500,
  /** Actions and resources with wildcards, such as `s3:Get*`: each is compared with all of its service. */
  wildcards: 500,
  /** Actions of any service (`*`, `*:Get*`), and lists of those that are left out (`NotAction`). */
  anyServiceActions: 20,
} as const;

/** What there is more of in a document than is read. */
export interface Excess {
  readonly property: Property;
  /** In the plural, such as `values`. */
  readonly what: string;
  readonly most: number;
}

interface ReadDocument {
  /** Some of them may be unknown; none of a document that is not read. */
  readonly statements: readonly Property[];
  /** Why it is not read. */
  readonly excess?: Excess;
}

/** A policy document, a JSON text or an object, as far as it is read. */
export function readDocument(document: Property): ReadDocument {
  const { text = "" } = document;
  if (text.length > mostRead.characters) return unread(document, "characters", mostRead.characters);
  const statement = document.parsed.at("Statement");
  if (hasMoreValues(statement, mostRead.values)) return unread(statement, "values", mostRead.values);
  const statements = oneOrMore(statement);
  if (statements.flatMap(anyServiceActionsIn).length > mostRead.anyServiceActions) {
    return unread(statement, "actions of any service", mostRead.anyServiceActions);
  }
  if (statements.flatMap(wildcardsIn).length > mostRead.wildcards) {
    return unread(statement, "actions and resources with wildcards", mostRead.wildcards);
  }
  return { statements };
}

function unread(property: Property, what: string, most: number): ReadDocument {
  return { statements: [], excess: { property, what, most } };
}

/** Whether there are more than `most` values in a property; perhaps without an end, as a value may hold itself. */
function hasMoreValues(property: Property, most: number): boolean {
  const open = [property];
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    values += next.length + next.keys.length;
    if (values > most) return true;
    open.push(...next.parts);
  }
  return false;
}

function anyServiceActionsIn(statement: Property): readonly Property[] {
  const notAction = statement.key("NotAction");
  const ofAny = oneOrMore(statement.key("Action")).filter(
    ({ text }) => text !== undefined && !namesService(text),
  );
  return notAction.state === "value" ? [...ofAny, notAction] : ofAny;
}

const named = ["Action", "NotAction", "Resource", "NotResource"];

function wildcardsIn(statement: Property): readonly Property[] {
  const names = named.flatMap((name) => oneOrMore(statement.key(name)));
  return names.filter(({ text = "" }) => /[*?]/.test(text));
}
