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
  if (typeof value === "bigint") return String(value);
  const text = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? String(part) : part,
  );
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 3)}...` : text;
}
