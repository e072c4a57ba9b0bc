import { createHash } from "node:crypto";
import type { AwsEnvironment } from "./environment.ts";

const tailLength = 8;

/** What a physical name is made of. */
export interface PhysicalNameParts {
  /** Whose it is: the name begins with the platform, the app and the environment. */
  readonly environment: AwsEnvironment;
  /** Further readable parts, from the general to the particular; joined with `-`. At least one. */
  readonly parts: readonly string[];
  /**
   * What else makes the name unique but would be noise in it, such as account and region for a name that all of
   * AWS shares. It goes into the hash tail only.
   * @default - app, environment and parts alone
   */
  readonly unique?: readonly string[];
  /** The longest name the service takes, in characters; at least 12. */
  readonly maxLength: number;
}

/**
 * A name that others find a resource by: `mlops-<app>-<environment>-<parts>` and an 8-character hash of everything it was
 * made of, so that it belongs to one app and environment even where it is cut. Where it is too long, the parts are cut
 * from the front: the beginning is what rights are limited by. Only where that leaves no room for them, the beginning is
 * cut as well. Lower-case letters, digits and single hyphens only, which every service here accepts. The same parts give
 * the same name, in every preview and on every machine.
 *
 * Leave names to Pulumi for whatever may be replaced; use this where somebody else must know the name.
 */
export function physicalName({ environment, parts: own, unique = [], maxLength }: PhysicalNameParts): string {
  if (own.length === 0) throw new Error("a physical name needs at least one part");
  if (maxLength < tailLength + 4)
    throw new Error(`maxLength must be at least ${tailLength + 4}, got ${maxLength}`);
  const owner = ["mlops", environment.app, environment.name];
  const tail = createHash("sha256")
    .update(JSON.stringify([[...owner, ...own], unique]))
    .digest("hex")
    .slice(0, tailLength);
  const kept = cut(joined(owner), joined(own), maxLength - tailLength - 1);
  // A name must begin with a letter for some services (S3 takes a digit, Lambda layers and pipelines do not all).
  const name = kept === "" ? tail : `${kept}-${tail}`;
  return /^[a-z]/.test(name) ? name : `n${name.slice(-(maxLength - 1)).replace(/^-+/, "")}`;
}

const joined = (parts: readonly string[]) => parts.map(plain).filter(Boolean).join("-");

/** Fewest characters of the parts that a name keeps after its whole beginning. */
const fewestOfParts = 10;

/** The readable part of a name, in at most `length` characters. */
function cut(owner: string, parts: string, length: number): string {
  const room = length - owner.length - 1;
  const whole = [owner, parts].filter(Boolean).join("-");
  if (whole.length <= length || room < fewestOfParts) return endOf(whole, length);
  return `${owner}-${endOf(parts, room)}`;
}

const endOf = (text: string, length: number) =>
  text.slice(Math.max(0, text.length - length)).replace(/^-+/, "");

function plain(part: string): string {
  return part
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
