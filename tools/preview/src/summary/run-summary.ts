import { STATUS } from "../command/exit-status.ts";
import { printJson } from "../command/output.ts";
import { makeFolders, readEarlierReports, writeOverallFiles } from "../command/report-files.ts";
import { print } from "../command/terminal.ts";
import { loadPacks } from "../judge/packs.ts";
import { describePack } from "../report/describe-pack.ts";
import { type PreviewReport, REPORT_VERSION } from "../report/model.ts";
import { counted, summaryOf } from "../report/wording.ts";
import type { SummaryCommand } from "./command-line.ts";
import { readStackReports } from "./stack-reports.ts";

/**
 * Write one summary and one SARIF log over the reports of several previews.
 * @returns the exit status
 */
export async function runSummary(command: SummaryCommand): Promise<number> {
  const stacks = readStackReports(command.out, command.stacks);
  const earlier = readEarlierReports(command);
  const packs = await loadPacks(process.cwd(), command.policyPacks);
  const report: PreviewReport = {
    version: REPORT_VERSION,
    packs: packs.map(describePack),
    stacks,
    notes: [],
  };
  makeFolders(command);
  writeOverallFiles(command, report, "preview", earlier);
  if (command.json) printJson(report);
  else print(`${counted(stacks.length, "stack")}: ${summaryOf(stacks)}`);
  return STATUS.success;
}
