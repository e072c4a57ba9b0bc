import type { Property } from "@mlops/api-constraints/property";

/**
 * Refuse a file of the pack with everything that is wrong in it.
 * @param problems one text for each problem: key path, what came, what is allowed
 * @throws Error when there is at least one
 */
export function assertUsable(file: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new Error([`${file} cannot be used:`, ...problems.map((problem) => `  - ${problem}`)].join("\n"));
}

/** One problem: what came at `property`, and what is allowed there. */
export function notAllowed(property: Property, allowed: string): string {
  return `${property.path || "file"}: got ${property.description}, allowed: ${allowed}`;
}

/** A problem for each key of `object` that is not among `allowed`. */
export function unknownKeyProblems(object: Property, allowed: readonly string[]): string[] {
  const hint = allowed.length > 0 ? `allowed: ${allowed.join(", ")}` : "none is allowed here";
  return object.keys
    .filter((name) => !allowed.includes(name))
    .map((name) => `${object.key(name).path}: no such key, ${hint}`);
}

/** A problem when `property` is set to anything but an object. */
export function objectProblems(property: Property): string[] {
  const isObject = property.state === "absent" || property.description === "an object";
  return isObject ? [] : [notAllowed(property, "an object")];
}
