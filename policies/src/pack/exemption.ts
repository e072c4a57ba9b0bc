import { nearest } from "@mlops/api-constraints";
import { fitsGlob } from "@mlops/aws";
import { z } from "zod";
import { type Environment, environmentOf, environments, stackOf } from "../rule/environment.ts";
import { type PolicyFile, checkedFile } from "./checked-file.ts";

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
 * What the exemptions file says, checked.
 * @param ids the rules there are
 * @param today the day it is, `YYYY-MM-DD`
 * @throws Error with every problem: file, line, path, what came, what is expected
 */
export function parseExemptions(
  file: PolicyFile,
  ids: readonly string[],
  today: string,
): readonly Exemption[] {
  return checkedFile(file, exemptionsSchema(ids, today)).exemptions;
}

function exemptionsSchema(ids: readonly string[], today: string) {
  const exemption = z.strictObject({
    policy: ruleId(ids),
    resource: textThat(isPattern, "a pattern with at least 3 characters beside its wildcards"),
    environment: z.enum(environments).exactOptional(),
    reason: textThat(
      (text) => text.trim().length >= shortestReason,
      `at least ${shortestReason} characters that say why`,
    ),
    owner: textThat((text) => text.trim() !== "", "who answers for it"),
    expires: textThat(
      (text) => isExpiry(text, today),
      `a day such as "2027-03-31", at most ${longestDays} days ahead`,
    ),
  });
  return z.strictObject({
    $schema: z.string().optional(),
    exemptions: z.array(exemption).check(({ value, issues }) => {
      for (const [index, first] of duplicatesIn(value)) {
        const message = `expected each exemption once; entry ${first} exempts the same`;
        issues.push({ code: "custom", path: [index], input: value[index], message });
      }
    }),
  });
}

function ruleId(ids: readonly string[]) {
  const expected = "expected the id of a rule";
  return z.string({ error: expected }).refine((text) => ids.includes(text), {
    error: ({ input }) => `${expected}; the nearest is ${nearest(String(input), ids)}`,
  });
}

function textThat(isAllowed: (text: string) => boolean, expected: string) {
  const error = `expected ${expected}`;
  return z.string({ error }).refine(isAllowed, { error });
}

/** The entries that are about the same as an earlier one, and that one: of two, one would stay when the other is taken out. */
function duplicatesIn(entries: readonly Exemption[]): [number, number][] {
  const first = new Map<string, number>();
  return entries.flatMap(({ policy, resource, environment }, index): [number, number][] => {
    const about = JSON.stringify([policy, resource, environment ?? ""]);
    const before = first.get(about);
    if (before === undefined) first.set(about, index);
    return before === undefined ? [] : [[index, before]];
  });
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
