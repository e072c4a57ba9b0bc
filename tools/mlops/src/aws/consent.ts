import type { Consent } from "../command/changes.ts";
import type { StackPlace } from "./stack-place.ts";

/** Environments that others depend on: their name has to be typed. */
const guarded: readonly string[] = ["prod", "shared"];

/**
 * How changes in an environment are agreed to: where others depend on it, by its name.
 * @param given what was given as `--confirm`
 */
export function consentIn({ environment }: StackPlace, given: string | undefined): Consent {
  return guarded.includes(environment) ? { word: environment, given } : {};
}
