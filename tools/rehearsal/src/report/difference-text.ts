import { shortened } from "@mlops/preview";
import type { ReportedDifference } from "./model.ts";

/** Characters before what differs that are shown where there is no room for all. */
const CONTEXT = 8;

/**
 * `before → after`; what was not there, or is not any more, is left out.
 * @param room characters that it may take: then of long values what differs is shown
 */
export function differenceText({ before, after }: ReportedDifference, room = Infinity): string {
  if (before === null || after === null) {
    return shortened(before === null ? `+ ${after ?? ""}` : `- ${before}`, room);
  }
  const whole = `${before} → ${after}`;
  if (whole.length <= room) return whole;
  const side = Math.floor((room - 3) / 2);
  const [one, other] = [before, after].map((text) => fromDifference(text, commonStart(before, after), side));
  return `${one} → ${other}`;
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** A part of a text of so many characters, in which the character at `at` is seen. */
function fromDifference(text: string, at: number, length: number): string {
  const from = at - CONTEXT;
  if (text.length <= length || from <= 0 || at < length - 2 * CONTEXT) return shortened(text, length);
  return shortened(`…${text.slice(from)}`, length);
}
