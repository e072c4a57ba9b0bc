/** Text that stays one cell of a table and shows no markup of its own. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\|<>*_`[\]]/g, (character) => `\\${character}`).replaceAll(/\s*\n\s*/g, "<br>");
}

/** Text within HTML. */
export function htmlEscaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
