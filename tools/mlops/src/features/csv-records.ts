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
  const [header, ...rows] = csvRows(text.replace(/^\uFEFF/, ""));
  if (header === undefined) throw new WrongUse(`${file}: got no line; expected a header`);
  const names = header.cells;
  return rows.map(({ line, cells }) => {
    if (cells.length !== names.length) {
      throw new WrongUse(
        `${file}:${line}: got ${cells.length} fields; expected ${names.length}, as the header has`,
      );
    }
    return { line, fields: Object.fromEntries(names.map((name, index) => [name.trim(), cells[index]])) };
  });
}

interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A cell, in quotes or not, and what ends it. */
const cellPattern = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|$)/y;

/** Lines without any character are no rows. */
function csvRows(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  cellPattern.lastIndex = 0;
  while (cellPattern.lastIndex < text.length) {
    const found = cellPattern.exec(text);
    if (found === null) throw new WrongUse(`line ${line}: got a quote within a field; expected it doubled`);
    const [, cell = "", end] = found;
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    line += cell.split(/\r\n|\n|\r/).length - 1;
    const isLast = cellPattern.lastIndex >= text.length;
    if (end === "," && !isLast) continue;
    if (end === ",") cells.push("");
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: begun, cells });
    line += 1;
    begun = line;
    cells = [];
  }
  return rows;
}
