/** Where a word that is longer than a line is broken: after these. */
const SEPARATORS = "/:,._-";

/**
 * A text in lines of at most `width` characters, broken between words; a word that is longer than a line, such as an ARN,
 * after one of its separators.
 */
export function wrapped(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const [first = "", ...rest] = piecesOf(word, Math.max(1, width));
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + first.length <= width)
      lines.splice(-1, 1, `${line} ${first}`);
    else lines.push(first);
    lines.push(...rest);
  }
  return lines;
}

function piecesOf(word: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (rest.length > width) {
    const line = rest.slice(0, width);
    const separator = Math.max(...[...SEPARATORS].map((character) => line.lastIndexOf(character)));
    const end = separator > 0 ? separator + 1 : width;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}
