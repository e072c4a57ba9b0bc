import { fileEndings } from "@mlops/preview";
import { writeInFolder } from "@mlops/preview/command";
import { isComplete } from "../failed-stacks.ts";
import type { RehearsedStack } from "../rehearsal.ts";
import type { RehearsalReport } from "./model.ts";
import { summaryText } from "./summary.ts";

/**
 * Write the state of each stack that was deployed, the report and the summary to a folder.
 * @throws InputProblem if they cannot be written
 */
export function writeReportFiles(
  folder: string,
  report: RehearsalReport,
  stacks: readonly RehearsedStack[],
): void {
  const write = (name: string, text: string) => writeInFolder("--out", folder, name, text);
  for (const { stack, state } of stacks.filter(isComplete)) write(`${stack}${fileEndings.state}`, state());
  write("rehearsal.json", `${JSON.stringify(report, undefined, 2)}\n`);
  write("summary.md", summaryText(report));
}
