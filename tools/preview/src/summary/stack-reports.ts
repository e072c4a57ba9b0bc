import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "@mlops/engine/error-message";
import { checkedReport } from "../report/checked-report.ts";
import { REPORT_VERSION, type StackReport } from "../report/model.ts";
import { fileEndings, isReportFile } from "../report/file-endings.ts";
import { InputProblem } from "../workspace/input-problem.ts";
import { mismatch } from "../workspace/mismatch.ts";

const STACK_REFERENCE_TYPE = "pulumi:pulumi:StackReference";

/**
 * Reports of stacks that previews wrote to `folder`, referenced stacks before those that refer to them.
 * @param stacks the stacks; none means all that have a report there
 * @throws InputProblem with each report that is missing or cannot be used
 */
export function readStackReports(folder: string, stacks: readonly string[]): StackReport[] {
  const names = stacks.length > 0 ? stacks : reportedStacks(folder);
  const problems: string[] = [];
  const reports = [...names].sort().flatMap((stack) => {
    try {
      return [readStackReport(folder, stack)];
    } catch (error) {
      problems.push(`${stack}${fileEndings.report}: ${messageOf(error)}`);
      return [];
    }
  });
  if (problems.length > 0) throw new InputProblem(...problems);
  return inOrderOfReferences(reports);
}

function inOrderOfReferences(reports: readonly StackReport[]): StackReport[] {
  const ordered = new Set<StackReport>();
  const add = (report: StackReport, referrers: readonly StackReport[]): void => {
    if (referrers.includes(report)) return;
    for (const { type, name } of report.resources) {
      if (type !== STACK_REFERENCE_TYPE) continue;
      const referenced = reports.find(({ stack }) => name.endsWith(`/${stack}`) || name === stack);
      if (referenced) add(referenced, [...referrers, report]);
    }
    ordered.add(report);
  };
  for (const report of reports) add(report, []);
  return [...ordered];
}

function reportedStacks(folder: string): string[] {
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch (error) {
    throw new InputProblem(`--out: cannot be read: ${messageOf(error)}`);
  }
  const reports = files.filter(isReportFile);
  if (reports.length === 0)
    throw new InputProblem(`--out: got ${folder}; expected a folder with reports of stacks`);
  return reports.map((file) => file.slice(0, -fileEndings.report.length));
}

function readStackReport(folder: string, stack: string): StackReport {
  const content = JSON.parse(
    readFileSync(join(folder, `${stack}${fileEndings.report}`), "utf8"),
  ) as Partial<StackReport>;
  if (content.version !== REPORT_VERSION || content.stack !== stack) {
    const { stack: ofStack, version } = content;
    throw new Error(
      mismatch(
        { stack: ofStack, version },
        `a report of ${JSON.stringify({ stack, version: REPORT_VERSION })}`,
      ),
    );
  }
  return checkedReport(content);
}
