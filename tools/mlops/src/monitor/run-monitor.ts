import { z } from "zod";
import type { Connection } from "../aws/connection.ts";
import { defineAction } from "../command/action.ts";
import type { Answer } from "../command/answer.ts";
import type { CommandContext } from "../command/context.ts";
import { WrongUse, status } from "../command/failures.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import type { Execution } from "./execution.ts";
import { type Monitor, chosenMonitor, monitorOptions } from "./monitor.ts";
import { runPipeline } from "./pipeline-run.ts";
import { reportLines } from "./report-lines.ts";
import { reportData } from "./report-monitor.ts";
import { needsSomebody, reportOf } from "./report.ts";
import { type RunWindow, runWindow, timeBeforeNow } from "./run-window.ts";
import { followRun, removeRun, seenRun, startRun } from "./schedule-run.ts";

/** `monitor run`. */
export const runMonitor = defineAction(
  z.strictObject({
    stack: stackValue(),
    ...monitorOptions,
    from: timeBeforeNow(),
    to: timeBeforeNow(),
    resume: textValue().optional(),
  }),
  async ({ stack, from, to, resume, ...choice }, context) => {
    const window = runWindow(from, to, context.clock.now());
    if (typeof window === "string") throw new WrongUse(window);
    const connection = await context.connect(stack);
    const monitor = await chosenMonitor(connection, choice);
    return monitor.source === "pipeline"
      ? pipelineRun(connection, monitor, { window, resume }, context)
      : scheduleRun(connection, monitor, { window, resume }, context);
  },
);

/** What is to be run: a time, or a run that was started before. */
interface RunChoice {
  readonly window: RunWindow;
  readonly resume: string | undefined;
}

async function scheduleRun(
  connection: Connection,
  monitor: Monitor,
  { window, resume }: RunChoice,
  context: CommandContext,
): Promise<Answer> {
  if (resume !== undefined && context.isDryRun) {
    await seenRun(connection, resume);
    context.terminal.note(`would follow run ${resume} to its end, and remove its schedule`);
    return planned(monitor);
  }
  const run = resume ?? (await startRun(connection, monitor, window, context));
  if (run === undefined) return planned(monitor);
  const again = `monitor run ${connection.place.name} --monitor ${monitor.name} --resume ${run}`;
  const execution = await followRun(connection, run, again, context);
  await removeRun(connection, run, again, context);
  return answered(connection, monitor, execution, context);
}

async function pipelineRun(
  connection: Connection,
  monitor: Monitor,
  { window, resume }: RunChoice,
  context: CommandContext,
): Promise<Answer> {
  const execution = await runPipeline(connection, monitor, window, resume, context);
  return execution === undefined ? planned(monitor) : answered(connection, monitor, execution, context);
}

const planned = ({ name }: Monitor): Answer => ({ data: { monitor: name, planned: true }, lines: [] });

async function answered(
  connection: Connection,
  monitor: Monitor,
  execution: Execution,
  { terminal }: CommandContext,
): Promise<Answer> {
  const report = await reportOf(connection, monitor, execution);
  return {
    data: reportData(report),
    lines: reportLines(report, terminal),
    status: needsSomebody(report) ? status.no : status.success,
  };
}
