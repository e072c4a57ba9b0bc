import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "@mlops/engine";
import { InputProblem, fileEndings } from "@mlops/preview";
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
  try {
    mkdirSync(folder, { recursive: true });
    for (const { stack, state, report: ofStack } of stacks) {
      if (ofStack.problems.length === 0) writeFileSync(join(folder, `${stack}${fileEndings.state}`), state());
    }
    writeFileSync(join(folder, "rehearsal.json"), `${JSON.stringify(report, undefined, 2)}\n`);
    writeFileSync(join(folder, "summary.md"), summaryText(report));
  } catch (error) {
    throw new InputProblem(`--out: cannot be written: ${messageOf(error)}`);
  }
}
