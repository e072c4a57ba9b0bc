import type { Property } from "@mlops/api-constraints/property";

/** Whether something holds, as far as it can be known before a deployment. */
export type Certainty = "yes" | "no" | "maybe";

/** Whether all of `parts` hold. */
export function allOf(parts: readonly Certainty[]): Certainty {
  if (parts.includes("no")) return "no";
  return parts.includes("maybe") ? "maybe" : "yes";
}

/** Whether any of `parts` holds. */
export function anyOf(parts: readonly Certainty[]): Certainty {
  if (parts.includes("yes")) return "yes";
  return parts.includes("maybe") ? "maybe" : "no";
}

/** Whether what was found of a value holds: nothing is found of one that is known later. */
export function ifKnown(value: Property, holds: boolean): Certainty {
  if (value.isUnknown) return "maybe";
  return holds ? "yes" : "no";
}
