import { type PlainValue, toPlain } from "@mlops/engine";
import type { DeployedResource } from "../rehearsal.ts";
import { type PlacedText, textsIn } from "./placed-texts.ts";

/** Shorter texts occur by chance. */
const MIN_LENGTH = 8;

/** Outputs by which other resources name one. */
const namingOutputs = [
  "arn",
  "name",
  "bucket",
  "keyId",
  "url",
  "homeEfsFileSystemId",
  "endpoint",
  "qualifiedArn",
];

/** Texts by which other resources may name one: its id, and outputs that name it. */
export function namesOf({ resource: { id, outputs } }: DeployedResource): string[] {
  const texts = [id, ...namingOutputs.map((output) => toPlain(outputs[output] ?? null))];
  return [
    ...new Set(texts.filter((text) => typeof text === "string" && text.length >= MIN_LENGTH)),
  ] as string[];
}

/** Texts that named a resource and do not name what has replaced it. */
export function lostNames(before: DeployedResource, after: DeployedResource | undefined): string[] {
  const kept = new Set(after ? namesOf(after) : []);
  return namesOf(before).filter((text) => !kept.has(text));
}

/** Whether a value says one of the names, as a whole word. */
export function mentionsOneOf(value: PlainValue | undefined, names: readonly string[]): boolean {
  return names.length > 0 && sayOneOf(textsIn(value), names);
}

/** Whether texts say one of the names, as a whole word. */
export function sayOneOf(texts: readonly PlacedText[], names: readonly string[]): boolean {
  return texts.some(({ text }) => names.some((name) => isWordIn(text, name)));
}

function isWordIn(text: string, word: string): boolean {
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + 1)) {
    const around = (text[start - 1] ?? "") + (text[start + word.length] ?? "");
    if (!/[\w-]/.test(around)) return true;
  }
  return false;
}
