import { z } from "zod";
import { problem } from "@mlops/core";

/** A request, and what the endpoint should answer. */
export interface LabelledRecord {
  /** Where it is in the file, from 1. */
  readonly line: number;
  /** What is sent: a text as it is, anything else as JSON. */
  readonly input: unknown;
  /** What the answer should be, or the part of it that is compared. */
  readonly expected: unknown;
}

/** What a file has to hold to be a test. */
export interface FileDemands {
  /** Fewest records with different inputs. */
  readonly minRecords: number;
  /** Share of the records that must be answered as labelled. */
  readonly matchRate: number;
}

/** A file, read. */
export interface LabelledFile {
  /** Records with different inputs, in the order of the file. */
  readonly records: readonly LabelledRecord[];
  /** How many lines only said again what another one says. */
  readonly repeated: number;
  /** What is wrong with the file: with one problem it is no test. */
  readonly problems: readonly string[];
}

const isSomething = (value: unknown) => value !== null && value !== "";
const given = z.json().refine(isSomething);
const recordSchema = z.looseObject({ input: given, expected: given });

/**
 * The records of a file: JSON lines with the keys `input` and `expected`, neither of them null or an empty text; empty
 * lines do not count. An input that comes again with the same label counts once.
 */
export function labelledRecords(text: string, { minRecords, matchRate }: FileDemands): LabelledFile {
  const byInput = new Map<string, LabelledRecord>();
  const problems: string[] = [];
  let repeated = 0;
  for (const [index, content] of text.split("\n").entries()) {
    if (content.trim() === "") continue;
    const line = index + 1;
    const parsed = recordSchema.safeParse(jsonOf(content));
    if (!parsed.success) {
      problems.push(
        problem(`line ${line}`, content, 'JSON with "input" and "expected", neither of them empty'),
      );
      continue;
    }
    const { input, expected } = parsed.data;
    const before = byInput.get(JSON.stringify(input));
    if (before === undefined) byInput.set(JSON.stringify(input), { line, input, expected });
    else if (isSame(before.expected, expected)) repeated += 1;
    else
      problems.push(
        problem(`line ${line}`, expected, `the label of line ${before.line}, whose input is the same`),
      );
  }
  const records = [...byInput.values()];
  if (problems.length > 0) return { records, repeated, problems };
  return { records, repeated, problems: weaknesses(records, minRecords, matchRate) };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Why a model that has learnt nothing could pass. */
function weaknesses(records: readonly LabelledRecord[], minRecords: number, matchRate: number): string[] {
  if (records.length < minRecords) {
    return [`got ${records.length} records with different inputs; expected at least ${minRecords}`];
  }
  const counts = new Map<string, number>();
  for (const { expected } of records) {
    const label = JSON.stringify(expected);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].flatMap(([label, count]) =>
    count / records.length < matchRate
      ? []
      : [
          `got the label ${label} in ${count} of ${records.length} records; expected fewer than the match rate demands, ` +
            "which an endpoint that always answers this label would pass",
        ],
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
