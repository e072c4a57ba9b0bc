import type { OutputInstance } from "@pulumi/pulumi";

/** A value of a definition: JSON, in which what only a deployment knows is an `Output` at its place. */
export type DocumentValue =
  string | number | boolean | null | OutputInstance<unknown> | readonly DocumentValue[] | DocumentObject;

/** An object of a definition. */
export interface DocumentObject {
  readonly [key: string]: DocumentValue | undefined;
}

/** Whether a value is what only a deployment knows. Told by its mark, so that Pulumi need not be loaded. */
export function isOutput(value: unknown): value is OutputInstance<unknown> {
  return typeof value === "object" && value !== null && "__pulumiOutput" in value;
}

/** What stands in the preview's definitions for a value that only a deployment knows: `{ "$": "unknown" }`. */
function isUnknownMark(value: unknown): boolean {
  return isObject(value) && value.$ === "unknown" && Object.keys(value).length === 1;
}

/** Whether only a deployment knows a value: an Output, or what the preview writes for one. */
export function isDeferred(value: unknown): boolean {
  return isOutput(value) || isUnknownMark(value);
}

/** Whether a value is an object with members: no list, nothing that only a deployment knows. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isOutput(value);
}

/** Whether a value is a list. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The member of an object that is its own; of anything else, and of a key that it only inherits, nothing. */
export function memberOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
