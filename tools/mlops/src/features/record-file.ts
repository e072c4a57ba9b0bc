import { readFileSync, writeFileSync } from "node:fs";
import { WrongUse } from "../command/failures.ts";
import { type FileRecord, csvRecords } from "../ground-truth/csv-records.ts";

/** How a file keeps records: CSV with a header, or an object a line. */
export type RecordFormat = "csv" | "jsonl";

/**
 * How a file keeps records, by its name.
 * @param option what has named it
 * @throws WrongUse if the name does not say
 */
export function formatOf(option: string, file: string): RecordFormat {
  const format = /\.(csv|jsonl)$/.exec(file)?.[1];
  if (format === "csv" || format === "jsonl") return format;
  throw new WrongUse(`${option}: got "${file}"; expected a file that ends in .csv or .jsonl`);
}

/**
 * The records of a file, with their lines.
 * @param path of the file
 * @param file what people call it
 * @throws WrongUse if it cannot be read, or has no records
 */
export function recordsIn(path: string, file: string): FileRecord[] {
  const format = formatOf("--file", file);
  const text = textOf(path, file);
  const records = format === "csv" ? csvRecords(text, file) : jsonRecords(text, file);
  if (records.length === 0) throw new WrongUse(`${file}: got no record; expected at least one`);
  return records;
}

function textOf(path: string, file: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new WrongUse(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function jsonRecords(text: string, file: string): FileRecord[] {
  return text.split(/\r?\n/).flatMap((content, index) => {
    if (content.trim() === "") return [];
    const line = index + 1;
    const value = jsonOf(content);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return [{ line, fields: value as FileRecord["fields"] }];
    }
    throw new WrongUse(`${file}:${line}: got ${content.slice(0, 40)}; expected one JSON object a line`);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Write records as {@link recordsIn} reads them. */
export function writeRecords(
  path: string,
  format: RecordFormat,
  records: readonly FileRecord["fields"][],
): void {
  const names = [...new Set(records.flatMap((one) => Object.keys(one)))];
  const lines =
    format === "csv"
      ? [names, ...records.map((one) => names.map((name) => one[name] ?? ""))].map(csvLine)
      : records.map((one) => JSON.stringify(one));
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
}

/** A line of CSV, as RFC 4180 has it. Lists and objects are JSON. */
export const csvLine = (cells: readonly unknown[]): string =>
  cells
    .map((cell) => (typeof cell === "object" && cell !== null ? JSON.stringify(cell) : String(cell ?? "")))
    .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
    .join(",");
