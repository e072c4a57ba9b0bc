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
 * A name that others find a resource by: `mlops-<app>-<environment>-<parts>`, cut from the front where it is too long,
 * and an 8-character hash of everything it was made of, so that it belongs to one app and environment even where it is cut. Lower-case letters, digits and single hyphens only, which every
 * service here accepts. The same parts give the same name, in every preview and on every machine.
 *
 * Leave names to Pulumi for whatever may be replaced; use this where somebody else must know the name.
 */
export function physicalName({ environment, parts: own, unique = [], maxLength }: PhysicalNameParts): string {
  if (own.length === 0) throw new Error("a physical name needs at least one part");
  if (maxLength < tailLength + 4)
    throw new Error(`maxLength must be at least ${tailLength + 4}, got ${maxLength}`);
  const parts = ["mlops", environment.app, environment.name, ...own];
  const tail = createHash("sha256")
    .update(JSON.stringify([parts, unique]))
    .digest("hex")
    .slice(0, tailLength);
  const readable = parts.map(plain).filter(Boolean).join("-");
  const kept = readable.slice(Math.max(0, readable.length - (maxLength - tailLength - 1))).replace(/^-+/, "");
  // A name must begin with a letter for some services (S3 takes a digit, Lambda layers and pipelines do not all).
  const name = kept === "" ? tail : `${kept}-${tail}`;
  return /^[a-z]/.test(name) ? name : `n${name.slice(-(maxLength - 1)).replace(/^-+/, "")}`;
}

function plain(part: string): string {
  return part
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
