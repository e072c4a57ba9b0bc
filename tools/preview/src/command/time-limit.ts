import { mismatch } from "../workspace/mismatch.ts";
import { type CommandDefinition, type OptionDefinitions, usageProblem } from "./command-line.ts";

/** The option that limits how long a program may run. */
export const timeoutOption = {
  timeout: {
    type: "string",
    value: "SECONDS",
    default: "60",
    help: "stop the program of a stack that has not ended after so many seconds",
  },
} as const satisfies OptionDefinitions;

/** Timers cannot wait longer. */
const MAX_SECONDS = Math.floor((2 ** 31 - 1) / 1000);

/**
 * Milliseconds that the program of one stack may run.
 * @param text value of {@link timeoutOption}
 * @throws InputProblem if it is no number of seconds
 */
export function timeLimitOf(definition: CommandDefinition, text: string): number {
  const seconds = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && seconds > 0 && seconds <= MAX_SECONDS) return seconds * 1000;
  throw usageProblem(
    definition,
    `--timeout: ${mismatch(text, `seconds, more than 0 and at most ${MAX_SECONDS}`)}`,
  );
}
