import type { Connection } from "../aws/connection.ts";
import type { Answer } from "../command/answer.ts";
import type { CommandContext } from "../command/context.ts";
import { elapsed } from "../command/elapsed.ts";
import { status } from "../command/failures.ts";
import { plainText } from "../command/plain-text.ts";
import { type Row, table } from "../command/table.ts";
import { jobParts } from "../job/log-place.ts";
import { type Execution, isOver } from "./execution.ts";
import { type ExecutionStep, stepResult, stepTime } from "./execution-step.ts";
import { failureLinesOf, stepFailures } from "./failed-steps.ts";

const titles = ["step", "kind", "status", "time", "result", "job"];

/** What there is to say about an execution: its steps, and why those have failed that have. */
export async function executionAnswer(
  context: CommandContext,
  connection: Connection,
  execution: Execution,
): Promise<Answer & { readonly data: object }> {
  const { arn, status: state, reason, startTime, endTime, steps } = execution;
  const now = context.clock.now();
  const failures = await stepFailures(connection, execution, context.terminal);
  return {
    data: { executionArn: arn, status: state, reason, startTime, endTime, steps, failures },
    lines: [
      arn,
      summary(execution, now),
      ...(steps.length === 0
        ? []
        : table(
            titles,
            steps.map((step) => stepRow(step, now)),
            context.terminal,
          )),
      ...failureLinesOf(failures),
    ],
    status: isOver(execution) && state !== "Succeeded" ? status.no : status.success,
  };
}

/** `Failed after 12 min: Step failure`. */
function summary({ status: state, reason, startTime, endTime }: Execution, now: Date): string {
  const time = startTime && elapsed((endTime ?? now).getTime() - startTime.getTime());
  const passed = time === undefined ? "" : `${endTime ? " after" : " for"} ${time}`;
  return `${state}${passed}${reason === undefined ? "" : `: ${plainText(reason)}`}`;
}

function stepRow(step: ExecutionStep, now: Date): Row {
  const { name, kind, status: state, jobArn, reusedFrom, reason } = step;
  return {
    step: name,
    kind: kind?.replace(/Job$/, ""),
    status: reusedFrom === undefined ? state : `${state} (reused)`,
    time: stepTime(step, now),
    // Why it has failed stands below the table.
    result: reason === undefined ? stepResult(step) : undefined,
    job: jobArn && jobParts(jobArn).name,
  };
}
