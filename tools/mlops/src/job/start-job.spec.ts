import { readFileSync } from "node:fs";
import { requestProblems } from "@mlops/api-constraints";
import { at, executionArn, jobArn, pipelineName } from "../pipeline/testing/executions.ts";
import { type PretendAws, identity, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { published, runCommand } from "../testing/run-command.ts";
import { usualJobName } from "./job-step.ts";
import { definition, jobWorld } from "./testing/job-world.ts";

let aws: PretendAws;
beforeEach(async () => {
  aws = await startPretendAws(jobWorld);
});
afterEach(() => aws.stop());

const asked = (operation: string) => aws.asked.filter((one) => one.operation === operation);
const created = () => aws.asked.filter((one) => one.operation.startsWith("Create"));
const name = "mlops-sentiment-dev-Train-20261121-100000";

/** The request that a dry run prints. */
async function planned(line: string): Promise<Readonly<Record<string, unknown>>> {
  const { status, out, notes } = await runCommand(`${line} --dry-run`, aws);
  expect([status, status === 0 ? "" : notes]).toEqual([0, ""]);
  return JSON.parse(out.join("\n")) as Readonly<Record<string, unknown>>;
}

test("a training job reads what an execution has prepared, writes to a place of its own, and has the stack's tags", async () => {
  aws.on({ CreateTrainingJob: { TrainingJobArn: jobArn("training", name) } });
  const ran = await runCommand("train sentiment.dev --parameter Epochs=3 --yes --no-follow", aws);
  expect(ran).toEqual({
    status: 0,
    out: [jobArn("training", name)],
    notes: [
      `training job of step Train of ${pipelineName}, with results of execution good`,
      `start training job ${name}`,
      `started; follow it with: npm run mlops -- job status sentiment.dev training-job/${name} --follow`,
    ],
  });
  const train = definition.Steps[1]?.Arguments;
  const channel = (one: string) => ({
    ChannelName: one,
    DataSource: {
      S3DataSource: { S3DataType: "S3Prefix", S3Uri: `s3://mlops-data/pipelines/training/good/${one}` },
    },
  });
  expect(created().map(({ input }) => input)).toEqual([
    {
      ...train,
      TrainingJobName: name,
      HyperParameters: { epochs: "3", batch_size: "32" },
      OutputDataConfig: { S3OutputPath: `s3://mlops-models/sentiment/${name}` },
      InputDataConfig: [channel("train"), channel("validation")],
      Tags: [
        { Key: "Application", Value: "sentiment" },
        { Key: "Environment", Value: "dev" },
      ],
    },
  ]);
});

test.each([
  ["train sentiment.dev", "Training", "training-job/mlops-sentiment-dev-Train-20261121-100000"],
  [
    "process sentiment.dev --step Prepare",
    "Processing",
    "processing-job/mlops-sentiment-dev-Prepare-20261121-100000",
  ],
  ["tune sentiment.dev", "HyperParameterTuning", "hyper-parameter-tuning-job/dev-Search-20261121-100000"],
  [
    "transform sentiment.dev --input data=s3://mine/new/",
    "Transform",
    "transform-job/mlops-sentiment-dev-Score-20261121-100000",
  ],
])("%s starts a job and answers as JSON with its request and its ARN", async (line, kind, job) => {
  const arn = `arn:aws:sagemaker:eu-west-1:111122223333:${job}`;
  aws.on({ [`Create${kind}Job`]: { [`${kind}JobArn`]: arn } });
  const { status, out } = await runCommand(`${line} --yes --no-follow --json`, aws);
  const [request, ...others] = created().map(({ input }) => input);
  expect([status, others]).toEqual([0, []]);
  expect(JSON.parse(out.join("\n"))).toMatchObject({ outcome: "done", request, jobArn: arn });
});

test("a dry run prints the request as JSON and starts nothing", async () => {
  const request = await planned("train sentiment.dev");
  expect([request["TrainingJobName"], request["HyperParameters"]]).toEqual([
    name,
    { epochs: "12", batch_size: "32" },
  ]);
  const { out } = await runCommand("train sentiment.dev --dry-run --json", aws);
  expect(JSON.parse(out.join("\n"))).toEqual({ outcome: "planned", operation: "CreateTrainingJob", request });
  expect(created()).toEqual([]);
});

test("results of other steps are those of the execution: models, outputs by name, the best job of a search", async () => {
  aws.on({
    DescribeTrainingJob: {
      ModelArtifacts: { S3ModelArtifacts: "s3://mlops-models/sentiment/good/model.tar.gz" },
    },
    DescribeProcessingJob: {
      ProcessingOutputConfig: {
        Outputs: [
          { OutputName: "train", S3Output: { S3Uri: "s3://no" } },
          { OutputName: "test", S3Output: { S3Uri: "s3://prepared/test" } },
        ],
      },
    },
    DescribeHyperParameterTuningJob: {
      HyperParameterTuningJobName: "searched",
      HyperParameterTuningJobConfig: { HyperParameterTuningJobObjective: { Type: "Maximize" } },
    },
    ListTrainingJobsForHyperParameterTuningJob: {
      TrainingJobSummaries: [0.5, 0.9, 0.7].map((Value, index) => ({
        TrainingJobName: `try-${index}`,
        FinalHyperParameterTuningJobObjectiveMetric: { MetricName: "accuracy", Value },
      })),
    },
  });
  const request = await planned("process sentiment.dev --step Evaluate --execution good");
  expect(request["ProcessingInputs"]).toEqual([
    { InputName: "model", S3Input: { S3Uri: "s3://mlops-models/sentiment/good/model.tar.gz" } },
    { InputName: "test", S3Input: { S3Uri: "s3://prepared/test" } },
    { InputName: "best", S3Input: { S3Uri: "s3://mlops-models/try-1" } },
  ]);
  expect(request["ProcessingResources"]).toEqual({
    ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
  });
  expect(asked("ListPipelineExecutions")).toEqual([]);
});

test("the execution that has succeeded is found behind more than a hundred that have failed", async () => {
  const failed = Array.from({ length: 100 }, (_, index) => ({
    PipelineExecutionArn: executionArn(`bad-${index}`),
    PipelineExecutionStatus: "Failed",
  }));
  const good = { PipelineExecutionArn: executionArn("good"), PipelineExecutionStatus: "Succeeded" };
  aws.on({
    ListPipelineExecutions: ({ input: { NextToken } }) =>
      NextToken === undefined
        ? { PipelineExecutionSummaries: failed, NextToken: "more" }
        : { PipelineExecutionSummaries: [good] },
  });
  const { notes } = await runCommand("train sentiment.dev --dry-run", aws);
  expect(notes[0]).toMatch(/, with results of execution good$/);
});

test("a job that reads no results asks for no execution", async () => {
  const request = await planned("process sentiment.dev --step Prepare --parameter Machines=2");
  expect(request).toMatchObject({
    ProcessingJobName: "mlops-sentiment-dev-Prepare-20261121-100000",
    ProcessingResources: { ClusterConfig: { InstanceCount: 2 } },
    ProcessingOutputConfig: {
      Outputs: ["train", "test"].map((output) => ({
        OutputName: output,
        S3Output: {
          S3Uri: `s3://mlops-data/pipelines/training/mlops-sentiment-dev-Prepare-20261121-100000/${output}`,
        },
      })),
    },
  });
  expect(asked("ListPipelineExecutions")).toEqual([]);
});

test("a transform job has the model of the execution and the data that somebody gives", async () => {
  expect(await planned("transform sentiment.dev --input data=s3://mine/new/")).toMatchObject({
    TransformJobName: "mlops-sentiment-dev-Score-20261121-100000",
    ModelName: "pipelines-good-CreateModel-x",
    TransformInput: { DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://mine/new/" } } },
  });
});

test("a search has a short name, and channels that somebody gives need no execution", async () => {
  const inputs = ["train", "validation"].map((one) => `--input ${one}=s3://mine/${one}`).join(" ");
  const request = await planned(`tune sentiment.dev ${inputs}`);
  expect(request).toMatchObject({
    HyperParameterTuningJobName: "dev-Search-20261121-100000",
    TrainingJobDefinition: {
      InputDataConfig: [
        { DataSource: { S3DataSource: { S3Uri: "s3://mine/train" } } },
        { DataSource: { S3DataSource: { S3Uri: "s3://mine/validation" } } },
      ],
    },
  });
  expect(asked("ListPipelineExecutions")).toEqual([]);
});

test("what no execution tells is refused, each by its place, and nothing is started", async () => {
  aws.on({ ListPipelineExecutions: {} });
  const { status, notes } = await runCommand("process sentiment.dev --step Evaluate --yes", aws);
  const expected = "expected an execution that tells it, and none has succeeded";
  expect([status, notes]).toEqual([
    2,
    [
      `Evaluate: ProcessingInputs.model.S3Input.S3Uri: got Steps.Train.ModelArtifacts.S3ModelArtifacts; ${expected}`,
      `Evaluate: ProcessingInputs.test.S3Input.S3Uri: got Steps.Prepare.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri; ${expected}`,
      `Evaluate: ProcessingInputs.best.S3Input.S3Uri: got Steps.Search.TrainingJobSummaries[0].TrainingJobName; ${expected}`,
      "name another execution by --execution, or give inputs as --input <name>=<s3 uri>: model, test or best",
    ],
  ]);
  expect(created()).toEqual([]);
});

test("a step that the execution has not run is refused, with the execution", async () => {
  aws.on({ ListPipelineExecutionSteps: {} });
  const { status, notes } = await runCommand("transform sentiment.dev --yes", aws);
  expect([status, notes, created()]).toEqual([
    2,
    [
      "Score: ModelName: got Steps.CreateModel.ModelName; expected an execution that tells it, and good does not",
      "name another execution by --execution, or give inputs as --input <name>=<s3 uri>: data",
    ],
    [],
  ]);
});

test.each([
  ["process sentiment.dev", ["--step: got nothing; expected Prepare or Evaluate, of " + pipelineName]],
  ["train sentiment.dev --step Search", [`--step: got "Search"; expected Train, of ${pipelineName}`]],
  [
    "train sentiment.dev --input text=s3://mine/x --input train=mine",
    [
      "--input text: got an input that is not there; expected an input of Train: train or validation",
      '--input train: got "mine"; expected an S3 URI, such as s3://bucket/key',
    ],
  ],
  [
    "train sentiment.dev --parameter Machines=2",
    ["--parameter Machines: got a parameter that is not there; expected Epochs"],
  ],
  [
    "process sentiment.dev --step Prepare --parameter Machines=many",
    ['--parameter Machines: got "many"; expected a whole number'],
  ],
])("%s is wrong use", async (line, problems) => {
  const { status, notes } = await runCommand(`${line} --yes`, aws);
  expect([status, notes, created()]).toEqual([2, problems, []]);
});

test("a name that is too long for its kind is wrong use", async () => {
  const { status, notes } = await runCommand(`tune sentiment.dev --job-name ${"a".repeat(33)}`, aws);
  expect([status, notes[0]]).toEqual([
    2,
    `--job-name: got "${"a".repeat(33)}"; expected 1 to 32 letters, digits and hyphens between them`,
  ]);
});

test("a pipeline without a step of the kind is wrong use", async () => {
  aws.on({ DescribePipeline: { PipelineDefinition: '{"Steps":[]}' } });
  const { status, notes } = await runCommand("transform sentiment.dev", aws);
  expect([status, notes]).toEqual([
    2,
    [`--step: got nothing; expected a pipeline with a transform job; ${pipelineName} has none`],
  ]);
});

test("a job of that name that is there already is refused by SageMaker, and so started only once", async () => {
  aws.on({ CreateTrainingJob: refused("ResourceInUse", "Training job names must be unique") });
  const { status, notes } = await runCommand("train sentiment.dev --job-name again --yes", aws);
  expect([status, notes.slice(-2)]).toEqual([
    3,
    [
      "SageMaker CreateTrainingJob: ResourceInUse: Training job names must be unique (request 11111111-2222-3333-4444-555555555555)",
      "  something else is changing it: look again in a minute",
    ],
  ]);
});

const trained = jobArn("training", name);
const looks = [
  {
    TrainingJobStatus: "InProgress",
    SecondaryStatus: "Starting",
    SecondaryStatusTransitions: [{ Status: "Starting", StatusMessage: "Launching" }],
  },
  {
    TrainingJobStatus: "InProgress",
    SecondaryStatus: "Training",
    SecondaryStatusTransitions: [{ Status: "Starting", StatusMessage: "Launching" }, { Status: "Training" }],
  },
];

/** A training job that ends in one way or the other. */
function trains(end: Readonly<Record<string, unknown>>): { readonly onPause: () => void } {
  let look = 0;
  aws.on({
    CreateTrainingJob: { TrainingJobArn: trained },
    DescribeTrainingJob: () => ({
      TrainingJobArn: trained,
      CreationTime: at(0),
      ...(looks[look] ?? { TrainingEndTime: at(400), ...end }),
    }),
  });
  return {
    onPause: () => {
      look += 1;
    },
  };
}

test("a training job is followed to its metrics and its model", async () => {
  const { onPause } = trains({
    TrainingJobStatus: "Completed",
    SecondaryStatus: "Completed",
    FinalMetricDataList: [
      { MetricName: "validation:accuracy", Value: 0.875, Timestamp: at(300) },
      { MetricName: "loss", Value: 0.25, Timestamp: at(300) },
    ],
    ModelArtifacts: { S3ModelArtifacts: "s3://models/model.tar.gz" },
    TrainingTimeInSeconds: 300,
    BillableTimeInSeconds: 90,
  });
  const { status, out, notes } = await runCommand("train sentiment.dev --yes", { ...aws, onPause });
  expect([status, notes.slice(2)]).toEqual([
    0,
    [
      "      0 s  Starting: Launching",
      "      0 s  InProgress",
      "     10 s  Training",
      "     20 s  Completed",
    ],
  ]);
  expect(out).toEqual([
    `training-job/${name}`,
    "Completed after 6 min 40 s",
    "model    s3://models/model.tar.gz",
    "trained  5 min",
    "billed   1 min 30 s",
    "",
    "metric               value",
    "loss                  0.25",
    "validation:accuracy  0.875",
  ]);
});

test("a training job that fails is the answer no, with its reason and the end of its log", async () => {
  const { onPause } = trains({
    TrainingJobStatus: "Failed",
    SecondaryStatus: "Failed",
    FailureReason: "AlgorithmError: exit code 1",
  });
  aws.on({
    DescribeLogStreams: { logStreams: [{ logStreamName: `${name}/algo-1-1` }] },
    GetLogEvents: { events: [{ timestamp: at(1) * 1_000, message: "ValueError" }] },
  });
  const { status, out } = await runCommand("train sentiment.dev --yes", { ...aws, onPause });
  expect([status, out]).toEqual([
    1,
    [
      `training-job/${name}`,
      "Failed after 6 min 40 s",
      "AlgorithmError: exit code 1",
      "  10:00:01  ValueError",
    ],
  ]);
});

test("Ctrl-C stops following, and not the job", async () => {
  trains({});
  const controller = new AbortController();
  const { status, notes } = await runCommand("train sentiment.dev --yes", {
    ...aws,
    interruption: controller.signal,
    onPause: () => {
      controller.abort();
    },
  });
  expect([status, notes.at(-1), asked("StopTrainingJob")]).toEqual([
    130,
    `no longer followed; training job ${name} goes on, see it with: npm run mlops -- job status sentiment.dev training-job/${name} --follow`,
    [],
  ]);
});

test.each([
  "pipeline start sentiment.prod --parameter Minimum=0.8",
  "pipeline stop sentiment.prod --execution abc",
  "train sentiment.prod",
  "job stop sentiment.prod training-job/x",
])("%s needs the name of prod, besides --yes", async (line) => {
  const changes: string[] = [];
  const changed = ({ operation }: { readonly operation: string }) => {
    changes.push(operation);
    return { PipelineExecutionArn: "arn", TrainingJobArn: jobArn("training", "x") };
  };
  aws.on({
    GetCallerIdentity: identity("333344445555"),
    ...published("sentiment.prod", { "pipeline/pipeline-name": "training", "pipeline/pipeline-arn": "arn" }),
    DescribePipelineExecution: ({ input }) => ({
      PipelineExecutionStatus: String(input["PipelineExecutionArn"]).endsWith("abc")
        ? "Executing"
        : "Succeeded",
    }),
    DescribeTrainingJob: { TrainingJobArn: jobArn("training", "x"), TrainingJobStatus: "InProgress" },
    StartPipelineExecution: changed,
    StopPipelineExecution: changed,
    CreateTrainingJob: changed,
    StopTrainingJob: changed,
  });
  const refusal = await runCommand(`${line} --yes`, aws);
  expect([refusal.status, refusal.notes.at(-1), changes]).toEqual([
    2,
    "confirmation: got nothing; expected prod, typed or as --confirm prod; nothing was changed",
    [],
  ]);
  const follow = line.startsWith("pipeline start") ? "" : " --no-follow";
  const { status } = await runCommand(`${line} --confirm prod${follow}`, aws);
  expect([status, changes.length]).toEqual([0, 1]);
});

test("names fit their kind, and tell the step", () => {
  const place = { app: "sentiment", environment: "dev" };
  const now = new Date("2026-11-21T10:00:00.123Z");
  expect(usualJobName({ nameLength: 63 }, place, "Store_Features", now)).toBe(
    "mlops-sentiment-dev-Store-Features-20261121-100000",
  );
  expect(usualJobName({ nameLength: 32 }, place, "A".repeat(64), now)).toBe(
    `${"A".repeat(16)}-20261121-100000`,
  );
});

const train = "--input train=s3://mine/train/";
const sdkJobs = [
  ["batch-inference.json", "transform", "Score --parameter InputData=s3://mine/data/"],
  ["nested-conditions.json", "process", "Profile"],
  ["nested-conditions.json", "train", "TrainLarge"],
  ["nested-conditions.json", "train", "TrainSmall"],
  ["own-container.json", "process", "Prepare"],
  ["own-container.json", "train", "Train --input images=s3://mine/images/"],
  ["train-evaluate-register.json", "process", "AbaloneProcess"],
  ["train-evaluate-register.json", "train", `AbaloneTrain ${train} --input validation=s3://mine/validation/`],
  [
    "train-evaluate-register.json",
    "process",
    "AbaloneEval --input model=s3://mine/m --input test=s3://mine/t",
  ],
  ["tune-and-transform.json", "tune", "HPTuning"],
] as const;

test.each(sdkJobs)(
  "of %s, which the Python SDK has written, %s --step %s is a request that the API takes",
  async (file, command, rest) => {
    const text = readFileSync(`libs/pipeline-definition/fixtures/definitions/${file}`, "utf8");
    aws.on({ DescribePipeline: { PipelineDefinition: text } });
    const { out } = await runCommand(`${command} sentiment.dev --step ${rest} --dry-run --json`, aws);
    const { operation, request } = JSON.parse(out.join("\n")) as { operation: string; request: object };
    expect(requestProblems(operation, request)).toEqual([]);
  },
);
