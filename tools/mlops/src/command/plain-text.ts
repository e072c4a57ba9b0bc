/** A text of somebody else in one line: without line breaks and control characters, which a terminal would obey. */
export function plainText(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ").trim();
}
