import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { messageOf } from "@mlops/engine";
import { type EarlierReport, compare } from "../report/comparison.ts";
import { junitText } from "../report/junit.ts";
import { markdownText } from "../report/markdown.ts";
import { type PreviewReport, REPORT_VERSION, type StackReport } from "../report/model.ts";
import { sarifLog } from "../report/sarif.ts";
import { summaryText } from "../report/summary.ts";
import { InputProblem } from "../workspace/input-problem.ts";
import { mismatch } from "../workspace/mismatch.ts";
import type { ReportCommand } from "./report-options.ts";

/** Files over all stacks that a report folder holds beside those of each stack. */
const SUMMARY_FILE = "summary.md";
/** What files of definitions of pipelines end in. */
const PIPELINE_ENDING = ".pipeline.json";
const SARIF_FILE = "preview.sarif";

/** Prepare what reports are written to. */
export function makeFolders({ out, sarif, junit }: ReportCommand): void {
  if (out !== undefined) mkdirSync(out, { recursive: true });
  for (const file of [sarif, junit]) if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
}

/** Write the reports of one stack. */
export function writeStackFiles({ out }: ReportCommand, report: StackReport, state?: () => string): void {
  if (out === undefined) return;
  writeFileSync(join(out, `${report.stack}.json`), jsonText(report));
  writeFileSync(join(out, `${report.stack}.md`), markdownText(report));
  for (const { name, definition } of report.pipelines) {
    writeFileSync(join(out, `${report.stack}.${name}${PIPELINE_ENDING}`), jsonText(definition));
  }
  if (state) writeFileSync(join(out, `${report.stack}.state.json`), state());
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
  if (sarif !== undefined) writeFileSync(sarif, log);
  if (junit !== undefined) writeFileSync(junit, junitText(report));
  if (out === undefined) return;
  writeFileSync(join(out, SARIF_FILE), log);
  writeFileSync(join(out, SUMMARY_FILE), summaryText(report, comparison));
}

/**
 * The reports of all stacks in a folder that an earlier run wrote.
 * @throws InputProblem if it holds none, or one that is not of this form
 */
export function readEarlierReports({ baseline }: ReportCommand): EarlierReport[] | undefined {
  if (baseline === undefined) return undefined;
  let names: string[];
  try {
    names = readdirSync(baseline).filter(
      (name) => name.endsWith(".json") && !name.endsWith(".state.json") && !name.endsWith(PIPELINE_ENDING),
    );
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
  const report = content as Partial<StackReport>;
  if (report.version !== REPORT_VERSION) {
    throw new InputProblem(
      `--baseline: ${file}: version: ${mismatch(report.version, String(REPORT_VERSION))}`,
    );
  }
  const { project = "", stack = "", findings = [], problems = [] } = report;
  return { project, stack, findings, problems };
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
