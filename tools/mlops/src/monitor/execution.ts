import {
  DescribeProcessingJobCommand,
  ListPipelineExecutionsCommand,
  type MonitoringExecutionSummary,
  SageMakerClient,
  paginateListMonitoringExecutions,
  paginateListPipelineExecutionSteps,
  DescribePipelineExecutionCommand,
} from "@aws-sdk/client-sagemaker";
import { collected } from "../aws/collected.ts";
import type { Connection } from "../aws/connection.ts";
import { WrongUse } from "../command/failures.ts";
import type { Monitor } from "./monitor.ts";

/** An execution of a monitor. */
export interface Execution {
  /** Name of its processing job, or id of the pipeline's execution. */
  readonly name: string;
  /** As SageMaker has it: `CompletedWithViolations`. */
  readonly status: string;
  readonly time?: Date | undefined;
  readonly reason?: string | undefined;
  /** Job definition that it ran with. */
  readonly definition?: string | undefined;
  /** Processing job; none before it has started. */
  readonly job?: string | undefined;
}

const overStatuses = ["Completed", "CompletedWithViolations", "Failed", "Stopped", "Succeeded"];

/** Whether an execution has ended, one way or another. */
export const isOver = ({ status }: Execution): boolean => overStatuses.includes(status);

/** Whether an execution has ended without a report. */
export const isFailed = ({ status }: Execution): boolean => ["Failed", "Stopped"].includes(status);

/**
 * An execution of a monitor.
 * @param name its processing job, the schedule of a run that was started once, or the id of a pipeline's execution.
 * @default - the last one that has ended, or the last one
 * @throws WrongUse if there is none
 */
export async function executionOf(
  connection: Connection,
  monitor: Monitor,
  name: string | undefined,
): Promise<Execution> {
  const found =
    monitor.source === "schedule"
      ? await scheduledExecution(connection, monitor, name)
      : await pipelineExecution(connection, monitor, name);
  if (found !== undefined) return found;
  throw new WrongUse(
    name === undefined
      ? `${monitor.name}: got no execution; expected a monitor that has run: npm run mlops -- monitor run ${connection.place.name} runs it`
      : `--execution: got "${name}"; expected one of ${monitor.name}`,
  );
}

/** Executions that are looked at for one that has ended: fewer are under way at a time. */
const fewLast = 10;

async function scheduledExecution(
  connection: Connection,
  monitor: Monitor,
  name: string | undefined,
): Promise<Execution | undefined> {
  const ofSchedule = (schedule: string, limit?: number) => executionsOf(connection, schedule, limit);
  if (name === undefined) {
    const last = await ofSchedule(monitor.name, fewLast);
    return last.find(isOver) ?? last[0];
  }
  const all = await ofSchedule(monitor.name);
  const job = name.split("/").at(-1);
  return all.find((one) => one.job === job) ?? (await ofSchedule(name, 1))[0];
}

/** Executions of a schedule, also of one that is gone by now, the newest first. */
export async function executionsOf(
  connection: Connection,
  schedule: string,
  limit?: number,
): Promise<Execution[]> {
  const client = connection.client(SageMakerClient);
  const newest = { SortBy: "ScheduledTime", SortOrder: "Descending" } as const;
  const pages = paginateListMonitoringExecutions({ client }, { MonitoringScheduleName: schedule, ...newest });
  const found = await collected(pages, (page) => page.MonitoringExecutionSummaries, limit);
  return found.map(executionIn);
}

/** What SageMaker tells of an execution of a schedule. */
export function executionIn(summary: Partial<MonitoringExecutionSummary>): Execution {
  const job = summary.ProcessingJobArn?.split("/").at(-1);
  return {
    name: job ?? summary.MonitoringScheduleName ?? "",
    status: summary.MonitoringExecutionStatus ?? "Pending",
    time: summary.ScheduledTime,
    reason: summary.FailureReason,
    definition: summary.MonitoringJobDefinitionName,
    job,
  };
}

async function pipelineExecution(
  connection: Connection,
  { name: PipelineName }: Monitor,
  name: string | undefined,
): Promise<Execution | undefined> {
  const client = connection.client(SageMakerClient);
  const newest = { SortBy: "CreationTime", SortOrder: "Descending", MaxResults: fewLast } as const;
  const { PipelineExecutionSummaries: last = [] } =
    name === undefined
      ? await client.send(new ListPipelineExecutionsCommand({ PipelineName, ...newest }))
      : {
          PipelineExecutionSummaries: [
            { PipelineExecutionArn: executionArn(connection, PipelineName, name) },
          ],
        };
  const arns = last.flatMap(({ PipelineExecutionArn, PipelineExecutionStatus = "" }) =>
    PipelineExecutionArn === undefined
      ? []
      : [{ arn: PipelineExecutionArn, status: PipelineExecutionStatus }],
  );
  const arn = (arns.find(({ status }) => overStatuses.includes(status)) ?? arns[0])?.arn;
  return arn === undefined ? undefined : seenExecution(connection, arn);
}

/** ARN of an execution of a pipeline: of its id, or itself. */
export function executionArn(connection: Connection, pipeline: string, name: string): string {
  if (name.startsWith("arn:")) return name;
  const { account, region, partition } = connection.place;
  return `arn:${partition}:sagemaker:${region}:${account}:pipeline/${pipeline}/execution/${name}`;
}

/** An execution of a pipeline, as it is now. */
export async function seenExecution(connection: Connection, arn: string): Promise<Execution> {
  const client = connection.client(SageMakerClient);
  const run = await client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }));
  const pages = paginateListPipelineExecutionSteps({ client }, { PipelineExecutionArn: arn });
  const steps = await collected(pages, (page) => page.PipelineExecutionSteps);
  const job = steps.map(({ Metadata }) => Metadata?.ProcessingJob?.Arn).find((one) => one !== undefined);
  return {
    name: arn.split("/").at(-1) ?? arn,
    status: run.PipelineExecutionStatus ?? "unknown",
    time: run.CreationTime,
    reason: run.FailureReason,
    job: job?.split("/").at(-1),
  };
}

/** Addresses that an execution's job reads and writes. */
export interface JobPlaces {
  /** S3 URI of the folder of its report, without a slash at its end. */
  readonly reports: string | undefined;
  /** S3 URI of its input `baseline`: of a pipeline, the data that it compares with. */
  readonly baseline: string | undefined;
}

/** Where the report of an execution is; nowhere before its job has started. */
export async function placesOf(connection: Connection, { job }: Execution): Promise<JobPlaces> {
  if (job === undefined) return { reports: undefined, baseline: undefined };
  const request = new DescribeProcessingJobCommand({ ProcessingJobName: job });
  const { ProcessingOutputConfig, ProcessingInputs } = await connection.client(SageMakerClient).send(request);
  const baseline = ProcessingInputs?.find(({ InputName }) => InputName === "baseline");
  return {
    reports: ProcessingOutputConfig?.Outputs?.[0]?.S3Output?.S3Uri?.replace(/\/$/, ""),
    baseline: baseline?.S3Input?.S3Uri,
  };
}
