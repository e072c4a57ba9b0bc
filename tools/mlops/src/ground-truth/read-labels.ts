import { readFileSync, statSync } from "node:fs";
import { inferenceIdPattern } from "@mlops/aws";
import { asRecord } from "../command/as-record.ts";
import { WrongUse } from "../command/failures.ts";
import { type FileRecord, csvRecords } from "./csv-records.ts";

/** The label of a request. */
export interface Label {
  /** The id of the captured record, or the `InferenceId` of the request. */
  readonly id: string;
  readonly label: string;
  /** When it was collected. */
  readonly collected: Date;
}

/** How a file of labels is read. */
export interface LabelsFormat {
  readonly format?: "csv" | "jsonl" | undefined;
  /** Name of the column of the ids. @default - the first of the usual ones that the file has */
  readonly id?: string | undefined;
  readonly label: string;
  /** Name of the column that says when each was collected. @default - all at once */
  readonly time?: string | undefined;
  /** When those were collected that do not say. */
  readonly collected: Date;
  /** Whether labels are numbers, because the model predicts one. */
  readonly isNumeric: boolean;
}

const usualIds = ["inferenceId", "inference_id", "eventId", "event_id", "id"];
/** What is read at once. */
const mostBytes = 256 * 1_024 * 1_024;
const shownProblems = 20;

/**
 * Read a file of labels. A label that comes twice counts once.
 * @param path of the file
 * @param file what people call it
 * @throws WrongUse if it cannot be read, with what is wrong by line: an id that no request has, two labels of a request
 */
export function readLabels(path: string, file: string, options: LabelsFormat): Label[] {
  const records = recordsOf(textOf(path, file), file, options.format);
  if (records.length === 0) throw new WrongUse(`${file}: got no label; expected at least one`);
  const problems: string[] = [];
  const labels = new Map<string, Label & { readonly line: number }>();
  for (const record of records) {
    const read = labelIn(record, options);
    const before = typeof read === "string" ? undefined : labels.get(read.id);
    if (typeof read === "string") problems.push(`${file}:${record.line}: ${read}`);
    else if (before === undefined) labels.set(read.id, { ...read, line: record.line });
    else if (before.label !== read.label) {
      problems.push(
        `${file}:${record.line}: label: got "${read.label}" for ${read.id}; line ${before.line} has "${before.label}"`,
      );
    }
  }
  if (problems.length === 0) {
    return [...labels.values()].map(({ id, label, collected }) => ({ id, label, collected }));
  }
  const more = problems.length > shownProblems ? [`and ${problems.length - shownProblems} lines more`] : [];
  throw new WrongUse(...problems.slice(0, shownProblems), ...more);
}

function textOf(path: string, file: string): string {
  try {
    const { size } = statSync(path);
    if (size <= mostBytes) return readFileSync(path, "utf8");
  } catch (error) {
    throw new WrongUse(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new WrongUse(`${file}: expected at most 256 MiB; upload it in parts`);
}

function recordsOf(text: string, file: string, given: LabelsFormat["format"]): FileRecord[] {
  const format = given ?? /\.(csv|jsonl)$/.exec(file)?.[1];
  if (format === "csv") return csvRecords(text, file);
  if (format === "jsonl") return jsonRecords(text, file);
  throw new WrongUse(
    `--format: got nothing, and ${file} ends neither in .csv nor in .jsonl; expected csv or jsonl`,
  );
}

function jsonRecords(text: string, file: string): FileRecord[] {
  return text.split(/\r?\n/).flatMap((content, index) => {
    if (content.trim() === "") return [];
    try {
      return [{ line: index + 1, fields: flat(asRecord(JSON.parse(content))) }];
    } catch {
      throw new WrongUse(`${file}:${index + 1}: got no JSON; expected one object a line`);
    }
  });
}

/** A record of Model Monitor's own form as its id and its label. */
function flat(fields: FileRecord["fields"]): FileRecord["fields"] {
  const { groundTruthData, eventMetadata } = fields;
  if (groundTruthData === undefined) return fields;
  return { label: asRecord(groundTruthData)["data"], eventId: asRecord(eventMetadata)["eventId"] };
}

/** The label of a record, or what is wrong with it. */
function labelIn(
  { fields }: FileRecord,
  { id: column, label: labels, time, collected, isNumeric }: LabelsFormat,
): Label | string {
  const ids = column ?? usualIds.find((name) => fields[name] !== undefined);
  if (ids === undefined) return `got no ${usualIds.join(", ")}; expected one of them, or --id <column>`;
  const id = fields[ids];
  if (typeof id !== "string" || !inferenceIdPattern.test(id)) {
    return `${ids}: got ${gotten(id)}; expected 1 to 64 printable characters, as a captured record has`;
  }
  const label = textIn(fields[labels]);
  const expected = isNumeric ? "a number" : "a text of one field, or a number";
  if (label === undefined || (isNumeric && !Number.isFinite(Number(label)))) {
    return `${labels}: got ${gotten(fields[labels])}; expected ${expected}`;
  }
  if (time === undefined) return { id, label, collected };
  const moment = String(fields[time]);
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(moment);
  if (!isMoment || Number.isNaN(Date.parse(moment))) {
    return `${time}: got ${gotten(fields[time])}; expected a moment, such as 2026-11-21T10:00:00Z`;
  }
  return { id, label, collected: new Date(moment) };
}

/** A label as one field of CSV, which is how monitors read it. */
function textIn(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && /^[^,"\r\n]+$/.test(text.trim()) ? text.trim() : undefined;
}

const gotten = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));
