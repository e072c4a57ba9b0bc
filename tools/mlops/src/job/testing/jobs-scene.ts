import { at, executionArn, jobArn, listedStep, logsOf } from "../../pipeline/testing/executions.ts";
import type { Scene } from "../../testing/scene.ts";
import { jobWorld } from "./job-world.ts";

/** Seconds since the command line was given. */
let now = 0;
let isStopped = false;

const tries = [
  ["0.0031", "6", 0.8714],
  ["0.0112", "12", 0.9023],
  ["0.0874", "12", 0.6117],
  ["0.0095", "10", 0.8967],
] as const;

const searchJobs = tries.map(([rate, epochs, Value], index) => ({
  TrainingJobName: `dev-Search-20261121-100000-00${index + 1}-7f3a91cc`,
  TrainingJobStatus: "Completed",
  TunedHyperParameters: { learning_rate: rate, epochs },
  TrainingStartTime: at(60 + 10 * index),
  TrainingEndTime: at(360 + 25 * index),
  FinalHyperParameterTuningJobObjectiveMetric: { MetricName: "validation:accuracy", Value },
}));

function trainingJob(name: string): Readonly<Record<string, unknown>> {
  const job = { TrainingJobArn: jobArn("training", name), CreationTime: at(0) };
  const starting = { Status: "Starting", StatusMessage: "Preparing the instances for training" };
  const transitions = [
    starting,
    ...(now >= 70 ? [{ Status: "Downloading", StatusMessage: "Downloading the training image" }] : []),
    ...(now >= 150
      ? [{ Status: "Training", StatusMessage: "Training image download completed. Training in progress." }]
      : []),
    ...(now >= 430 ? [{ Status: "Completed", StatusMessage: "Training job completed" }] : []),
  ];
  const SecondaryStatus = transitions.at(-1)?.Status;
  if (isStopped)
    return { ...job, TrainingJobStatus: now < 20 ? "Stopping" : "Stopped", TrainingEndTime: at(20) };
  if (now < 430) {
    return {
      ...job,
      TrainingJobStatus: "InProgress",
      SecondaryStatus,
      SecondaryStatusTransitions: transitions,
    };
  }
  return {
    ...job,
    TrainingJobStatus: "Completed",
    SecondaryStatus,
    SecondaryStatusTransitions: transitions,
    TrainingEndTime: at(430),
    TrainingTimeInSeconds: 280,
    BillableTimeInSeconds: 96,
    ModelArtifacts: { S3ModelArtifacts: `s3://mlops-models/sentiment/${name}/output/model.tar.gz` },
    FinalMetricDataList: [{ MetricName: "validation:accuracy", Value: 0.9023, Timestamp: at(420) }],
  };
}

function searchJob(): Readonly<Record<string, unknown>> {
  const done = Math.min(tries.length, Math.max(0, Math.floor((now - 335) / 25) + 1));
  const ranked = searchJobs.slice(0, done).toSorted((one, other) => objective(other) - objective(one));
  return {
    HyperParameterTuningJobName: "dev-Search-20261121-100000",
    HyperParameterTuningJobArn: jobArn("tuning", "dev-Search-20261121-100000"),
    HyperParameterTuningJobStatus: done < tries.length ? "InProgress" : "Completed",
    HyperParameterTuningJobConfig: {
      HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "validation:accuracy" },
      ResourceLimits: { MaxNumberOfTrainingJobs: tries.length },
    },
    TrainingJobStatusCounters: { Completed: done, InProgress: tries.length - done },
    BestTrainingJob: ranked[0],
    CreationTime: at(0),
    ...(done === tries.length && { HyperParameterTuningEndTime: at(440) }),
  };
}

const objective = (job: (typeof searchJobs)[number]) => job.FinalHyperParameterTuningJobObjectiveMetric.Value;

/** The jobs of a pipeline's steps, each run by itself. */
export const jobsScene: Scene = {
  operations: () => {
    now = 0;
    isStopped = false;
    return {
      ...jobWorld,
      DescribePipelineExecution: { PipelineExecutionStatus: "Succeeded" },
      ListPipelineExecutionSteps: {
        PipelineExecutionSteps: [
          listedStep("Train", "Succeeded", {
            Metadata: { TrainingJob: { Arn: jobArn("training", "trained") } },
          }),
          listedStep("CreateModel", "Succeeded", {
            Metadata: {
              Model: {
                Arn: executionArn("x").replace(/pipeline\/.*/, "model/pipelines-good-CreateModel-Lw5Zt8QxNb"),
              },
            },
          }),
        ],
      },
      CreateTrainingJob: ({ input }) => ({
        TrainingJobArn: jobArn("training", String(input["TrainingJobName"])),
      }),
      CreateProcessingJob: ({ input }) => ({
        ProcessingJobArn: jobArn("processing", String(input["ProcessingJobName"])),
      }),
      CreateHyperParameterTuningJob: {
        HyperParameterTuningJobArn: jobArn("tuning", "dev-Search-20261121-100000"),
      },
      CreateTransformJob: ({ input }) => ({
        TransformJobArn: jobArn("transform", String(input["TransformJobName"])),
      }),
      DescribeTrainingJob: ({ input }) => trainingJob(String(input["TrainingJobName"])),
      DescribeProcessingJob: ({ input }) => ({
        ProcessingJobArn: jobArn("processing", String(input["ProcessingJobName"])),
        ProcessingJobStatus: now < 190 ? "InProgress" : "Completed",
        CreationTime: at(0),
        ...(now >= 190 && { ProcessingEndTime: at(186) }),
        ProcessingOutputConfig: {
          Outputs: ["train", "test"].map((OutputName) => ({
            OutputName,
            S3Output: {
              S3Uri: `s3://mlops-data/pipelines/training/${String(input["ProcessingJobName"])}/${OutputName}`,
            },
          })),
        },
      }),
      DescribeHyperParameterTuningJob: searchJob,
      ListTrainingJobsForHyperParameterTuningJob: { TrainingJobSummaries: searchJobs },
      DescribeTransformJob: ({ input }) => ({
        TransformJobArn: jobArn("transform", String(input["TransformJobName"])),
        TransformJobStatus: now < 240 ? "InProgress" : "Completed",
        ModelName: "pipelines-good-CreateModel-Lw5Zt8QxNb",
        CreationTime: at(0),
        ...(now >= 240 && { TransformEndTime: at(233) }),
        TransformInput: { DataSource: { S3DataSource: { S3Uri: "s3://mlops-data/batch/2026-11-20/" } } },
        TransformOutput: {
          S3OutputPath: `s3://mlops-data/pipelines/training/${String(input["TransformJobName"])}/scores`,
        },
      }),
      StopTrainingJob: () => {
        isStopped = true;
        return {};
      },
      ...logsOf({
        "mlops-sentiment-dev-Train-20261121-100000/algo-1-1763719200": [
          "Epoch 1/12 loss=0.9123 validation_accuracy=0.5811",
          "Epoch 2/12 loss=0.6407 validation_accuracy=0.7240",
        ],
      }),
    };
  },
  onPause: (passed) => {
    now = passed / 1_000 + 10;
  },
};
