import { USAGE, readCommandLine } from "./command-line.ts";
import { STATUS, exitStatusOf, statusOf } from "./command/exit-status.ts";
import { print, printReport } from "./command/output.ts";
import {
  makeFolders,
  readEarlierReports,
  writeOverallFiles,
  writeStackFiles,
} from "./command/report-files.ts";
import { previewWorkspace } from "./preview-workspace.ts";

/** Depth of stack traces while programs run: enough to find the program's own line, and no more. */
const TRACE_DEPTH = { usual: 15, traced: 100 } as const;

/**
 * Run the command.
 * @returns the exit status
 */
export function runCommand(args: readonly string[]): Promise<number> {
  return exitStatusOf(async () => {
    const command = readCommandLine(args);
    if (command.help) {
      print(USAGE);
      return STATUS.fine;
    }
    Error.stackTraceLimit = command.trace ? TRACE_DEPTH.traced : TRACE_DEPTH.usual;
    // What programs print must not end up in the middle of the JSON.
    if (command.json) console.log = console.info = console.error;
    const earlier = readEarlierReports(command);
    makeFolders(command);
    const report = await previewWorkspace({
      ...command,
      organization: command.organization ?? "organization",
      onStack: (stack, state) => writeStackFiles(command, stack, state),
    });
    writeOverallFiles(command, report, "preview", earlier);
    printReport(report, command.json);
    return statusOf(report);
  });
}
