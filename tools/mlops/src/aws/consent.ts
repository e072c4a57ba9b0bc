import type { Consent } from "../command/changes.ts";
import type { StackPlace } from "./stack-place.ts";

/**
 * How changes in an environment are agreed to: in prod by its name.
 * @param given what was given as `--confirm`
 */
export function consentIn({ environment }: StackPlace, given: string | undefined): Consent {
  return environment === "prod" ? { word: environment, given } : {};
}
