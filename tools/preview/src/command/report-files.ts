import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { messageOf } from "@mlops/engine/error-message";
import { checkedReport } from "../report/checked-report.ts";
import { type EarlierReport, compare } from "../report/comparison.ts";
import { fileEndings, isReportFile } from "../report/file-endings.ts";
import { junitText } from "../report/junit.ts";
import { markdownText } from "../report/markdown.ts";
import type { PreviewReport, StackReport } from "../report/model.ts";
import { sarifLog } from "../report/sarif.ts";
import { summaryText } from "../report/summary.ts";
import { InputProblem } from "../workspace/input-problem.ts";
import { makeFolder, makeOutputFolder, writeFile, writeInFolder } from "./output-files.ts";
import type { ReportCommand } from "./report-options.ts";

/** Files over all stacks that a report folder holds beside those of each stack. */
const SUMMARY_FILE = "summary.md";
const SARIF_FILE = "preview.sarif";

/** Prepare what reports are written to. */
export function makeFolders({ out, sarif, junit }: ReportCommand): void {
  if (out !== undefined) makeOutputFolder("--out", out);
  if (sarif !== undefined) makeFolder("--sarif", dirname(sarif));
  if (junit !== undefined) makeFolder("--junit", dirname(junit));
}

/** Write the reports of one stack. */
export function writeStackFiles({ out }: ReportCommand, report: StackReport, state?: () => string): void {
  if (out === undefined) return;
  const write = (ending: string, text: string) =>
    writeInFolder("--out", out, `${report.stack}${ending}`, text);
  write(fileEndings.report, jsonText(report));
  write(".md", markdownText(report));
  for (const { name, definition } of report.pipelines) {
    write(`.${name.replace(/[^\w-]/g, "_")}${fileEndings.pipeline}`, jsonText(definition));
  }
  if (state) write(fileEndings.state, state());
}

/**
 * Write the reports over all stacks.
 * @param kind of the analysis, for readers that keep several apart
 * @param earlier reports to compare with, if there are any
 */
export function writeOverallFiles(
  { out, sarif, junit }: ReportCommand,
  report: PreviewReport,
  kind: string,
  earlier: readonly EarlierReport[] | undefined,
): void {
  const comparison = earlier && compare(report.stacks, earlier);
  const log = jsonText(sarifLog(report, kind, comparison));
  if (sarif !== undefined) writeFile("--sarif", sarif, log);
  if (junit !== undefined) writeFile("--junit", junit, junitText(report));
  if (out === undefined) return;
  writeInFolder("--out", out, SARIF_FILE, log);
  writeInFolder("--out", out, SUMMARY_FILE, summaryText(report, comparison));
}

/**
 * The reports of all stacks in a folder that an earlier run wrote.
 * @throws InputProblem if it holds none, or one that is not of this form
 */
export function readEarlierReports({ baseline }: ReportCommand): EarlierReport[] | undefined {
  if (baseline === undefined) return undefined;
  let names: string[];
  try {
    names = readdirSync(baseline).filter(isReportFile);
  } catch (error) {
    throw new InputProblem(`--baseline: cannot be read: ${messageOf(error)}`);
  }
  const reports = names.sort().flatMap((name) => readReport(join(baseline, name)) ?? []);
  if (reports.length > 0) return reports;
  throw new InputProblem(`--baseline: ${baseline} holds no <stack>.json that --out has written`);
}

/** The report in a file; none if the file is about something else. */
function readReport(file: string): EarlierReport | undefined {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new InputProblem(`--baseline: ${file}: ${messageOf(error)}`);
  }
  if (typeof content !== "object" || content === null || !("stack" in content)) return undefined;
  try {
    return checkedReport(content);
  } catch (error) {
    throw new InputProblem(`--baseline: ${file}: ${messageOf(error)}`);
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
