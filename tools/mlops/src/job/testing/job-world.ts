import {
  executionArn,
  jobArn,
  listedStep,
  pipelineArn,
  publishedPipeline,
} from "../../pipeline/testing/executions.ts";
import type { Operations } from "../../testing/pretend-aws.ts";

const roleArn = "arn:aws:iam::111122223333:role/mlops/mlops-sentiment-dev-training-jobs";
const image = "763104351884.dkr.ecr.eu-west-1.amazonaws.com/tensorflow-training:2.19.0-cpu-py312";

/** The address of a folder of an execution, as definitions have it. */
const folder = (name: string) => ({
  "Std:Join": {
    On: "/",
    Values: ["s3://mlops-data/pipelines/training", { Get: "Execution.PipelineExecutionId" }, name],
  },
});

const channel = (name: string) => ({
  ChannelName: name,
  DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: folder(name) } },
});

const processing = (
  script: string,
  inputs: Readonly<Record<string, unknown>>,
  outputs: readonly string[],
) => ({
  AppSpecification: { ImageUri: image, ContainerEntrypoint: ["python3", script] },
  ProcessingInputs: Object.entries(inputs).map(([InputName, S3Uri]) => ({ InputName, S3Input: { S3Uri } })),
  ProcessingOutputConfig: {
    Outputs: outputs.map((OutputName) => ({ OutputName, S3Output: { S3Uri: folder(OutputName) } })),
  },
  ProcessingResources: {
    ClusterConfig: {
      InstanceType: "ml.m5.xlarge",
      InstanceCount: { Get: "Parameters.Machines" },
      VolumeSizeInGB: 30,
    },
  },
  RoleArn: roleArn,
});

const training = {
  AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: "File" },
  OutputDataConfig: {
    S3OutputPath: {
      "Std:Join": {
        On: "",
        Values: ["s3://mlops-models/sentiment/", { Get: "Execution.PipelineExecutionId" }],
      },
    },
  },
  InputDataConfig: [channel("train"), channel("validation")],
  StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
  RoleArn: roleArn,
};
const resources = { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 };

/** A pipeline with a step of each kind, one of them in a branch. */
export const definition = {
  Version: "2020-12-01",
  Parameters: [
    { Name: "Machines", Type: "Integer", DefaultValue: 1 },
    { Name: "Epochs", Type: "String", DefaultValue: "12" },
    { Name: "Minimum", Type: "Float" },
  ],
  Steps: [
    {
      Name: "Prepare",
      Type: "Processing",
      Arguments: processing("prepare.py", { raw: "s3://mlops-data/raw/" }, ["train", "test"]),
    },
    {
      Name: "Train",
      Type: "Training",
      Arguments: {
        ...training,
        ResourceConfig: resources,
        HyperParameters: { epochs: { Get: "Parameters.Epochs" }, batch_size: "32" },
      },
    },
    {
      Name: "Search",
      Type: "Tuning",
      Arguments: {
        HyperParameterTuningJobConfig: {
          Strategy: "Bayesian",
          HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "validation:accuracy" },
          ResourceLimits: { MaxNumberOfTrainingJobs: 120, MaxParallelTrainingJobs: 4 },
        },
        TrainingJobDefinition: { ...training, HyperParameterTuningResourceConfig: resources },
      },
    },
    {
      Name: "IsGood",
      Type: "Condition",
      Arguments: {
        Conditions: [],
        IfSteps: [
          {
            Name: "Score",
            Type: "Transform",
            Arguments: {
              ModelName: { Get: "Steps.CreateModel.ModelName" },
              TransformInput: {
                DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://mlops-data/batch/" } },
              },
              TransformOutput: { S3OutputPath: folder("scores") },
              TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
            },
          },
          {
            Name: "Evaluate",
            Type: "Processing",
            Arguments: processing(
              "evaluate.py",
              {
                model: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" },
                test: { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri" },
                best: {
                  "Std:Join": {
                    On: "/",
                    Values: [
                      "s3://mlops-models",
                      { Get: "Steps.Search.TrainingJobSummaries[0].TrainingJobName" },
                    ],
                  },
                },
              },
              ["evaluation"],
            ),
          },
        ],
        ElseSteps: [],
      },
    },
  ],
};

/** The ARN of a model. */
const modelArn = "arn:aws:sagemaker:eu-west-1:111122223333:model/pipelines-good-CreateModel-x";

/** An account with that pipeline, whose last execution has failed and whose one before has succeeded. */
export const jobWorld: Operations = {
  ...publishedPipeline,
  DescribePipeline: { PipelineArn: pipelineArn, PipelineDefinition: JSON.stringify(definition) },
  ListTags: ({ input: { NextToken } }) =>
    NextToken === undefined
      ? {
          Tags: [
            { Key: "Environment", Value: "dev" },
            { Key: "aws:cloudformation:stack", Value: "x" },
          ],
          NextToken: "more",
        }
      : { Tags: [{ Key: "Application", Value: "sentiment" }] },
  ListPipelineExecutions: ({ input: { NextToken } }) =>
    NextToken === undefined
      ? {
          PipelineExecutionSummaries: [
            { PipelineExecutionArn: executionArn("bad"), PipelineExecutionStatus: "Failed" },
          ],
          NextToken: "more",
        }
      : {
          PipelineExecutionSummaries: [
            { PipelineExecutionArn: executionArn("good"), PipelineExecutionStatus: "Succeeded" },
          ],
        },
  DescribePipelineExecution: { PipelineExecutionStatus: "Succeeded" },
  ListPipelineExecutionSteps: {
    PipelineExecutionSteps: [
      listedStep("Prepare", "Succeeded", {
        Metadata: { ProcessingJob: { Arn: jobArn("processing", "prepared") } },
      }),
      listedStep("Train", "Succeeded", { Metadata: { TrainingJob: { Arn: jobArn("training", "trained") } } }),
      listedStep("Search", "Succeeded", { Metadata: { TuningJob: { Arn: jobArn("tuning", "searched") } } }),
      listedStep("CreateModel", "Succeeded", { Metadata: { Model: { Arn: modelArn } } }),
    ],
  },
  DescribeModel: ({ input }) => ({ ...input, ModelArn: modelArn }),
};
