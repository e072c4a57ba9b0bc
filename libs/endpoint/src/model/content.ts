import { Output } from "@pulumi/pulumi";

/**
 * Everything in `value` that is known before a deployment, as one text: the same for the same content in any
 * order of keys. Everything that only a deployment knows counts as the same unknown value.
 */
export function plainContent(value: unknown): string {
  return JSON.stringify(plain(value));
}

function plain(value: unknown): unknown {
  if (Output.isInstance(value) || value instanceof Promise) return { unknown: true };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, content]) => content !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, content]) => [key, plain(content)]),
  );
}
