import {
  CreateHyperParameterTuningJobCommand,
  type CreateHyperParameterTuningJobCommandInput,
  DescribeHyperParameterTuningJobCommand,
  type DescribeHyperParameterTuningJobCommandOutput,
  type HyperParameterTrainingJobSummary,
  type SageMakerClient,
  StopHyperParameterTuningJobCommand,
  paginateListTrainingJobsForHyperParameterTuningJob,
} from "@aws-sdk/client-sagemaker";
import { nameLengths, pipelineJobs } from "@mlops/aws";
import { collected } from "../aws/collected.ts";
import { elapsed } from "../command/elapsed.ts";
import type { Row } from "../command/table.ts";
import type { JobKind, JobResult } from "./job-kind.ts";

type TuningJob = DescribeHyperParameterTuningJobCommandOutput;

/** Tuning jobs: searches for the best hyperparameters. */
export const tuningKind: JobKind = {
  title: "tuning job",
  resource: pipelineJobs.tuning.resource,
  stepType: "Tuning",
  operation: "CreateHyperParameterTuningJob",
  named: "HyperParameterTuningJobName",
  nameLength: nameLengths.tuningJob,
  create: async (client, request) => {
    const input = request as CreateHyperParameterTuningJobCommandInput;
    const answer = await client.send(new CreateHyperParameterTuningJobCommand(input));
    return answer.HyperParameterTuningJobArn ?? "";
  },
  stop: (client, name) =>
    client.send(new StopHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name })),
  describe: async (client, name) => {
    const job = await described(client, name);
    return { ...job, TrainingJobSummaries: await rankedJobs(client, job) };
  },
  look: async (client, name) => {
    const job = await described(client, name);
    const best = job.BestTrainingJob;
    return {
      arn: job.HyperParameterTuningJobArn ?? "",
      status: job.HyperParameterTuningJobStatus ?? "unknown",
      detail: progress(job),
      reason: job.FailureReason,
      startTime: job.CreationTime,
      endTime: job.HyperParameterTuningEndTime,
      history: best === undefined ? [] : [`best so far: ${best.TrainingJobName}, ${objectiveText(best)}`],
      result: async () => tuningResult(job, await rankedJobs(client, job)),
    };
  },
};

const described = (client: SageMakerClient, name: string) =>
  client.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }));

/** `3 of 10 jobs completed, 2 running, 1 failed`. */
function progress({
  TrainingJobStatusCounters: counters = {},
  HyperParameterTuningJobConfig,
}: TuningJob): string {
  const { Completed = 0, InProgress = 0, RetryableError = 0, NonRetryableError = 0, Stopped = 0 } = counters;
  const all = HyperParameterTuningJobConfig?.ResourceLimits?.MaxNumberOfTrainingJobs;
  const others: readonly (readonly [number, string])[] = [
    [InProgress, "running"],
    [NonRetryableError, "failed"],
    [RetryableError, "tried again"],
    [Stopped, "stopped"],
  ];
  const counted = others.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const completed = all === undefined ? `${Completed} jobs` : `${Completed} of ${all} jobs`;
  return [`${completed} completed`, ...counted].join(", ");
}

const objectiveOf = ({
  FinalHyperParameterTuningJobObjectiveMetric: metric,
}: HyperParameterTrainingJobSummary) => metric?.Value;

function objectiveText(job: HyperParameterTrainingJobSummary): string {
  const { MetricName = "objective", Value } = job.FinalHyperParameterTuningJobObjectiveMetric ?? {};
  return `${MetricName} ${Value ?? "unknown"}`;
}

/** All its jobs, the best first; then those without an objective, by name. */
async function rankedJobs(
  client: SageMakerClient,
  { HyperParameterTuningJobName, HyperParameterTuningJobConfig }: TuningJob,
): Promise<HyperParameterTrainingJobSummary[]> {
  const pages = paginateListTrainingJobsForHyperParameterTuningJob(
    { client, pageSize: 100 },
    { HyperParameterTuningJobName },
  );
  const jobs = await collected(pages, (page) => page.TrainingJobSummaries);
  const isMinimized = HyperParameterTuningJobConfig?.HyperParameterTuningJobObjective?.Type === "Minimize";
  const rank = (job: HyperParameterTrainingJobSummary) => {
    const value = objectiveOf(job);
    if (value === undefined) return Infinity;
    return isMinimized ? value : -value;
  };
  const name = (job: HyperParameterTrainingJobSummary) => job.TrainingJobName ?? "";
  return jobs.toSorted((one, other) => {
    const [first, second] = [rank(one), rank(other)];
    if (first !== second) return first < second ? -1 : 1;
    return name(one) < name(other) ? -1 : 1;
  });
}

function tuningResult(
  { HyperParameterTuningJobConfig, BestTrainingJob: best }: TuningJob,
  jobs: readonly HyperParameterTrainingJobSummary[],
): JobResult {
  const objective = HyperParameterTuningJobConfig?.HyperParameterTuningJobObjective;
  const metric = objective?.MetricName ?? "objective";
  const hyperparameters = [...new Set(jobs.flatMap((job) => Object.keys(job.TunedHyperParameters ?? {})))];
  const tuned = hyperparameters.toSorted();
  return {
    data: {
      objective: { metric, goal: objective?.Type },
      bestJob: best && jobData(best),
      jobs: jobs.map(jobData),
    },
    facts: [
      ["objective", objective && `${objective.Type?.toLowerCase()} ${metric}`],
      ["best job", best?.TrainingJobName],
      ["with", best && `${objectiveText(best)}: ${hyperparameterText(best.TunedHyperParameters)}`],
    ],
    table: {
      titles: ["job", "status", metric, "time", ...tuned],
      rows: jobs.map((job): Row => ({
        ...job.TunedHyperParameters,
        job: job.TrainingJobName,
        status: job.TrainingJobStatus,
        [metric]: objectiveOf(job),
        time: timeOf(job),
      })),
    },
  };
}

const jobData = (job: HyperParameterTrainingJobSummary) => ({
  name: job.TrainingJobName,
  status: job.TrainingJobStatus,
  objective: objectiveOf(job),
  hyperparameters: job.TunedHyperParameters,
  reason: job.FailureReason,
  startTime: job.TrainingStartTime,
  endTime: job.TrainingEndTime,
});

const hyperparameterText = (values: Readonly<Record<string, string>> = {}) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join(" ");

function timeOf({ TrainingStartTime: start, TrainingEndTime: end }: HyperParameterTrainingJobSummary) {
  return start && end && elapsed(end.getTime() - start.getTime());
}
