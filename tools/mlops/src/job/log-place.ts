import {
  ListTrainingJobsForHyperParameterTuningJobCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { parseArn, pipelineJobs, sharedLogGroups } from "@mlops/aws";
import type { Connection } from "../aws/connection.ts";
import { type LogLine, type LogPlace, LogTail } from "../aws/log-lines.ts";

/** Log groups of jobs, by the type of the resource in their ARN. */
const groups: Readonly<Record<string, string>> = {
  [pipelineJobs.processing.resource]: sharedLogGroups["processing-jobs"],
  [pipelineJobs.training.resource]: sharedLogGroups["training-jobs"],
  [pipelineJobs.transform.resource]: sharedLogGroups["transform-jobs"],
};

/**
 * Where a job logs: `<group>/<job>/<instance>`.
 * @returns nothing for what has no log of its own, such as a tuning job
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 */
export function logPlaceOf(jobArn: string): LogPlace | undefined {
  const { type, name } = jobParts(jobArn);
  const group = groups[type];
  return group === undefined ? undefined : { group, prefix: `${name}/` };
}

/** The type and the name of a job in its ARN: `training-job` and `churn-1`. */
export function jobParts(jobArn: string): { readonly type: string; readonly name: string } {
  const [type = "", name = ""] = (parseArn(jobArn)?.resource ?? jobArn).split("/");
  return { type, name };
}

/** A job as commands take it: `training-job/churn-1`. */
export function jobText(jobArn: string): string {
  const { type, name } = jobParts(jobArn);
  return `${type}/${name}`;
}

/** The last lines of a job's log, in the order of their time; of a tuning job, those of its last job that has failed. */
export async function lastLines(connection: Connection, jobArn: string, count: number): Promise<LogLine[]> {
  const logging = await loggingJob(connection, jobArn);
  const place = logging === undefined ? undefined : logPlaceOf(logging);
  return place === undefined ? [] : new LogTail(connection, place).last(count);
}

/** The job that has the log: of a tuning job, the last of its jobs that has failed. */
async function loggingJob(connection: Connection, jobArn: string): Promise<string | undefined> {
  const { type, name } = jobParts(jobArn);
  if (type !== pipelineJobs.tuning.resource) return jobArn;
  const { TrainingJobSummaries: [last] = [] } = await connection.client(SageMakerClient).send(
    new ListTrainingJobsForHyperParameterTuningJobCommand({
      HyperParameterTuningJobName: name,
      StatusEquals: "Failed",
      SortBy: "CreationTime",
      SortOrder: "Descending",
      MaxResults: 1,
    }),
  );
  // Logs have the name as it was given. SageMaker answers ARNs of lists in lower case at times.
  const job = last?.TrainingJobName;
  return job === undefined ? undefined : `${pipelineJobs.training.resource}/${job}`;
}
