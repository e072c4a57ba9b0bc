import { output } from "@pulumi/pulumi";
import {
  executionVariables,
  join,
  pipelineDefinition,
  registerModelStep,
  stringParameter,
  trainingStep,
} from "@mlops/pipeline-definition";
import { pretendProblems } from "@mlops/testing";
import { SageMakerPipeline } from "../sagemaker-pipeline/sagemaker-pipeline.ts";
import type { Trigger } from "../sagemaker-pipeline/pipeline-args.ts";
import { jobRole, platformOf, prepareStep } from "../testing/pipelines.ts";

const evaluation = {
  OutputName: "evaluation",
  S3Output: {
    S3Uri: "s3://data-bucket/evaluation",
    LocalPath: "/opt/ml/processing/output",
    S3UploadMode: "EndOfJob" as const,
  },
};
const evaluate = prepareStep(
  {
    ProcessingOutputConfig: { Outputs: [evaluation] },
    AppSpecification: { ImageUri: "i" },
    ProcessingInputs: [],
  },
  "Evaluate",
);
const train = trainingStep("Train", {
  arguments: {
    RoleArn: jobRole,
    AlgorithmSpecification: { TrainingImage: "i", TrainingInputMode: "File" },
    OutputDataConfig: {
      S3OutputPath: join("/", [
        output("s3://artifact-bucket/models"),
        executionVariables.pipelineExecutionId,
      ]),
    },
    ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 60 },
    CheckpointConfig: { S3Uri: "s3://data-bucket/saved/" },
  },
});
const register = registerModelStep("Register", {
  arguments: {
    ModelPackageGroupName: output("churn"),
    InferenceSpecification: { Containers: [{ Image: "i" }] },
  },
});
const status = stringParameter("Status");
const registerAsChosen = registerModelStep("RegisterAsChosen", {
  arguments: {
    ModelPackageGroupName: "other",
    ModelApprovalStatus: status,
    InferenceSpecification: { Containers: [{ Image: "i" }] },
  },
});
const definition = pipelineDefinition({
  parameters: [status],
  experiment: null,
  steps: [evaluate, train, register, registerAsChosen],
});

const problemsOf = (again: Trigger) =>
  pretendProblems(() => {
    const triggers = { again: { ...again, parameters: { Status: "Rejected" } } };
    new SageMakerPipeline("churn", { ...platformOf(), definition, triggers });
  });
const refusedWith = (problem: string) => [
  '"churn-on-again" [aws:cloudwatch/eventRule:EventRule]: input "eventPattern": churn cannot be built:\n' +
    `  - ${problem}, and each execution would start the next`,
];

describe("a pipeline does not start itself for ever", () => {
  test.each<[string, Trigger, string]>([
    [
      "on an output of a processing step, in the data bucket",
      { event: "object-created", prefix: "eval" },
      'triggers.again.prefix: got "eval"; expected keys that the pipeline does not write: output evaluation of step ' +
        "Evaluate is below s3://data-bucket/evaluation/",
    ],
    [
      "on what it trains, whatever the execution",
      { event: "object-created", bucket: "artifact-bucket", prefix: "models/" },
      'triggers.again.prefix: got "models/"; expected keys that the pipeline does not write: S3OutputPath of step Train ' +
        "is below s3://artifact-bucket/models/",
    ],
    [
      "on checkpoints",
      { event: "object-created", bucket: output("data-bucket"), prefix: "saved/" },
      'triggers.again.prefix: got "saved/"; expected keys that the pipeline does not write: CheckpointConfig of step ' +
        "Train is below s3://data-bucket/saved/",
    ],
    [
      "on versions that it registers for somebody to approve",
      { event: "model-package", group: output("churn"), approval: ["Approved", "PendingManualApproval"] },
      'triggers.again.group: got "churn"; expected a group that the pipeline registers no PendingManualApproval ' +
        "versions in: step Register does",
    ],
    [
      "on versions whose status an execution chooses",
      { event: "model-package", group: "other", approval: ["Rejected"] },
      'triggers.again.group: got "other"; expected a group that the pipeline registers no Rejected versions in: step ' +
        "RegisterAsChosen does",
    ],
  ])("%s", async (_, trigger, problem) => {
    expect(await problemsOf(trigger)).toEqual(refusedWith(problem));
  });

  test.each<[string, Trigger]>([
    ["objects beside its outputs", { event: "object-created", prefix: "evaluation-sets/" }],
    ["objects of other buckets", { event: "object-created", bucket: "incoming", prefix: "evaluation/" }],
    [
      "single objects below an output, which it need not write",
      { event: "object-created", prefix: "evaluation/x" },
    ],
    [
      "an approval of what it has registered, which takes a person",
      { event: "model-package", group: "churn" },
    ],
    ["versions of others", { event: "model-package", group: "fraud", approval: ["PendingManualApproval"] }],
    ["any other pattern", { event: "pattern", pattern: { source: ["aws.glue"] } }],
  ])("but starts on %s", async (_, trigger) => {
    expect(await problemsOf(trigger)).toEqual([]);
  });
});
