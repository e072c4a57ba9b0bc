import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** How Lambda loads a function and calls it once; the answer is the last line. */
const runtime = `
const [, , event] = process.argv;
const { handler } = require("./index.cjs");
const context = { awsRequestId: "c0ffee", getRemainingTimeInMillis: () => 5_000 };
handler(JSON.parse(event), context).then(
  (answer) => console.log(JSON.stringify({ answer })),
  ({ name, message }) => console.log(JSON.stringify({ errorType: name, errorMessage: message })),
);
`;

/** What a function in a process of its own answers, or why it fails, and what it wrote before. */
export interface Outcome {
  readonly result: unknown;
  readonly log: string;
}

/**
 * Runs a function's code in a process of its own, as Lambda does.
 * @param variables its environment variables; it has no others
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
