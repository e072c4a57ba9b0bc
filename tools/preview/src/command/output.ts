import { styleText } from "node:util";
import type { Tone } from "../report/text-layout.ts";
import { print } from "./terminal.ts";

const styles: Readonly<Record<Tone, Parameters<typeof styleText>[0]>> = {
  title: "bold",
  quiet: "dim",
  bad: "red",
  warning: "yellow",
  good: "green",
};

/** Print a value as JSON. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, undefined, 2));
}

/** Colours for a terminal; none for a file, a pipe or whoever sets NO_COLOR. */
export function paint(tone: Tone, text: string): string {
  return styleText(styles[tone], text, { stream: process.stdout });
}
