import type { Property } from "./property.ts";

/** What is known of a property, by kind. `absent` is also what is set to null. */
export type KnownValue =
  | Scalar
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" }
  | { readonly kind: "list" }
  | { readonly kind: "object" };

/** A value without parts. */
export type Scalar =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "boolean"; readonly boolean: boolean };

/** What is known of `property`. */
export function knownValueOf(property: Property): KnownValue {
  const { text, number } = property;
  if (text !== undefined) return { kind: "text", text };
  if (number !== undefined) return { kind: "number", number };
  if (property.state === "absent") return { kind: "absent" };
  if (property.state === "unknown") return { kind: "unknown" };
  if (property.is(true, false)) return { kind: "boolean", boolean: property.is(true) };
  if (property.state === "empty") return emptyValueOf(property);
  return property.elements.length > 0 ? { kind: "list" } : { kind: "object" };
}

/** Null, an empty list, or a text without anything to see: a property tells them apart only in words. */
function emptyValueOf({ description }: Property): KnownValue {
  if (description === "null") return { kind: "absent" };
  return description.startsWith('"') ? { kind: "text", text: JSON.parse(description) } : { kind: "list" };
}
