/**
 * What is wrong with one value, in the one form that every refusal here has: `path: got X; expected Y`, then what to
 * do about it where that is not obvious.
 * @param path where the value stands, such as `network.vpc.create.zones`
 * @param got the value as it came; `undefined` is shown as "nothing"
 * @param expected what is allowed, such as `2 or 3 zones`
 * @param todo what to do about it; none where `expected` says enough
 */
export function problem(path: string, got: unknown, expected: string, todo?: string): string {
  return `${path}: got ${shown(got)}; expected ${expected}${todo === undefined ? "" : `; ${todo}`}`;
}

const longest = 80;

/** A value as JSON, cut to what one line can hold. What only a deployment knows is said to be that. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  // JSON has no NaN.
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value, function (this: Record<string, unknown>, key, inner: unknown) {
    return isOutput(this[key]) ? "(known after deploy)" : inner;
  });
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}

/** As the SDK's `Output.isInstance` asks, which this file does without: command lines load it, and no SDK. */
const isOutput = (value: unknown): boolean =>
  (value as { readonly __pulumiOutput?: unknown } | null | undefined)?.__pulumiOutput === true;

/** Texts as people list them: `a`, `a or b`, `a, b or c`. */
export function choice(texts: readonly string[]): string {
  const [last = "", ...others] = [...texts].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} or ${last}`;
}
