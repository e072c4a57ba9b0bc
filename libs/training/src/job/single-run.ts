import { requestProblems } from "@mlops/api-constraints";
import { refusal } from "@mlops/core";
import { PipelineVariable, type ScalarArgument, type TransformArguments } from "@mlops/pipeline-definition";
import { isLater } from "../settings/argument-value.ts";
import type { TransformJob } from "../transform-job/transform-job.ts";
import type { Job, JobKind } from "./job.ts";

/** The operation that starts a job of each kind, and the member that names the job. */
const operations = {
  processing: { operation: "CreateProcessingJob", named: "ProcessingJobName" },
  training: { operation: "CreateTrainingJob", named: "TrainingJobName" },
  transform: { operation: "CreateTransformJob", named: "TransformJobName" },
  tuning: { operation: "CreateHyperParameterTuningJob", named: "HyperParameterTuningJobName" },
} as const;

/** A request that starts one job, outside of any pipeline. */
export interface SingleRun<Request> {
  /** Operation of the SageMaker API, such as `CreateTrainingJob`. */
  readonly operation: (typeof operations)[keyof typeof operations]["operation"];
  /** Its input: JSON, once Outputs in it are known. */
  readonly request: Request;
}

/**
 * A job that runs once, without a pipeline: the whole request with its name.
 * @param jobName name of the run, unique in account and region: 1 to 63 letters, digits and hyphens; of a tuning job 1
 * to 32
 * @param roleArn the role that it runs under; a transform job runs under its model's
 * @throws RunError with every pipeline variable in it, by path: nothing would replace them
 */
export function singleRun<Request extends object>(
  job: Job<JobKind, Request>,
  jobName: string,
  roleArn: ScalarArgument<string>,
): SingleRun<Request>;
export function singleRun(job: TransformJob, jobName: string): SingleRun<TransformArguments>;
export function singleRun(
  job: Job<JobKind, object> | TransformJob,
  jobName: string,
  roleArn: ScalarArgument<string> = "",
): SingleRun<object> {
  const { operation, named } = operations[job.kind];
  const request = { [named]: jobName, ...job.request(roleArn) };
  const variables = variablesIn(request, "");
  const problems = variables.map(
    (path) => `${path}: got a pipeline variable; expected a value; only pipelines fill them in`,
  );
  const found = requestProblems(operation, request, { isUnknown: isLater });
  const all = [...problems, ...found.map(({ path, got, allowed }) => `${path}: got ${got}; ${allowed}`)];
  if (all.length > 0) throw refusal(`${job.kind} job ${job.name} cannot be run by itself`, all);
  return { operation, request };
}

/** Paths of the pipeline variables in a value. */
function variablesIn(value: unknown, path: string): string[] {
  if (value instanceof PipelineVariable) return [path];
  if (typeof value !== "object" || value === null || isLater(value)) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) => {
    const step = isList ? `[${key}]` : `.${key}`;
    return variablesIn(inner, path === "" ? key : `${path}${step}`);
  });
}
