import { type Certainty, allOf, anyOf, ifKnown } from "../resource/certainty.ts";
import type { Property } from "@mlops/api-constraints/property";
import { isAnybody } from "./open-access.ts";
import { takesInAction } from "./action-patterns.ts";
import { type Statement, statementsOf } from "./statement.ts";

/** Whether a resource's policy denies every one of `actions` to everybody who does not use TLS. */
export function deniesPlainText(policy: Property, actions: readonly string[]): Certainty {
  const statements = policy.parsed.at("Statement");
  const isHidden = statements.isUnknown || statements.elements.some(({ isUnknown }) => isUnknown);
  const all = statementsOf(policy);
  return allOf(
    actions.map((action) =>
      anyOf([...all.map((statement) => deniesAction(statement, action)), isHidden ? "maybe" : "no"]),
    ),
  );
}

function deniesAction({ at, effect, principals, actions }: Statement, action: string): Certainty {
  const takesIn = ({ isUnknown, text }: Property): Certainty => {
    if (isUnknown) return "maybe";
    return text !== undefined && takesInAction(text, action) ? "yes" : "no";
  };
  return allOf([
    ifKnown(effect, effect.is("Deny")),
    anyOf(principals.map(isAnybody)),
    anyOf(actions.map(takesIn)),
    isPlainTextOnly(at.key("Condition")),
  ]);
}

/** Whether a condition is that TLS is not used, and nothing else. */
export function isPlainTextOnly(condition: Property): Certainty {
  if (condition.isUnknown) return "maybe";
  const [operator = "", ...others] = condition.keys;
  if (others.length > 0 || !/^Bool(IfExists)?$/.test(operator)) return "no";
  const keys = condition.key(operator);
  if (keys.isUnknown) return "maybe";
  const [key = "", ...more] = keys.keys;
  if (more.length > 0 || key.toLowerCase() !== "aws:securetransport") return "no";
  const value = keys.key(key);
  const values = value.elements.length > 0 ? value.elements : [value];
  return allOf(values.map((one) => ifKnown(one, one.is(false, "false"))));
}
