import type { PolicyStatement } from "@mlops/access";
import { doGlobsOverlap, isGlobWithin, parseArn } from "@mlops/aws";
import type { Condition, Grant } from "./grant.ts";

type Selection = PolicyStatement["actions"];

/** Whether every request that a grant is about is one that another grant of the same effect is about. */
export const covers = (wide: Grant, narrow: Grant): boolean =>
  hasSameSay(wide, narrow) &&
  takesIn(wide, narrow.who) &&
  isWithin(lowered(narrow.action), lowered(wide.action)) &&
  isWithin(narrow.resource, wide.resource) &&
  wide.conditions.every((wanted) => narrow.conditions.some((given) => implies(given, wanted)));

/** Whether some request is one that both grants are about, as far as who, action and resource tell. */
export const overlap = (one: Grant, other: Grant): boolean =>
  (takesIn(one, other.who) || takesIn(other, one.who)) &&
  doOverlap(lowered(one.action), lowered(other.action)) &&
  doOverlap(one.resource, other.resource);

/**
 * Whether what one policy gives makes up for another one: the policy of a resource for that of a role of the same
 * account, and the other way round unless only the resource's policy counts. Between accounts it takes both.
 */
function hasSameSay(wide: Grant, narrow: Grant): boolean {
  const isOfResource = wide.account !== undefined;
  if (wide.effect === "Deny" || isOfResource === (narrow.account !== undefined)) return true;
  if ((wide.account ?? narrow.account) !== parseArn(narrow.who)?.account) return false;
  return isOfResource || !narrow.action.patterns.some((pattern) => /^(?:\*|kms:|sts:)/i.test(pattern));
}

/** An account takes in its roles only where they need a word of both sides: in other accounts. */
function takesIn({ who, account, effect }: Grant, other: string): boolean {
  if (who === other || who === "*") return true;
  if (effect === "Deny" && who.startsWith("everybody but ")) return !who.includes(other);
  const named = /^\d{12}$/.test(who) ? who : /^arn:[^:]+:iam::(\d{12}):root$/.exec(who)?.[1];
  if (named === undefined || parseArn(other)?.account !== named) return other === named;
  return effect === "Deny" || account !== named || other.endsWith(":root");
}

const lowered = ({ patterns, isNegated }: Selection): Selection => ({
  patterns: patterns.map((pattern) => pattern.toLowerCase()),
  isNegated,
});

function isWithin(narrow: Selection, wide: Selection): boolean {
  const isIn = (pattern: string, bounds: readonly string[]) =>
    bounds.some((bound) => isGlobWithin(pattern, bound));
  if (!wide.isNegated) {
    return narrow.isNegated
      ? wide.patterns.includes("*")
      : narrow.patterns.every((one) => isIn(one, wide.patterns));
  }
  return narrow.isNegated
    ? wide.patterns.every((one) => isIn(one, narrow.patterns))
    : !doOverlap(narrow, { patterns: wide.patterns, isNegated: false });
}

function doOverlap(one: Selection, other: Selection): boolean {
  if (one.isNegated) return other.isNegated || !isWithin(other, { ...one, isNegated: false });
  if (other.isNegated) return doOverlap(other, one);
  return one.patterns.some((first) => other.patterns.some((second) => doGlobsOverlap(first, second)));
}

/** Whether a condition holds wherever another one does. */
function implies(given: Condition, wanted: Condition): boolean {
  if (given.key.toLowerCase() !== wanted.key.toLowerCase()) return false;
  if (![given.operator, `${given.operator}IfExists`].includes(wanted.operator)) return false;
  const isPattern = /(?:Like|Arn)/.test(wanted.operator);
  const fits = (value: string, bound: string) =>
    value === bound || (isPattern && !/[$]/.test(value + bound) && isGlobWithin(value, bound));
  if (/Not/.test(wanted.operator)) {
    return wanted.values.every((value) => given.values.some((bound) => fits(value, bound)));
  }
  return given.values.every((value) => wanted.values.some((bound) => fits(value, bound)));
}
