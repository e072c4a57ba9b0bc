import type { PreviewReport } from "../report/model.ts";
import { terminalText } from "../report/terminal-text.ts";
import { paint, printJson } from "./output.ts";
import { print, terminalWidth } from "./terminal.ts";

/** Print a report: for people, or as JSON. */
export function printReport(report: PreviewReport, json: boolean): void {
  if (json) printJson(report);
  else print(terminalText(report, { paint, width: terminalWidth() }));
}
