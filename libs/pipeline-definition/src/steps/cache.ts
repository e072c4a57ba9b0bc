import { type Duration, isDuration } from "@mlops/core";
import type { CacheDefinition } from "../document/pipeline-definition.ts";

/**
 * Whether a step takes over what an earlier execution with the same arguments has made, and up to which age: a
 * duration such as `"30 days"`, or in ISO 8601, such as `"P4DT12H"`. The age never expires when it is left out.
 */
export type Cache = boolean | { readonly expireAfter: Duration | IsoDuration };

/** A duration in ISO 8601; one without days may begin with `T`. */
export type IsoDuration = `P${string}` | `T${string}`;

/** Caching as it stands in a definition. */
export function cacheDefinition(cache: Cache): CacheDefinition {
  if (typeof cache === "boolean") return { Enabled: cache };
  return { Enabled: true, ExpireAfter: isoDuration(cache.expireAfter) };
}

const designators: Readonly<Record<string, readonly [string, string]>> = {
  second: ["PT", "S"],
  minute: ["PT", "M"],
  hour: ["PT", "H"],
  day: ["P", "D"],
};

function isoDuration(duration: string): string {
  if (!isDuration(duration)) return duration;
  const [count = "", unit = ""] = duration.split(" ");
  const [prefix, suffix] = designators[unit.replace(/s$/, "")] ?? ["", ""];
  return prefix + count + suffix;
}
