/** A value as an object; an empty one if it is none, or a list. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  // Of what JSON and YAML make, these are the objects.
  return isObject ? (value as Readonly<Record<string, unknown>>) : {};
}
