import {
  CreateTrainingJobCommand,
  type CreateTrainingJobCommandInput,
  DescribeTrainingJobCommand,
  type DescribeTrainingJobCommandOutput,
  StopTrainingJobCommand,
} from "@aws-sdk/client-sagemaker";
import { nameLengths, pipelineJobs } from "@mlops/aws";
import { elapsed } from "../command/elapsed.ts";
import type { JobKind, JobResult } from "./job-kind.ts";

/** Training jobs. */
export const trainingKind: JobKind = {
  title: "training job",
  resource: pipelineJobs.training.resource,
  stepType: "Training",
  operation: "CreateTrainingJob",
  named: "TrainingJobName",
  nameLength: nameLengths.sageMaker,
  create: async (client, request) => {
    const command = new CreateTrainingJobCommand(request as CreateTrainingJobCommandInput);
    return (await client.send(command)).TrainingJobArn ?? "";
  },
  stop: (client, name) => client.send(new StopTrainingJobCommand({ TrainingJobName: name })),
  describe: (client, name) => client.send(new DescribeTrainingJobCommand({ TrainingJobName: name })),
  look: async (client, name) => {
    const job = await client.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
    return {
      arn: job.TrainingJobArn ?? "",
      status: job.TrainingJobStatus ?? "unknown",
      detail: job.SecondaryStatus,
      reason: job.FailureReason,
      startTime: job.CreationTime,
      endTime: job.TrainingEndTime,
      history: (job.SecondaryStatusTransitions ?? []).map(({ Status, StatusMessage }) =>
        StatusMessage === undefined ? `${Status}` : `${Status}: ${StatusMessage}`,
      ),
      result: () => Promise.resolve(trainingResult(job)),
    };
  },
};

function trainingResult(job: DescribeTrainingJobCommandOutput): JobResult {
  const metrics = (job.FinalMetricDataList ?? []).map(({ MetricName: name, Value: value, Timestamp }) => ({
    name,
    value,
    time: Timestamp,
  }));
  const model = job.ModelArtifacts?.S3ModelArtifacts;
  const { BillableTimeInSeconds: billable, TrainingTimeInSeconds: trained } = job;
  return {
    data: {
      secondaryStatus: job.SecondaryStatus,
      metrics,
      modelUri: model,
      trainingSeconds: trained,
      billableSeconds: billable,
    },
    facts: [
      ["model", model],
      ["trained", trained === undefined ? undefined : elapsed(trained * 1_000)],
      ["billed", billable === undefined ? undefined : elapsed(billable * 1_000)],
    ],
    table:
      metrics.length === 0
        ? undefined
        : {
            titles: ["metric", "value"],
            rows: metrics
              .map(({ name, value }) => ({ metric: name, value }))
              .toSorted((one, other) => ((one.metric ?? "") < (other.metric ?? "") ? -1 : 1)),
          },
  };
}
