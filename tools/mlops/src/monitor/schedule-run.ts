import {
  CreateMonitoringScheduleCommand,
  DeleteMonitoringScheduleCommand,
  DescribeMonitoringScheduleCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { monitorRunRequest } from "@mlops/monitoring/monitor-run";
import type { Connection } from "../aws/connection.ts";
import { isThere, unlessGone } from "../aws/gone.ts";
import { awsRefusal } from "../aws/refusal.ts";
import { makeChanges } from "../command/changes.ts";
import type { CommandContext } from "../command/context.ts";
import { WrongUse } from "../command/failures.ts";
import { follow } from "../command/follow.ts";
import { type Execution, executionIn, executionsOf, isOver } from "./execution.ts";
import type { Monitor } from "./monitor.ts";
import { placeTags } from "./place-tags.ts";
import type { RunWindow } from "./run-window.ts";

/** Schedule of a run that is started once. API: `ScheduleExpression`. */
const runsOnce = "NOW";

/**
 * Start a monitor once, by a schedule of its own that runs now.
 * @returns name of that schedule; nothing in a dry run
 */
export async function startRun(
  connection: Connection,
  { kind, name, definition }: Monitor,
  { fromHours, toHours }: RunWindow,
  context: CommandContext,
): Promise<string | undefined> {
  if (definition === undefined) {
    throw new WrongUse(
      `${name}: got a schedule without a job definition of its own; expected one of a ModelMonitor`,
    );
  }
  const now = context.clock.now();
  const request = monitorRunRequest({
    kind,
    scheduleName: name,
    definitionName: definition,
    run: now
      .toISOString()
      .replaceAll(/[-:]|\..*$/g, "")
      .replace("T", "-"),
    window: { start: `-PT${fromHours}H`, end: `-PT${toHours}H` },
  });
  const run = request.MonitoringScheduleName;
  const [from, to] = [fromHours, toHours].map((hours) =>
    new Date(now.getTime() - hours * 3_600_000).toISOString(),
  );
  const Tags = placeTags(connection.place);
  const create = new CreateMonitoringScheduleCommand({ ...request, Tags });
  const outcome = await makeChanges(
    [
      {
        what: `run ${kind} of ${name} once, from ${from} to ${to}, as schedule ${run}`,
        make: () => connection.client(SageMakerClient).send(create),
      },
    ],
    context,
  );
  return outcome === "planned" ? undefined : run;
}

/** Follow a run to its end. Ctrl-C stops nothing: the run goes on, and its schedule stays until it is resumed. */
export async function followRun(
  connection: Connection,
  run: string,
  again: string,
  context: CommandContext,
): Promise<Execution> {
  return follow(context, {
    title: `run ${run}`,
    look: () => seenRun(connection, run),
    isOver,
    state: ({ status, reason }) => (reason === undefined ? status : `${status}: ${reason}`),
    interval: 30_000,
    again,
  });
}

/**
 * A run as it is.
 * @throws WrongUse if it is none: a schedule of a stack is never removed
 */
export async function seenRun(connection: Connection, run: string): Promise<Execution> {
  const describe = new DescribeMonitoringScheduleCommand({ MonitoringScheduleName: run });
  const request = connection.client(SageMakerClient).send(describe);
  if (!(await isThere(request))) return formerRun(connection, run);
  const seen = await request;
  const runs = seen.MonitoringScheduleConfig?.ScheduleConfig?.ScheduleExpression;
  if (runs !== runsOnce) throw notRun(run, runs);
  const execution = executionIn(seen.LastMonitoringExecutionSummary ?? {});
  // A schedule that cannot be made never has an execution.
  return seen.MonitoringScheduleStatus === "Failed" && !isOver(execution)
    ? { ...execution, name: run, status: "Failed", reason: seen.FailureReason }
    : execution;
}

/** What is left of a run whose schedule has been removed: SageMaker keeps its executions. */
async function formerRun(connection: Connection, run: string): Promise<Execution> {
  const [execution] = await executionsOf(connection, run, 1);
  if (execution !== undefined) return execution;
  throw notRun(run);
}

function notRun(name: string, schedule?: string): WrongUse {
  const got = schedule === undefined ? `"${name}"` : `"${name}", which runs at ${schedule}`;
  return new WrongUse(`--resume: got ${got}; expected the schedule of a run that was started once`);
}

/** Remove the schedule of a run that has ended. Its executions and its report stay. */
export async function removeRun(
  connection: Connection,
  run: string,
  again: string,
  { terminal }: CommandContext,
): Promise<void> {
  const remove = new DeleteMonitoringScheduleCommand({ MonitoringScheduleName: run });
  try {
    await unlessGone(connection.client(SageMakerClient).send(remove));
    terminal.note(`removed schedule ${run}`);
  } catch (error) {
    // What the run has found is worth more than its schedule, which never runs again.
    const refusal = awsRefusal(error);
    if (refusal === undefined) throw error;
    terminal.note(
      `schedule ${run} is still there: ${refusal.message}; remove it with: npm run mlops -- ${again}`,
    );
  }
}
