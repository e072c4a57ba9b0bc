import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { styleText } from "node:util";
import { USAGE, readCommandLine } from "./command-line.ts";
import { previewWorkspace } from "./preview-workspace.ts";
import { markdownText } from "./report/markdown.ts";
import type { PreviewReport, StackReport } from "./report/model.ts";
import { type Tone, terminalText } from "./report/terminal.ts";
import { findPositionsQuickly } from "./sdk/source-positions.ts";
import { InputProblem } from "./workspace/input-problem.ts";

const STATUS = { fine: 0, violated: 1, broken: 2 } as const;

/** Depth of stack traces while programs run: enough to find the program's own line, and no more. */
const TRACE_DEPTH = { usual: 15, traced: 100 } as const;

/**
 * Run the command.
 * @returns the exit status
 */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    const command = readCommandLine(args);
    if (command.help) {
      print(USAGE);
      return STATUS.fine;
    }
    Error.stackTraceLimit = command.trace ? TRACE_DEPTH.traced : TRACE_DEPTH.usual;
    findPositionsQuickly();
    // What programs print must not end up in the middle of the JSON.
    if (command.json) console.log = console.info = console.error;
    const out = command.out === undefined ? undefined : resolve(command.out);
    if (out !== undefined) mkdirSync(out, { recursive: true });
    const report = await previewWorkspace({
      ...command,
      organization: command.organization ?? "organization",
      onStack: (stack, state) => {
        if (out !== undefined) writeFiles(out, stack, state());
      },
    });
    print(command.json ? JSON.stringify(report, undefined, 2) : terminalText(report, paint));
    return statusOf(report);
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    for (const problem of error.problems) process.stderr.write(`${problem}\n`);
    return STATUS.broken;
  }
}

function statusOf({ stacks }: PreviewReport): number {
  if (stacks.some(({ problems }) => problems.length > 0)) return STATUS.broken;
  return stacks.some(({ counts }) => counts.mandatory > 0) ? STATUS.violated : STATUS.fine;
}

function writeFiles(folder: string, report: StackReport, state: string): void {
  writeFileSync(join(folder, `${report.stack}.json`), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(folder, `${report.stack}.md`), markdownText(report));
  writeFileSync(join(folder, `${report.stack}.state.json`), state);
}

const looks: Readonly<Record<Tone, Parameters<typeof styleText>[0]>> = {
  title: "bold",
  quiet: "dim",
  bad: "red",
  warning: "yellow",
  good: "green",
};

/** Colours for a terminal; none for a file, a pipe or whoever sets NO_COLOR. */
function paint(tone: Tone, text: string): string {
  return styleText(looks[tone], text, { stream: process.stdout });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
