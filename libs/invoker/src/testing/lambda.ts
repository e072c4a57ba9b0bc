import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Loads a function and invokes it once, as Lambda does; the result is the last line. */
const runtime = `
const { PassThrough } = require("node:stream");
const { text } = require("node:stream/consumers");
const [, , event] = process.argv;
globalThis.awslambda = {
  streamifyResponse: (run) => async (event, context) => {
    const output = new PassThrough();
    const [written] = await Promise.all([text(output), run(event, output, context)]);
    return written;
  },
  // Lambda separates head and body of a streamed response by eight zeros.
  HttpResponseStream: { from: (output, head) => (output.write(JSON.stringify(head) + "\\0".repeat(8)), output) },
};
const { handler } = require("./index.cjs");
const context = { awsRequestId: "c0ffee", getRemainingTimeInMillis: () => 5_000 };
handler(JSON.parse(event), context).then(
  (response) => console.log(JSON.stringify({ response })),
  ({ name, message }) => console.log(JSON.stringify({ errorType: name, errorMessage: message })),
);
`;

/** Response or error of a function that ran in its own process, and its log. */
interface Outcome {
  readonly result: unknown;
  readonly log: string;
}

/**
 * Runs a function's code in its own process, as Lambda does.
 * @param variables all its environment variables
 */
export async function runFunction(
  code: string,
  event: unknown,
  variables: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "function-"));
  try {
    await writeFile(join(folder, "index.cjs"), code);
    await writeFile(join(folder, "runtime.cjs"), runtime);
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["runtime.cjs", JSON.stringify(event)],
      { cwd: folder, env: variables },
    );
    const lines = stdout.trimEnd().split("\n");
    return {
      result: JSON.parse(lines.at(-1) ?? "") as unknown,
      log: [...lines.slice(0, -1), stderr].join("\n"),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
