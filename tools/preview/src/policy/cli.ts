import { join } from "node:path";
import { STATUS, exitStatusOf, statusOf } from "../command/exit-status.ts";
import { paint, print, printReport } from "../command/output.ts";
import {
  makeFolders,
  readEarlierReports,
  writeOverallFiles,
  writeStackFiles,
} from "../command/report-files.ts";
import { loadPacks } from "../judge/packs.ts";
import { describePack } from "../report/describe-pack.ts";
import { REPORT_VERSION, type ReportedPack } from "../report/model.ts";
import { type PolicyCommand, USAGE, readPolicyCommandLine } from "./command-line.ts";
import { judgeStates } from "./judge-states.ts";
import { outdatedPages, writePages } from "./page-files.ts";
import { policyPages } from "./pages.ts";
import { policyListText } from "./policy-list.ts";

/**
 * Run the command.
 * @returns the exit status
 */
export function runPolicyCommand(args: readonly string[]): Promise<number> {
  return exitStatusOf(async () => {
    const command = readPolicyCommandLine(args);
    if (command.help) {
      print(USAGE);
      return STATUS.fine;
    }
    const root = process.cwd();
    const packs = await loadPacks(root, command.policyPacks);
    if (command.list) return listPolicies(packs.map(describePack), command);
    if (command.pages !== undefined) return makePages(packs.map(describePack), command.pages, command);
    const earlier = readEarlierReports(command);
    const report = await judgeStates(command.states, packs, root);
    makeFolders(command);
    for (const stack of report.stacks) writeStackFiles(command, stack);
    writeOverallFiles(command, report, "state", earlier);
    printReport(report, command.json);
    return statusOf(report);
  });
}

function listPolicies(packs: readonly ReportedPack[], { json }: PolicyCommand): number {
  const list = { version: REPORT_VERSION, packs };
  print(json ? JSON.stringify(list, undefined, 2) : policyListText(packs, paint).trimEnd());
  return STATUS.fine;
}

async function makePages(
  packs: readonly ReportedPack[],
  folder: string,
  { check }: PolicyCommand,
): Promise<number> {
  const pages = new Map(packs.flatMap((pack) => [...policyPages(pack)]));
  if (!check) {
    await writePages(folder, pages);
    return STATUS.fine;
  }
  const outdated = await outdatedPages(folder, pages);
  for (const name of outdated)
    print(`${join(folder, name)} is not as the policies have it: write it again, without --check`);
  return outdated.length > 0 ? STATUS.violated : STATUS.fine;
}
