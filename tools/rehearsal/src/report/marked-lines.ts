import { type Layout, type Tone, remarkedLines } from "@mlops/preview";

/** A line that starts with a mark. */
interface MarkedText {
  /** Has a tone of its own. */
  readonly mark: string;
  readonly tone: Tone;
  readonly text: string;
  /** Quiet; on lines of its own where it does not fit. @default - none */
  readonly remark?: string;
}

/** Columns that lines after the first are indented by. */
const HANG = 4;

/** A text behind a mark, indented by two spaces, in lines that fit: colours take no room. */
export function markedLines({ mark, tone, text, remark = "" }: MarkedText, layout: Layout): string[] {
  const [first = "", ...rest] = remarkedLines(`${mark} ${text}`, remark, HANG, layout);
  return [`  ${layout.paint(tone, mark)}${first.slice(HANG + mark.length)}`, ...rest];
}
