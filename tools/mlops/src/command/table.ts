import { plainText } from "./plain-text.ts";
import type { Terminal } from "./system.ts";

/** A row, by the titles of the table's columns. */
export type Row = Readonly<Record<string, string | number | undefined>>;

const gap = 2;

/**
 * Rows as aligned lines below their titles. Numbers stand at the right. On a terminal, the widest columns are shortened
 * until a line fits.
 * @param titles of the columns, in their order: keys of the rows
 */
export function table(
  titles: readonly string[],
  rows: readonly Row[],
  { width, paint }: Pick<Terminal, "width" | "paint">,
): string[] {
  const cells = rows.map((row) => titles.map((title) => cellText(row[title])));
  const widths = fitted(
    titles.map((title, index) => Math.max(title.length, ...cells.map((line) => (line[index] ?? "").length))),
    width,
  );
  const isNumber = titles.map((title) => rows.some((row) => typeof row[title] === "number"));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const columns = widths[index] ?? 0;
        const shown = text.length > columns ? `${text.slice(0, columns - 1)}…` : text;
        return isNumber[index] ? shown.padStart(columns) : shown.padEnd(columns);
      })
      .join(" ".repeat(gap))
      .trimEnd();
  return [paint("quiet", line(titles)), ...cells.map(line)];
}

const cellText = (value: string | number | undefined) => plainText(String(value ?? "-"));

/** Narrowest that a column is made. */
const narrowest = 8;

/** Widths whose sum fits: the widest column gives way first. */
function fitted(widths: readonly number[], available = Infinity): readonly number[] {
  const fitting = [...widths];
  const total = () => fitting.reduce((sum, one) => sum + one, 0) + gap * (fitting.length - 1);
  while (total() > available && Math.max(...fitting) > narrowest) {
    const widest = fitting.indexOf(Math.max(...fitting));
    fitting[widest] = (fitting[widest] ?? 0) - 1;
  }
  return fitting;
}
