import type { PreviewCommand } from "./command-line.ts";
import { statusOf } from "./command/exit-status.ts";
import { printReport } from "./command/print-report.ts";
import {
  makeFolders,
  readEarlierReports,
  writeOverallFiles,
  writeStackFiles,
} from "./command/report-files.ts";
import { Progress } from "./command/progress.ts";
import { traceDepth } from "./command/trace-depth.ts";
import { previewWorkspace } from "./preview-workspace.ts";

/**
 * Preview stacks and report on them.
 * @returns the exit status
 */
export async function runPreview(command: PreviewCommand): Promise<number> {
  Error.stackTraceLimit = command.trace ? traceDepth.traced : traceDepth.usual;
  // What programs print must not end up in the middle of the JSON.
  if (command.json) console.log = console.info = console.error;
  const earlier = readEarlierReports(command);
  makeFolders(command);
  const progress = new Progress();
  const report = await previewWorkspace({
    patterns: command.patterns,
    policyPacks: command.policyPacks,
    organization: command.organization,
    trace: command.trace,
    strict: command.strict,
    timeLimit: command.timeLimit,
    onStart: (stack) => progress.show(`running ${stack}`),
    onStack: ({ report, state }) => writeStackFiles(command, report, state),
  });
  progress.clear();
  writeOverallFiles(command, report, "preview", earlier);
  printReport(report, command.json);
  return statusOf(report);
}
