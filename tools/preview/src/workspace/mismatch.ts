/** Characters of a value that messages show. */
const MAX_SHOWN = 60;

/**
 * What is wrong with a value: `got X; expected Y`.
 * @param expected what it should have been, in words
 */
export function mismatch(value: unknown, expected: string): string {
  return `got ${shown(value)}; expected ${expected}`;
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (isNoJsonNumber(value)) return String(value);
  const text = JSON.stringify(value, (_key, part: unknown) => (isNoJsonNumber(part) ? String(part) : part));
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 3)}...` : text;
}

/** Numbers that YAML can hold and JSON cannot. */
function isNoJsonNumber(value: unknown): boolean {
  return typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value));
}
