import { fitsGlob } from "@mlops/aws";
import { type Environment, environmentOf, environments, stackOf } from "../rule/environment.ts";
import { assertUsable, notAllowed, objectProblems, unknownKeyProblems } from "./file-problems.ts";
import { Property } from "@mlops/api-constraints/property";

/** One entry of `exemptions.json`: these resources need not keep this rule, for a time. */
export interface Exemption {
  /** Id of the rule. */
  readonly policy: string;
  /**
   * Which resources: a pattern (`*` any characters, `?` one) of a whole URN when it begins with `urn:`, else of the
   * resource's name. Children are named after their component, so `<component>-*` is the whole component.
   */
  readonly resource: string;
  /** Only in this environment. @default - in all */
  readonly environment?: Environment;
  /** Why, for whoever reviews it: at least 20 characters. */
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it holds, such as `2027-03-31`; at most a year ahead. */
  readonly expires: string;
}

const keys: readonly (keyof Exemption)[] = [
  "policy",
  "resource",
  "environment",
  "reason",
  "owner",
  "expires",
];
const shortestReason = 20;
const longestDays = 366;

/** Whether `exemption` is about the resource at `urn`, expired or not. */
export function covers(exemption: Exemption, urn: string): boolean {
  const { environment, resource } = exemption;
  if (environment !== undefined && environment !== environmentOf(urn)) return false;
  return fitsGlob(resource, isUrnPattern(resource) ? urn : nameOf(urn));
}

/** Whether `exemption` can only be about resources of the stack named `stack`. */
export function isOnlyAbout(exemption: Exemption, stack: string): boolean {
  return stack !== "" && stackOf(exemption.resource) === stack;
}

/** Whether `exemption` no longer holds on the day `today` (`YYYY-MM-DD`). */
export function isExpired(exemption: Exemption, today: string): boolean {
  return exemption.expires < today;
}

/** The day it is, in UTC, as `YYYY-MM-DD`. */
export function currentDay(): string {
  return new Date().toISOString().slice(0, 10);
}

/**
 * Check the exemptions file.
 * @param file its name, for the error
 * @param raw what the file says
 * @param ids the rules there are
 * @param today the day it is, `YYYY-MM-DD`
 * @throws Error with every problem: entry, key, what came, what is allowed
 */
export function parseExemptions(
  file: string,
  raw: unknown,
  ids: readonly string[],
  today: string,
): readonly Exemption[] {
  const root = Property.of(raw);
  const list = root.at("exemptions");
  assertUsable(file, [
    ...unknownKeyProblems(root, ["$schema", "exemptions"]),
    ...(list.elements.length > 0 || list.description === "an empty list" ? [] : [notAllowed(list, "a list")]),
    ...list.elements.flatMap((entry) => entryProblems(entry, ids, today)),
    ...duplicateProblems(list.elements),
  ]);
  return (raw as { readonly exemptions: readonly Exemption[] }).exemptions;
}

function entryProblems(entry: Property, ids: readonly string[], today: string): string[] {
  if (objectProblems(entry).length > 0) return objectProblems(entry);
  const check = (name: keyof Exemption, allowed: string, isAllowed: (text: string) => boolean) =>
    isAllowed(entry.key(name).text ?? "") ? [] : [notAllowed(entry.key(name), allowed)];
  const environment = () =>
    check("environment", environments.map((name) => `"${name}"`).join(", "), isEnvironment);
  return [
    ...unknownKeyProblems(entry, keys),
    ...check("policy", "the id of a rule", (text) => ids.includes(text)),
    ...check("resource", "a pattern with at least 3 characters beside its wildcards", isPattern),
    ...(entry.key("environment").state === "absent" ? [] : environment()),
    ...check(
      "reason",
      `at least ${shortestReason} characters`,
      (text) => text.trim().length >= shortestReason,
    ),
    ...check("owner", "who answers for it", (text) => text !== ""),
    ...check("expires", `a day such as "2027-03-31", at most ${longestDays} days ahead`, (text) =>
      isExpiry(text, today),
    ),
  ];
}

/** Of two entries about the same, one would stay when the other is taken out. */
function duplicateProblems(entries: readonly Property[]): string[] {
  const first = new Map<string, Property>();
  return entries.flatMap((entry) => {
    const about = ["policy", "resource", "environment"].map((name) => entry.key(name).text ?? "");
    const key = JSON.stringify(about);
    const before = first.get(key);
    if (before && about[0] !== "" && about[1] !== "")
      return [`${entry.path}: got what ${before.path} exempts; expected each exemption once`];
    first.set(key, entry);
    return [];
  });
}

function isEnvironment(text: string): boolean {
  return environments.some((name) => name === text);
}

/** A pattern of hardly anything but wildcards would be an exemption from the rule as such: that is a level. */
function isPattern(text: string): boolean {
  return text.replace(/^urn:(pulumi:)?|[*?:]/g, "").length >= 3;
}

function isExpiry(text: string, today: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  // Date.parse takes 31 April for 1 May; writing it out again shows that.
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text) return false;
  return day - Date.parse(today) <= longestDays * 86_400_000;
}

function isUrnPattern(pattern: string): boolean {
  return pattern.startsWith("urn:");
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
