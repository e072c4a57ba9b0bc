import { ListPipelineExecutionsCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Connection } from "../aws/connection.ts";
import { WrongUse } from "../command/failures.ts";

/**
 * The ARN of an execution of a stack's pipeline.
 * @param execution its ARN or id. @default - the last one
 * @throws WrongUse if the pipeline has not been started yet
 */
export async function executionArn(connection: Connection, execution: string | undefined): Promise<string> {
  if (execution?.startsWith("arn:")) return execution;
  if (execution !== undefined) {
    const { pipelineArn } = await connection.names.of("pipeline", ["pipelineArn"]);
    return `${pipelineArn}/execution/${execution}`;
  }
  const { pipelineName } = await connection.names.of("pipeline", ["pipelineName"]);
  const { PipelineExecutionSummaries: [last] = [] } = await connection.client(SageMakerClient).send(
    new ListPipelineExecutionsCommand({
      PipelineName: pipelineName,
      SortBy: "CreationTime",
      SortOrder: "Descending",
      MaxResults: 1,
    }),
  );
  if (last?.PipelineExecutionArn !== undefined) return last.PipelineExecutionArn;
  throw new WrongUse(
    `${connection.place.name}: got no execution of ${pipelineName}; expected a pipeline that has been started`,
  );
}
