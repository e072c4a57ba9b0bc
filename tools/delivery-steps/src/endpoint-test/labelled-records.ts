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

const recordSchema = z.looseObject({ input: z.json(), expected: z.json() });

/**
 * The records of a file: JSON lines with the keys `input` and `expected`; empty lines do not count.
 * @returns the records, and what is wrong with the file. A file with one bad line, or none at all, is no test.
 */
export function labelledRecords(text: string): {
  readonly records: readonly LabelledRecord[];
  readonly problems: readonly string[];
} {
  const records: LabelledRecord[] = [];
  const problems: string[] = [];
  for (const [index, content] of text.split("\n").entries()) {
    if (content.trim() === "") continue;
    const parsed = recordSchema.safeParse(jsonOf(content));
    const line = index + 1;
    if (parsed.success) records.push({ line, input: parsed.data.input, expected: parsed.data.expected });
    else problems.push(problem(`line ${line}`, content, 'JSON with "input" and "expected"'));
  }
  if (records.length + problems.length === 0) problems.push("got no record; expected at least one");
  return { records, problems };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
