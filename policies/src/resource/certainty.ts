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
