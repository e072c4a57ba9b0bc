import { definitionProblems } from "./checks/definition-problems.ts";
import { type DefinitionProblem, Place } from "./checks/place.ts";
import { isList, isObject, memberOf } from "./document/document-value.ts";
import type { PipelineDefinition } from "./document/pipeline-definition.ts";
import { repeatedKey } from "./document/repeated-key.ts";

/** A text that is no definition: not JSON, or nothing that could be looked at. Its message is one line. */
export class UnreadableDefinitionError extends Error {
  override readonly name = "UnreadableDefinitionError";
}

/** A definition that was read. */
export interface ParsedDefinition {
  /** What was read. It is of this form where there are no problems. */
  readonly definition: PipelineDefinition;
  /** Everything that is wrong with it. */
  readonly problems: readonly DefinitionProblem[];
}

/** More characters than these are not read: sixteen times what the service takes, for those who indent. */
export const maxReadableCharacters = 16_777_216;

/** Lists and objects inside each other; a definition with ten conditions inside each other has about 50. */
const MAX_DEPTH = 100;

/**
 * Read a definition: what `definitionText`, the Python SDK or `aws sagemaker describe-pipeline` has written.
 * @throws UnreadableDefinitionError if it is not the JSON of an object, or larger or deeper than definitions are
 */
export function parseDefinition(text: string): ParsedDefinition {
  const content = readJson(text);
  const described = memberOf(content, "PipelineDefinition");
  const isAnswer = typeof described === "string" && memberOf(content, "Steps") === undefined;
  const definition = isAnswer ? readJson(described) : content;
  // Of this form, where there are no problems.
  return { definition: definition as PipelineDefinition, problems: definitionProblems(definition) };
}

function readJson(text: string): object {
  if (text.length > maxReadableCharacters) {
    throw unreadable(`definition: got ${text.length} characters; expected at most ${maxReadableCharacters}`);
  }
  const json = text.replace(/^\uFEFF/, "");
  const value = parsed(json);
  refuseStrange(value);
  const repeated = repeatedKey(json)?.reduce((place: Place, key) => place.at(key), new Place());
  if (repeated) throw unreadable(repeated.refusesAs("got a key that is given twice; expected it once").text);
  if (isObject(value)) return value;
  throw unreadable(new Place().refuses(value, "an object with Steps").text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The message of the error may show what is in the file.
    const [, position] = /at position (\d+)/.exec(String(error)) ?? [];
    throw unreadable(`definition: got a text that is not JSON${placeText(text, position)}; expected JSON`);
  }
}

function placeText(text: string, position: string | undefined): string {
  if (position === undefined) return "";
  const lines = text.slice(0, Number(position)).split("\n");
  return ` in line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** What JSON can hold and a definition cannot: depths that nobody writes, keys and numbers that do not survive. */
function refuseStrange(root: unknown): void {
  const waiting: { readonly value: unknown; readonly place: Place; readonly depth: number }[] = [
    { value: root, place: new Place(), depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, place, depth } = next;
    if (depth > MAX_DEPTH) throw unreadable(`definition: got more than ${MAX_DEPTH} levels; expected fewer`);
    if (typeof value === "number" && !isKept(value)) {
      throw unreadable(
        `${place.text}: got a number that JSON readers change; expected one of 15 digits or fewer`,
      );
    }
    const entries: Iterable<readonly [string | number, unknown]> = isList(value)
      ? value.entries()
      : Object.entries(isObject(value) ? value : {});
    for (const [key, inner] of entries) {
      if (key === "__proto__") throw unreadable(`${place.text}: got the key __proto__; expected others`);
      waiting.push({ value: inner, place: place.at(key), depth: depth + 1 });
    }
  }
}

/** Whether a number is written as it was read. */
function isKept(number: number): boolean {
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number));
}

function unreadable(message: string): UnreadableDefinitionError {
  return new UnreadableDefinitionError(message);
}
