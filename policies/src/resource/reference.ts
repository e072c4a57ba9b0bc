import type { Property } from "@mlops/api-constraints/property";
import { type Relation, type Target, goesBy } from "./relation.ts";
import type { StackResource } from "./resource.ts";

/**
 * Whether a value that lies deep in a resource names `target`, as `relation` tells of a whole property: dependencies
 * are known of whole (top-level) properties only, so the others in the same property may be what it comes from.
 * @param value the value that is to name it
 * @param sources what the property around it came from
 */
export function refersTo(value: Property, sources: readonly StackResource[], target: Target): Relation {
  if (value.isMissing) return "no";
  if (!value.isUnknown) return goesBy(value, target.names);
  const candidates = sources.filter(({ type }) => target.types.includes(type));
  if (candidates.length === 0) return "maybe";
  if (!candidates.some((one) => target.resources.includes(one))) return "no";
  return candidates.length === 1 ? "yes" : "maybe";
}
