import { closeSync, openSync, readSync } from "node:fs";
import {
  type ParsedDefinition,
  UnreadableDefinitionError,
  maxReadableCharacters,
  parseDefinition,
} from "@mlops/pipeline-definition";
import { InputProblem } from "@mlops/preview/command";

/**
 * Read the definition in a file.
 * @throws InputProblem if it cannot be read, or holds no definition
 */
export function readDefinitionFile(file: string): ParsedDefinition {
  const text = readText(file);
  try {
    return parseDefinition(text);
  } catch (error) {
    if (error instanceof UnreadableDefinitionError) throw new InputProblem(`${file}: ${error.message}`);
    throw error;
  }
}

function readText(file: string): string {
  const bytes = readBounded(file);
  if (bytes.length > maxReadableCharacters) {
    throw new InputProblem(`${file}: got more than ${maxReadableCharacters} bytes; expected a definition`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputProblem(`${file}: got bytes that are not UTF-8; expected JSON`);
  }
}

/** What a file holds, up to one byte more than is read of it: devices and pipes may never end. */
function readBounded(file: string): Uint8Array {
  try {
    const handle = openSync(file, "r");
    try {
      return readChunks(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputProblem(`${file}: cannot be read: ${reason}`);
  }
}

function readChunks(handle: number): Uint8Array {
  const chunks: Buffer[] = [];
  for (let size = 0; size <= maxReadableCharacters;) {
    const chunk = Buffer.alloc(65_536);
    const count = readSync(handle, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    size += count;
  }
  return Buffer.concat(chunks);
}
