import { InputProblem } from "../workspace/input-problem.ts";
import { type CommandDefinition, helpText } from "./command-line.ts";
import { STATUS } from "./exit-status.ts";
import { print, terminalWidth } from "./terminal.ts";

/**
 * Run a command: read the command line of this process, do the work, and end the process. With `--help` the command
 * only says how it is used; what is wrong with what it was given is printed, each problem on a line.
 * @param read the command line
 * @param work what the command line asks for. @returns the exit status
 */
export async function runCommand<Command extends { readonly help: boolean }>(
  definition: CommandDefinition,
  read: (args: readonly string[]) => Command,
  work: (command: Command) => Promise<number>,
): Promise<void> {
  process.on("exit", endedEarly);
  process.stdout.on("error", outputLost);
  const status = await statusAfter(async () => {
    const command = read(process.argv.slice(2));
    if (!command.help) return work(command);
    print(helpText(definition, terminalWidth()));
    return STATUS.success;
  });
  // A program may have left timers or connections open, which must not delay the end. What is printed must be out.
  process.stdout.write("", (error) => {
    if (error) return;
    process.off("exit", endedEarly);
    process.exit(status);
  });
}

/** Nobody reads the output any more, as when `head` has enough, or there is no room for it. */
function outputLost(error: NodeJS.ErrnoException): void {
  process.off("exit", endedEarly);
  if (error.code !== "EPIPE") process.stderr.write(`standard output: cannot be written: ${error.message}\n`);
  process.exit(STATUS.failed);
}

/** Whatever ends the process before the command does, it has not succeeded. */
function endedEarly(): void {
  process.exitCode = STATUS.failed;
  process.stderr.write(
    "the command did not come to its end: something in it ended the process, or never ends\n",
  );
}

async function statusAfter(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    for (const line of linesAbout(error)) process.stderr.write(`${line}\n`);
    return STATUS.failed;
  }
}

/** What is wrong with the input, or with the system; of a fault in the command itself, where it is. */
function linesAbout(error: unknown): readonly string[] {
  if (error instanceof InputProblem) return error.problems;
  if (!(error instanceof Error)) return [String(error)];
  if (error instanceof RangeError)
    return [`${error.message}: something in the input has too many levels or parts`];
  return ["syscall" in error ? error.message : (error.stack ?? error.message)];
}
