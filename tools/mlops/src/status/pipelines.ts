import { ListPipelineExecutionsCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { concurrently } from "../aws/concurrently.ts";
import type { Connection } from "../aws/connection.ts";
import { isThere } from "../aws/gone.ts";
import { moment } from "../command/moment.ts";
import { type Section, section } from "./section.ts";

/** Pipelines, and how their last execution ended. */
export async function pipelines(connection: Connection, names: readonly string[]): Promise<Section> {
  const client = connection.client(SageMakerClient);
  const rows = await concurrently(names, async (PipelineName) => {
    const newest = { SortBy: "CreationTime", SortOrder: "Descending", MaxResults: 1 } as const;
    const executions = client.send(new ListPipelineExecutionsCommand({ PipelineName, ...newest }));
    if (!(await isThere(executions))) return [];
    const { PipelineExecutionSummaries: [last] = [] } = await executions;
    return [
      {
        pipeline: PipelineName,
        execution: last?.PipelineExecutionArn?.split("/").at(-1),
        status: last?.PipelineExecutionStatus,
        started: moment(last?.StartTime),
        reason: last?.PipelineExecutionFailureReason,
      },
    ];
  });
  return section(
    ["pipelines", "pipelines"],
    {
      pipeline: "pipeline",
      execution: "last execution",
      status: "status",
      started: "started",
      reason: "reason",
    },
    rows.flat(),
    ({ status }) => status === "Failed",
  );
}
