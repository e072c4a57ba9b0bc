import { descriptionOf } from "../description.ts";
import type { Given } from "../given.ts";
import type { Problem } from "../problem.ts";

/**
 * A limit of an operation that its model leaves out and its documentation tells. Nothing may be held against what is
 * unknown.
 */
export type Limit = (input: Given) => readonly Problem[];

/** What is refused at one place. */
export function refused(at: Given, allowed: string, got = descriptionOf(at)): Problem[] {
  return [{ path: at.path, got, allowed }];
}

/** The least of two members must not exceed the greatest. */
export function orderProblems(least: Given, greatest: Given): readonly Problem[] {
  if (least.number === undefined || greatest.number === undefined || least.number <= greatest.number)
    return [];
  return refused(least, `allowed is at most ${nameOf(greatest)} (${greatest.number})`);
}

/** Of these members exactly one is given. */
export function exactlyOne(input: Given, ...members: readonly string[]): readonly Problem[] {
  return [...atMostOne(input, ...members), ...atLeastOne(input, ...members)];
}

/** Of these members no two are given. */
export function atMostOne(input: Given, ...members: readonly string[]): readonly Problem[] {
  const [first, second] = members.map((member) => input.at(member)).filter((one) => one.isKnown);
  return first && second ? refused(second, `allowed is only one of ${namesOf(input, members)}`) : [];
}

/** Of these members one is given at least. */
export function atLeastOne(input: Given, ...members: readonly string[]): readonly Problem[] {
  const all = members.map((member) => input.at(member));
  const [first] = all;
  if (!first || all.some((one) => !one.isAbsent)) return [];
  return refused(first, `one of ${namesOf(input, members)} is required`);
}

/** What a place is called where it is. */
export function nameOf({ path }: Given): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

function namesOf(input: Given, members: readonly string[]): string {
  const names = members.map((member) => nameOf(input.at(member)));
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
