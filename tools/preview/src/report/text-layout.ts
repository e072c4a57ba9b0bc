import { wrapped } from "./wrapped-text.ts";

/** What a piece of text is; the terminal decides how that looks. */
export type Tone = "title" | "quiet" | "bad" | "warning" | "good";
/** Gives a piece of text the looks of its tone. */
export type Paint = (tone: Tone, text: string) => string;

/** How text is laid out. */
export interface Layout {
  readonly paint: Paint;
  /** Columns of the terminal: longer lines are wrapped. @default - nothing is wrapped */
  readonly width?: number | undefined;
}

/** A text in lines that fit, all indented by so many spaces and painted alike. */
export function textLines(text: string, indent: number, { paint, width }: Layout, tone?: Tone): string[] {
  const lines =
    width === undefined ? [text] : text.split("\n").flatMap((line) => wrapped(line, width - indent));
  return lines.map((line) => " ".repeat(indent) + (tone ? paint(tone, line) : line));
}

/**
 * A text and a quiet remark: on one line if they fit, otherwise the remark on lines of its own below the text.
 * @param tone of the text. @default - none
 */
export function remarkedLines(
  text: string,
  remark: string,
  indent: number,
  layout: Layout,
  tone?: Tone,
): string[] {
  const { paint, width = Infinity } = layout;
  if (remark === "") return textLines(text, indent, layout, tone);
  if (indent + text.length + 2 + remark.length <= width) {
    return [`${" ".repeat(indent)}${tone ? paint(tone, text) : text}  ${paint("quiet", remark)}`];
  }
  return [...textLines(text, indent, layout, tone), ...textLines(remark, indent + 2, layout, "quiet")];
}
