import { STATUS, exitStatusOf } from "../command/exit-status.ts";
import { print } from "../command/output.ts";
import { makeFolders, readEarlierReports, writeOverallFiles } from "../command/report-files.ts";
import { loadPacks } from "../judge/packs.ts";
import { describePack } from "../report/describe-pack.ts";
import { type PreviewReport, REPORT_VERSION } from "../report/model.ts";
import { counted, summaryOf } from "../report/wording.ts";
import { InputProblem } from "../workspace/input-problem.ts";
import { USAGE, readSummaryCommandLine } from "./command-line.ts";
import { readStackReports } from "./stack-reports.ts";

/**
 * Run the command.
 * @returns the exit status
 */
export function runSummaryCommand(args: readonly string[]): Promise<number> {
  return exitStatusOf(async () => {
    const command = readSummaryCommandLine(args);
    if (command.help) {
      print(USAGE);
      return STATUS.fine;
    }
    if (command.out === undefined)
      throw new InputProblem(`--out: got nothing; expected a folder\n\n${USAGE}`);
    const stacks = readStackReports(command.out, command.stacks);
    const earlier = readEarlierReports(command);
    const packs = await loadPacks(process.cwd(), command.policyPacks);
    const report: PreviewReport = { version: REPORT_VERSION, packs: packs.map(describePack), stacks };
    makeFolders(command);
    writeOverallFiles(command, report, "preview", earlier);
    print(
      command.json
        ? JSON.stringify(report, undefined, 2)
        : `${counted(stacks.length, "stack")}: ${summaryOf(stacks)}`,
    );
    return STATUS.fine;
  });
}
