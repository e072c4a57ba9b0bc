import { WrongUse } from "../command/failures.ts";

/** A record of a file, and the line that it begins on, from 1. */
export interface FileRecord {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The records of a CSV file with a header, as RFC 4180 has it: fields in double quotes may hold commas, line breaks and
 * doubled quotes.
 * @throws WrongUse if there is no header, or a record has not as many fields as the header
 */
export function csvRecords(text: string, file: string): FileRecord[] {
  const [header, ...rows] = csvRows(text.replace(/^\uFEFF/, ""), file);
  if (header === undefined) throw new WrongUse(`${file}: got no line; expected a header`);
  const names = header.cells.map((name) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new WrongUse(`${file}:1: got column "${twice}" twice; expected each once`);
  return rows.map(({ line, cells }) => {
    if (cells.length !== names.length) {
      throw new WrongUse(
        `${file}:${line}: got ${cells.length} fields; expected ${names.length}, as the header has`,
      );
    }
    return { line, fields: Object.fromEntries(names.map((name, index) => [name, cells[index]])) };
  });
}

interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines without any character are no rows. */
function csvRows(text: string, file: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  for (let at = 0; at < text.length;) {
    const { cell, after } = cellAt(text, at, `${file}:${line}`);
    cells.push(cell);
    line += cell.split(/\r\n|\n|\r/).length - 1;
    at = after + 1;
    if (text[after] === "," && at < text.length) continue;
    if (text[after] === ",") cells.push("");
    if (text.startsWith("\r\n", after)) at += 1;
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: begun, cells });
    line += 1;
    begun = line;
    cells = [];
  }
  return rows;
}

/** The cell that begins at a position, and where what ends it is: a comma, a line break or the end. */
function cellAt(
  text: string,
  start: number,
  place: string,
): { readonly cell: string; readonly after: number } {
  if (text[start] !== '"') {
    const after = nextEnd(text, start);
    return { cell: text.slice(start, after), after };
  }
  const after = closingQuote(text, start + 1, place) + 1;
  if (nextEnd(text, after) !== after) {
    throw new WrongUse(`${place}: got text after a field in quotes; expected quotes in it doubled`);
  }
  return { cell: text.slice(start + 1, after - 1).replaceAll('""', '"'), after };
}

function nextEnd(text: string, start: number): number {
  const end = /[,\r\n]/g;
  end.lastIndex = start;
  return end.exec(text)?.index ?? text.length;
}

/** Doubled quotes do not close. */
function closingQuote(text: string, start: number, place: string): number {
  for (let from = start; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) throw new WrongUse(`${place}: got a field in quotes that does not end`);
    if (text[quote + 1] !== '"') return quote;
    from = quote + 2;
  }
}
