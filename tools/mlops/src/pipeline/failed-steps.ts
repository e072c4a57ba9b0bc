import { type LogLine, logText } from "../aws/log-lines.ts";
import type { Connection } from "../aws/connection.ts";
import { plainText } from "../command/plain-text.ts";
import type { Terminal } from "../command/system.ts";
import { failureLog } from "../job/failure-log.ts";
import { jobText } from "../job/log-place.ts";
import type { Execution } from "./execution.ts";

/** Why a step has failed. */
export interface StepFailure {
  readonly step: string;
  readonly reason?: string | undefined;
  readonly jobArn?: string | undefined;
  /** The last lines of its job's log. */
  readonly log: readonly LogLine[];
}

/** Why the steps of an execution have failed that have. */
export async function stepFailures(
  connection: Connection,
  { steps }: Execution,
  terminal: Terminal,
): Promise<StepFailure[]> {
  const failures: StepFailure[] = [];
  for (const { name, status, reason, jobArn } of steps) {
    if (status !== "Failed") continue;
    const log = jobArn === undefined ? [] : await failureLog(connection, terminal, jobArn);
    failures.push({ step: name, reason, jobArn, log });
  }
  return failures;
}

/** Failures for people: the reason, and the log below it. */
export function failureLinesOf(failures: readonly StepFailure[]): string[] {
  return failures.flatMap(({ step, reason, jobArn, log }) => [
    "",
    `${step} failed: ${plainText(reason ?? "no reason is given")}`,
    ...(jobArn === undefined ? [] : [`  ${jobText(jobArn)}`]),
    ...logText(log).map((line) => `  ${line}`),
  ]);
}
