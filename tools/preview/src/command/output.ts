import { styleText } from "node:util";
import type { PreviewReport } from "../report/model.ts";
import { type Tone, terminalText } from "../report/terminal.ts";

const looks: Readonly<Record<Tone, Parameters<typeof styleText>[0]>> = {
  title: "bold",
  quiet: "dim",
  bad: "red",
  warning: "yellow",
  good: "green",
};

/** Print a report: for people, or as JSON. */
export function printReport(report: PreviewReport, json: boolean): void {
  print(json ? JSON.stringify(report, undefined, 2) : terminalText(report, paint));
}

/** Colours for a terminal; none for a file, a pipe or whoever sets NO_COLOR. */
export function paint(tone: Tone, text: string): string {
  return styleText(looks[tone], text, { stream: process.stdout });
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
