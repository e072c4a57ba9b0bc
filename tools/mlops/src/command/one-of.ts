/** Texts as people list them: `a`, `a or b`, `a, b or c`. */
export function oneOf(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} or ${last}`;
}
