/** Colours and emphasis, as `styleText` writes them. */
const style = String.raw`\u001B\[[\d;]*m`;

/** Control characters, which a terminal would obey, and characters that turn the direction of what follows. */
const obeyed = String.raw`[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]`;

const obeyedText = new RegExp(`(?<kept>${style}|[\\n\\t])|${obeyed}`, "gu");
const escapedInJson = new RegExp(`(?!\\n)${obeyed}`, "gu");

/** Where AWS repeats a request that it did not accept, with the token of the session. */
const sessionToken = /(x-amz-security-token[:=]\s*)[^\s&"\\]+/gi;

/**
 * Text as it can be shown: what AWS answers moves no cursor and hides nothing, and session tokens are left out. Colours
 * and line breaks stay.
 */
export function shownText(text: string): string {
  return text
    .replaceAll(obeyedText, (_, kept: string | undefined) => kept ?? " ")
    .replaceAll(sessionToken, "$1(left out)");
}

/** JSON of the same meaning without characters that a terminal would obey. */
export function shownJson(data: unknown): string {
  return JSON.stringify(data ?? null, undefined, 2).replaceAll(
    escapedInJson,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
