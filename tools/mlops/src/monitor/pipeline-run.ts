import { StartPipelineExecutionCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Connection } from "../aws/connection.ts";
import { makeChanges } from "../command/changes.ts";
import type { CommandContext } from "../command/context.ts";
import { follow } from "../command/follow.ts";
import { type Execution, executionArn, isOver, seenExecution } from "./execution.ts";
import type { Monitor } from "./monitor.ts";
import type { RunWindow } from "./run-window.ts";

/**
 * Run the pipeline of a `DriftPipeline` over a time, without publishing metrics, and follow it to its end.
 * @param resume ARN or id of an execution that was started before. @default - another one is started
 * @returns nothing in a dry run
 */
export async function runPipeline(
  connection: Connection,
  monitor: Monitor,
  window: RunWindow,
  resume: string | undefined,
  context: CommandContext,
): Promise<Execution | undefined> {
  const arn =
    resume === undefined
      ? await startPipeline(connection, monitor, window, context)
      : executionArn(connection, monitor.name, resume);
  if (arn === undefined) return undefined;
  const id = arn.split("/").at(-1);
  return follow(context, {
    title: `execution ${id}`,
    look: () => seenExecution(connection, arn),
    isOver,
    state: ({ status }) => status,
    interval: 30_000,
    again: `monitor run ${connection.place.name} --monitor ${monitor.name} --resume ${id}`,
  });
}

async function startPipeline(
  connection: Connection,
  { name }: Monitor,
  { fromHours, toHours }: RunWindow,
  context: CommandContext,
): Promise<string | undefined> {
  // Parameters of a DriftPipeline.
  const parameters = { Hours: String(fromHours - toHours), HoursAgo: String(toHours), PublishMetrics: "no" };
  let arn: string | undefined;
  const start = new StartPipelineExecutionCommand({
    PipelineName: name,
    PipelineParameters: Object.entries(parameters).map(([Name, Value]) => ({ Name, Value })),
  });
  await makeChanges(
    [
      {
        what: `start pipeline ${name} over ${parameters.Hours} h that ended ${parameters.HoursAgo} h ago`,
        make: async () => {
          ({ PipelineExecutionArn: arn } = await connection.client(SageMakerClient).send(start));
        },
      },
    ],
    context,
  );
  return arn;
}
