import {
  DescribePipelineExecutionCommand,
  ListPipelineExecutionsCommand,
  SageMakerClient,
  paginateListPipelineExecutionSteps,
} from "@aws-sdk/client-sagemaker";
import { executionArnOf, goingExecutionStatuses } from "@mlops/aws";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";
import { WrongUse } from "../command/failures.ts";
import { type ExecutionStep, executionStep } from "./execution-step.ts";

/** An execution of a pipeline. */
export interface Execution {
  readonly arn: string;
  /** SageMaker's: `Executing`, `Stopping`, `Stopped`, `Failed`, `Succeeded`. */
  readonly status: string;
  readonly reason?: string | undefined;
  readonly startTime?: Date | undefined;
  /** @default - it goes on */
  readonly endTime?: Date | undefined;
  /** The steps that have been started, the first one first. */
  readonly steps: readonly ExecutionStep[];
}

/** Look at an execution and its steps. */
export async function seenExecution(client: SageMakerClient, arn: string): Promise<Execution> {
  const run = await client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }));
  const { PipelineExecutionStatus: status = "unknown", CreationTime, LastModifiedTime } = run;
  return {
    arn,
    status,
    reason: run.FailureReason,
    startTime: CreationTime,
    endTime: goingExecutionStatuses.includes(status) ? undefined : LastModifiedTime,
    steps: await executionSteps(client, arn),
  };
}

/** Whether an execution has ended. */
export const isOver = ({ status }: Pick<Execution, "status">): boolean =>
  !goingExecutionStatuses.includes(status);

async function executionSteps(client: SageMakerClient, arn: string): Promise<ExecutionStep[]> {
  const pages = paginateListPipelineExecutionSteps(
    { client },
    { PipelineExecutionArn: arn, SortOrder: "Ascending" },
  );
  return (await collected(pages, (page) => page.PipelineExecutionSteps)).map(executionStep);
}

/** What to type to follow an execution, after `npm run mlops --`. */
export function followCommand(stack: string, arn: string, pipeline: string | undefined): string {
  const which = pipeline === undefined ? "" : ` --pipeline ${pipeline}`;
  return `pipeline status ${stack}${which} --execution ${executionId(arn)} --follow`;
}

/** The id at the end of an execution's ARN. */
export const executionId = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

/** Which execution somebody means. */
export interface ExecutionChoice {
  /** Which of several pipelines that a stack publishes: the instance of the contract. @default - the only one */
  readonly pipeline?: string | undefined;
  /** ARN or id. @default - the last one */
  readonly execution?: string | undefined;
}

/**
 * The ARN of an execution of a stack's pipeline.
 * @throws WrongUse if the pipeline has not been started yet
 */
export async function executionArn(
  connection: Connection,
  { pipeline, execution }: ExecutionChoice,
): Promise<string> {
  if (execution?.startsWith("arn:")) return execution;
  if (execution !== undefined) {
    const { pipelineArn } = await connection.names.of("pipeline", ["pipelineArn"], pipeline);
    return executionArnOf(pipelineArn, execution);
  }
  const { pipelineName } = await connection.names.of("pipeline", ["pipelineName"], pipeline);
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
