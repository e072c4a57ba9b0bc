/** GitHub takes 65,536 characters in a comment; the rest is for what is said about the text. */
const limit = 60_000;

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
  /** It was longer than a comment may be. */
  readonly cut: boolean;
}

/**
 * Markdown that keeps its tables, lists, code and folds, and reaches nobody: no mention, no link, no image, no reference
 * to an issue, no HTML but what folds.
 * @param markdown text of any length
 * @returns at most 60,000 characters, whole lines unless the first is longer
 */
export function inertMarkdown(markdown: string): InertMarkdown {
  const quiet = markdown
    .replaceAll(directionMarks, "")
    .replaceAll(starting, (start) => `${start}${zeroWidthSpace}`);
  if (quiet.length <= limit) return { text: quiet, cut: false };
  const lineEnd = quiet.lastIndexOf("\n", limit);
  return { text: quiet.slice(0, lineEnd > 0 ? lineEnd : limit).toWellFormed(), cut: true };
}
