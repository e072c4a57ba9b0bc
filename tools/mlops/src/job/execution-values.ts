import { SageMakerClient, paginateListPipelineExecutions } from "@aws-sdk/client-sagemaker";
import type { Connection } from "../aws/connection.ts";
import type { DeployedPipeline } from "../pipeline/deployed-pipeline.ts";
import {
  type Execution,
  type ExecutionChoice,
  executionArn,
  executionId,
  seenExecution,
} from "../pipeline/execution.ts";
import type { ExpressionValues } from "./resolved-request.ts";
import { stepResultValue } from "./step-results.ts";

/** What a job is that runs outside of any execution. */
export interface SingleJob {
  readonly jobName: string;
  /** Which of several pipelines that the stack publishes has the job. @default - the only one */
  readonly pipeline?: string | undefined;
  /** Execution whose results it reads: ARN or id. @default - the last one that has succeeded */
  readonly execution?: string | undefined;
  readonly startTime: Date;
}

/** The values of expressions for a job outside of any execution. */
export class SingleJobValues implements ExpressionValues {
  readonly #connection: Connection;
  readonly #pipeline: DeployedPipeline;
  readonly #job: SingleJob;
  readonly #parameters: ReadonlyMap<string, unknown>;
  #source: Promise<Execution | undefined> | undefined;

  /** @param parameters values by name */
  constructor(
    connection: Connection,
    pipeline: DeployedPipeline,
    job: SingleJob,
    parameters: ReadonlyMap<string, unknown>,
  ) {
    this.#connection = connection;
    this.#pipeline = pipeline;
    this.#job = job;
    this.#parameters = parameters;
  }

  /** The execution whose results have been read; nothing if none had to be. */
  get source(): Promise<Execution | undefined> | undefined {
    return this.#source;
  }

  readonly parameter = (name: string) => this.#parameters.get(name);

  /** Results are read where an execution has written them; what the job writes has a place of its own. */
  readonly execution = async (name: string, isOutput: boolean) => {
    const known = this.#known[name];
    if (known !== undefined) return known;
    if (name !== "PipelineExecutionId" && name !== "PipelineExecutionArn") return undefined;
    if (isOutput) return this.#job.jobName;
    const arn = (await this.#execution())?.arn;
    return name === "PipelineExecutionArn" || arn === undefined ? arn : executionId(arn);
  };

  readonly result: ExpressionValues["result"] = async ({ step, parts }) => {
    const source = await this.#execution();
    const client = this.#connection.client(SageMakerClient);
    return source && stepResultValue(client, source.steps, step, parts);
  };

  get #known(): Readonly<Record<string, string>> {
    const { jobName, startTime } = this.#job;
    const time = startTime.toISOString();
    return {
      PipelineName: this.#pipeline.name,
      PipelineArn: this.#pipeline.arn,
      StartDateTime: time,
      CurrentDateTime: time,
      TrainingJobName: jobName,
      ProcessingJobName: jobName,
    };
  }

  #execution(): Promise<Execution | undefined> {
    return (this.#source ??= sourceExecution(this.#connection, this.#pipeline.name, this.#job));
  }
}

async function sourceExecution(
  connection: Connection,
  pipelineName: string,
  choice: ExecutionChoice,
): Promise<Execution | undefined> {
  const client = connection.client(SageMakerClient);
  const arn =
    choice.execution === undefined
      ? await lastSucceeded(client, pipelineName)
      : await executionArn(connection, choice);
  return arn === undefined ? undefined : seenExecution(client, arn);
}

async function lastSucceeded(client: SageMakerClient, pipelineName: string): Promise<string | undefined> {
  const pages = paginateListPipelineExecutions(
    { client, pageSize: 100 },
    { PipelineName: pipelineName, SortBy: "CreationTime", SortOrder: "Descending" },
  );
  for await (const { PipelineExecutionSummaries = [] } of pages) {
    const found = PipelineExecutionSummaries.find(
      ({ PipelineExecutionStatus }) => PipelineExecutionStatus === "Succeeded",
    );
    if (found !== undefined) return found.PipelineExecutionArn;
  }
  return undefined;
}
