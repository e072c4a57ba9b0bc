import { join } from "node:path";
import { STATUS, statusOf } from "../command/exit-status.ts";
import { paint, printJson } from "../command/output.ts";
import { printReport } from "../command/print-report.ts";
import {
  makeFolders,
  readEarlierReports,
  writeOverallFiles,
  writeStackFiles,
} from "../command/report-files.ts";
import { print, terminalWidth } from "../command/terminal.ts";
import { loadPacks } from "../judge/packs.ts";
import type { PolicyPack } from "../judge/policy-pack.ts";
import { describePack } from "../report/describe-pack.ts";
import { REPORT_VERSION, type ReportedPack } from "../report/model.ts";
import { projectFolder } from "../workspace/project.ts";
import type { PolicyCommand } from "./command-line.ts";
import { judgeStates } from "./judge-states.ts";
import { outdatedPages, writePages } from "./page-files.ts";
import { policyPages } from "./pages.ts";
import { explanationText, policiesNamed } from "./policy-explanation.ts";
import { policyListText } from "./policy-list.ts";

/**
 * Do what the command line asks for.
 * @returns the exit status
 */
export async function runPolicy(command: PolicyCommand): Promise<number> {
  const root = projectFolder(process.cwd()) ?? process.cwd();
  const packs = await loadPacks(root, command.policyPacks);
  if (command.list) return listPolicies(packs.map(describePack), command);
  if (command.explain.length > 0) return explainPolicies(packs.map(describePack), command);
  if (command.pages !== undefined) return makePages(packs.map(describePack), command.pages, command);
  return reportStates(packs, root, command);
}

async function reportStates(
  packs: readonly PolicyPack[],
  root: string,
  command: PolicyCommand,
): Promise<number> {
  const earlier = readEarlierReports(command);
  const report = await judgeStates(command.states, packs, root);
  makeFolders(command);
  for (const stack of report.stacks) writeStackFiles(command, stack);
  writeOverallFiles(command, report, "state", earlier);
  printReport(report, command.json);
  return statusOf(report);
}

function listPolicies(packs: readonly ReportedPack[], { json }: PolicyCommand): number {
  if (json) printJson({ version: REPORT_VERSION, packs });
  else print(policyListText(packs, { paint, width: terminalWidth() }).trimEnd());
  return STATUS.success;
}

function explainPolicies(packs: readonly ReportedPack[], { explain, json }: PolicyCommand): number {
  const named = policiesNamed(explain, packs);
  if (json) printJson({ version: REPORT_VERSION, policies: named.map(({ policy }) => policy) });
  else print(explanationText(named, { paint, width: terminalWidth() }));
  return STATUS.success;
}

async function makePages(
  packs: readonly ReportedPack[],
  folder: string,
  { check }: PolicyCommand,
): Promise<number> {
  const pages = new Map(packs.flatMap((pack) => [...policyPages(pack)]));
  if (!check) {
    const written = await writePages(folder, pages);
    for (const name of written) {
      print(`${join(folder, name)} ${pages.has(name) ? "written" : "removed"}`);
    }
    if (written.length === 0) print(`${folder}: nothing to write, the pages are as the policies`);
    return STATUS.success;
  }
  const outdated = await outdatedPages(folder, pages);
  for (const name of outdated) {
    print(`${join(folder, name)} differs from the policies: write it again, without --check`);
  }
  return outdated.length > 0 ? STATUS.violated : STATUS.success;
}
