/** A value of a pattern that is no plain value, with what EventBridge calls it. */
const matchers: Readonly<Record<string, (wanted: unknown, value: unknown) => boolean>> = {
  "anything-but": (wanted, value) => value !== undefined && ![wanted].flat().includes(value),
  exists: (wanted, value) => (value !== undefined) === wanted,
  prefix: (wanted, value) => typeof value === "string" && value.startsWith(String(wanted)),
};

/**
 * Whether EventBridge would deliver an event: lists of values, `anything-but`, `exists`, `prefix` and `$or`; of a list in
 * the event, one value has to fit.
 * @throws Error for any other comparison, which this does not know
 */
export function matchesEvent(pattern: unknown, event: unknown): boolean {
  return Object.entries(pattern as object).every(([key, wanted]: [string, unknown]) => {
    if (key === "$or") return (wanted as unknown[]).some((one) => matchesEvent(one, event));
    const value = (event as Readonly<Record<string, unknown>> | undefined)?.[key];
    if (!Array.isArray(wanted)) return matchesEvent(wanted, value);
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.some((one) => wanted.some((each: unknown) => fits(each, one)));
  });
}

function fits(wanted: unknown, value: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return wanted === value;
  return Object.entries(wanted).every(([name, argument]: [string, unknown]) => {
    const matcher = matchers[name];
    if (!matcher) throw new Error(`event pattern: got ${name}; expected ${Object.keys(matchers).join(", ")}`);
    return matcher(argument, value);
  });
}
