/** Follows a character that would start something, so that it starts nothing. It is not seen. */
const zeroWidthSpace = "\u200b";

/** What starts a mention, HTML, an image, a link, or a reference to an issue, also by a character reference. */
const starts = [
  "@",
  "&(?!(?:amp|gt|lt|quot);)",
  String.raw`<(?!/?(?:br|code|details|summary)>)`,
  String.raw`!(?=\[)`,
  String.raw`\](?=[(:[])`,
  String.raw`#(?=\d)`,
  String.raw`\bGH-(?=\d)`,
  String.raw`\b(?:https?|ftp):(?=//)`,
  String.raw`\b(?:mailto|xmpp):`,
  String.raw`\bwww(?=\.)`,
];
const starting = new RegExp(starts.join("|"), "giu");

/** Changes the direction of the text after it: what is seen is then not what is there. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/gu;

/** Text that may have been written by anybody, as a comment shows it. */
export interface InertMarkdown {
  readonly text: string;
  /** Lines that are left out, because they had no room. */
  readonly leftOut: number;
}

/**
 * Markdown that keeps its tables, lists, code and folds, and reaches nobody: no mention, no link, no image, no reference
 * to an issue, no HTML but what folds.
 * @param markdown text of any length
 * @param limit characters that it may have
 * @returns whole lines unless the first is longer
 */
export function inertMarkdown(markdown: string, limit: number): InertMarkdown {
  const quiet = markdown
    .replaceAll(directionMarks, "")
    .replaceAll(starting, (start) => `${start}${zeroWidthSpace}`);
  if (quiet.length <= limit) return { text: quiet, leftOut: 0 };
  const lineEnd = quiet.lastIndexOf("\n", limit);
  const end = lineEnd > 0 ? lineEnd : limit;
  return { text: quiet.slice(0, end).toWellFormed(), leftOut: quiet.slice(end).trim().split("\n").length };
}
