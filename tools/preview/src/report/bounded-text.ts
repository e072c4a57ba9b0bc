/**
 * Characters of each summary for a pull request. GitHub takes 65,536 in a comment, which shows both, and in which each
 * grows a little: what would reach somebody is made inert.
 */
export const summaryLimits = { preview: 38_000, rehearsal: 24_000 } as const;

/** A part of a text. */
export interface Block {
  readonly text: string;
  /** What stands in for it where there is no room for the whole. @default - nothing */
  readonly short?: string;
  /** What a reader misses without the whole, by kind. @default - nothing */
  readonly holds?: Readonly<Record<string, number>>;
}

/** Room that is kept for the notice. */
const NOTICE_LENGTH = 500;

/**
 * As many blocks as fit into `limit` characters, in their order, each of the others as its short form or not at all.
 * The notice at the end counts what they hold.
 * @param notice text about what is not shown whole, by kind
 */
export function boundedText(
  blocks: readonly Block[],
  limit: number,
  notice: (leftOut: Readonly<Record<string, number>>) => string,
): string {
  const whole = blocks.map(({ text }) => text).join("\n");
  if (whole.length <= limit) return whole;
  const lengthOf = (text: string | undefined) => (text === undefined ? 0 : text.length + 1);
  let left = limit - NOTICE_LENGTH;
  // The short forms of the blocks still to come go before the whole of one block.
  let promised = blocks.reduce((sum, { short }) => sum + lengthOf(short), 0);
  const shown: string[] = [];
  const leftOut: Record<string, number> = {};
  for (const { text, short, holds = {} } of blocks) {
    promised -= lengthOf(short);
    const fits = lengthOf(text) + promised <= left;
    const form = fits ? text : lengthOf(short) <= left ? short : undefined;
    if (form !== undefined) {
      shown.push(form);
      left -= lengthOf(form);
    }
    if (!fits)
      for (const [kind, count] of Object.entries(holds)) leftOut[kind] = (leftOut[kind] ?? 0) + count;
  }
  return [...shown, notice(leftOut)].join("\n");
}
