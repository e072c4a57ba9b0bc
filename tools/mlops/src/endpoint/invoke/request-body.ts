import { readFile } from "node:fs/promises";
import type { CommandContext } from "../../command/context.ts";
import { WrongUse } from "../../command/failures.ts";

/** Where a request comes from. */
export interface BodySource {
  readonly body?: string | undefined;
  readonly file?: string | undefined;
}

/**
 * The body of a request: what `--body` says, or what a file has, or standard input.
 * @throws WrongUse if there is none, or a file that cannot be read
 */
export async function requestBody(
  { body, file }: BodySource,
  { readInput }: Pick<CommandContext, "readInput">,
): Promise<Uint8Array> {
  if (body !== undefined && file !== undefined) {
    throw new WrongUse("command: got both --body and --file; expected one of them");
  }
  if (body !== undefined) return Buffer.from(body);
  if (file !== undefined) return fileContent(file);
  const input = await readInput();
  if (input !== undefined && input.length > 0) return input;
  throw new WrongUse("command: got no request; expected --body, --file or a request on standard input");
}

async function fileContent(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = String(error).replace(/^Error: /, "");
    throw new WrongUse(`--file: got "${file}"; expected a file that can be read (${reason})`);
  }
}
