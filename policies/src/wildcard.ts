/**
 * Whether `text` as a whole fits `pattern`, where `*` stands for any characters and `?` for exactly one.
 * Takes at most length × length steps, whatever the pattern (a regular expression may take forever).
 */
export function fits(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let retryFrom = 0;
  for (let index = 0; index < text.length;) {
    if (pattern[at] === "*") {
      star = at;
      at += 1;
      retryFrom = index;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === text[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      // The last star takes one character more.
      at = star + 1;
      retryFrom += 1;
      index = retryFrom;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
