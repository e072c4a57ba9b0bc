import { at, jobArn, logsOf } from "../pipeline/testing/executions.ts";
import { type PretendAws, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand } from "../testing/run-command.ts";

const search = jobArn("tuning", "search");
const tries = Array.from({ length: 130 }, (_, index) => ({
  TrainingJobName: `try-${index}`,
  TrainingJobStatus: index === 2 ? "Failed" : "Completed",
  TunedHyperParameters: { learning_rate: `0.${index}`, epochs: "3" },
  TrainingStartTime: at(0),
  TrainingEndTime: at(60),
  ...(index !== 2 && {
    FinalHyperParameterTuningJobObjectiveMetric: { MetricName: "loss", Value: (index * 37) % 131 },
  }),
}));
const described = {
  HyperParameterTuningJobName: "search",
  HyperParameterTuningJobArn: search,
  HyperParameterTuningJobStatus: "Completed",
  HyperParameterTuningJobConfig: {
    HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "loss" },
    ResourceLimits: { MaxNumberOfTrainingJobs: 130 },
  },
  TrainingJobStatusCounters: { Completed: 129, NonRetryableError: 1 },
  BestTrainingJob: tries[0],
  CreationTime: at(-600),
  HyperParameterTuningEndTime: at(0),
};

let status: string;
let aws: PretendAws;
beforeEach(async () => {
  status = "InProgress";
  aws = await startPretendAws({
    DescribeHyperParameterTuningJob: described,
    ListTrainingJobsForHyperParameterTuningJob: ({ input: { NextToken } }) =>
      NextToken === undefined
        ? { TrainingJobSummaries: tries.slice(0, 100), NextToken: "more" }
        : { TrainingJobSummaries: tries.slice(100) },
    DescribeProcessingJob: ({ input: { ProcessingJobName } }) => ({
      ProcessingJobArn: jobArn("processing", String(ProcessingJobName)),
      ProcessingJobStatus: status,
      CreationTime: at(-90),
      ...(status === "Stopped" && { ProcessingEndTime: at(30) }),
      ExitMessage: "done",
      ProcessingOutputConfig: { Outputs: [{ OutputName: "test", S3Output: { S3Uri: "s3://data/test" } }] },
    }),
    StopProcessingJob: () => {
      status = "Stopping";
      return {};
    },
    ...logsOf({ "prepare/host-1": ["one", "two"] }),
  });
});
afterEach(() => aws.stop());

const stops = () => aws.asked.filter(({ operation }) => operation === "StopProcessingJob");

test("all jobs of a search are shown, the best first, those without an objective last", async () => {
  const { status: exit, out } = await runCommand(`job status sentiment.dev ${search}`, aws);
  expect([exit, out.length]).toEqual([0, 137]);
  expect(out.slice(0, 9)).toEqual([
    "hyper-parameter-tuning-job/search",
    "Completed after 10 min, 129 of 130 jobs completed, 1 failed",
    "objective  minimize loss",
    "best job   try-0",
    "with       loss 0: epochs=3 learning_rate=0.0",
    "",
    "job      status     loss  time   epochs  learning_rate",
    "try-0    Completed     0  1 min  3       0.0",
    "try-85   Completed     1  1 min  3       0.85",
  ]);
  expect(out.at(-1)).toBe("try-2    Failed        -  1 min  3       0.2");
});

test("a search as JSON has its best job and all jobs", async () => {
  const { out } = await runCommand("job status sentiment.dev hyper-parameter-tuning-job/search --json", aws);
  const answer = JSON.parse(out.join("\n")) as { readonly jobs: readonly unknown[] };
  expect(answer).toMatchObject({
    jobArn: search,
    status: "Completed",
    objective: { metric: "loss", goal: "Minimize" },
    bestJob: { name: "try-0", objective: 0, hyperparameters: { epochs: "3", learning_rate: "0.0" } },
  });
  expect([answer.jobs.length, answer.jobs[0]]).toEqual([
    130,
    {
      name: "try-0",
      status: "Completed",
      objective: 0,
      hyperparameters: { epochs: "3", learning_rate: "0.0" },
      startTime: "2026-11-21T10:00:00.000Z",
      endTime: "2026-11-21T10:01:00.000Z",
    },
  ]);
});

test("a search is followed with its best job so far", async () => {
  let look = 0;
  aws.on({
    DescribeHyperParameterTuningJob: () =>
      look === 0
        ? {
            ...described,
            HyperParameterTuningJobStatus: "InProgress",
            TrainingJobStatusCounters: { Completed: 1, InProgress: 4 },
            BestTrainingJob: tries[1],
          }
        : described,
  });
  const { notes } = await runCommand("job status sentiment.dev hyper-parameter-tuning-job/search --follow", {
    ...aws,
    onPause: () => {
      look += 1;
    },
  });
  expect(notes).toEqual([
    "      0 s  best so far: try-1, loss 37",
    "      0 s  InProgress",
    "     10 s  best so far: try-0, loss 0",
    "     10 s  Completed",
  ]);
});

test("a processing job that goes on is shown with its outputs", async () => {
  expect(await runCommand("job status sentiment.dev processing-job/prepare", aws)).toEqual({
    status: 0,
    out: [
      "processing-job/prepare",
      "InProgress for 1 min 30 s",
      "exit message  done",
      "",
      "output  uri",
      "test    s3://data/test",
    ],
    notes: [],
  });
});

test("a transform job is shown with its model, input and output", async () => {
  aws.on({
    DescribeTransformJob: {
      TransformJobArn: jobArn("transform", "score"),
      TransformJobStatus: "Stopped",
      ModelName: "model-1",
      TransformInput: { DataSource: { S3DataSource: { S3Uri: "s3://data/in" } } },
      TransformOutput: { S3OutputPath: "s3://data/out" },
    },
  });
  expect(await runCommand("job status sentiment.dev transform-job/score", aws)).toEqual({
    status: 1,
    out: [
      "transform-job/score",
      "Stopped",
      "model   model-1",
      "input   s3://data/in",
      "output  s3://data/out",
    ],
    notes: [],
  });
});

test("a job is stopped when somebody agrees, and followed until it has stopped", async () => {
  const ran = await runCommand("job stop sentiment.dev processing-job/prepare", {
    ...aws,
    typed: ["yes"],
    onPause: () => {
      status = "Stopped";
    },
  });
  expect([ran.status, ran.out[1], stops().length]).toEqual([0, "Stopped after 2 min", 1]);
  expect(ran.notes).toEqual(["stop processing job prepare", "      0 s  Stopping", "     10 s  Stopped"]);
});

test("a job that is stopped is told as JSON", async () => {
  const line = "job stop sentiment.dev processing-job/prepare --yes --no-follow --json";
  const ran = await runCommand(line, aws);
  expect([ran.status, JSON.parse(ran.out.join("\n")), stops().length]).toMatchObject([
    0,
    { outcome: "done", jobArn: jobArn("processing", "prepare") },
    1,
  ]);
});

test("a dry run stops no job, and JSON says so", async () => {
  const { out } = await runCommand("job stop sentiment.dev processing-job/prepare --dry-run --json", aws);
  expect([JSON.parse(out.join("\n")), stops()]).toMatchObject([
    { outcome: "planned", status: "InProgress" },
    [],
  ]);
});

test("nobody agrees: no job is stopped", async () => {
  const line = "job stop sentiment.dev processing-job/prepare";
  const { status: exit, notes } = await runCommand(line, { ...aws, typed: ["n"] });
  expect([exit, notes.at(-1), stops()]).toEqual([2, "not agreed; nothing was changed", []]);
});

test("a job that SageMaker does not stop is said", async () => {
  aws.on({ StopProcessingJob: refused("AccessDeniedException", "no right") });
  const line = "job stop sentiment.dev processing-job/prepare --yes";
  const { status: exit, notes } = await runCommand(line, aws);
  expect([exit, notes.slice(0, 2)]).toEqual([
    3,
    ["stop processing job prepare", "failed: stop processing job prepare"],
  ]);
});

test("a log that cannot be read, and a count of lines that is none, are refused", async () => {
  const line = "job logs sentiment.dev processing-job/prepare";
  const wrong = await runCommand(`${line} --lines 0`, aws);
  expect([wrong.status, wrong.notes[0]]).toEqual([
    2,
    "--lines: got 0; expected a whole number from 1 to 100000",
  ]);
  aws.on({ DescribeLogStreams: refused("AccessDeniedException", "no right") });
  const { status: exit, out, notes } = await runCommand(line, aws);
  expect([exit, out, notes[0]]).toEqual([
    3,
    [],
    expect.stringMatching(/^CloudWatchLogs DescribeLogStreams: AccessDeniedException: no right/),
  ]);
});

test("a job that has ended is not stopped", async () => {
  status = "Completed";
  const { notes } = await runCommand("job stop sentiment.dev processing-job/prepare --yes", aws);
  expect([notes, stops()]).toEqual([["prepare has ended: Completed"], []]);
});

test("the log of a job is printed, and is JSON", async () => {
  const line = "job logs sentiment.dev processing-job/prepare --lines 1";
  expect((await runCommand(line, aws)).out).toEqual(["10:00:01  two"]);
  expect(JSON.parse((await runCommand(`${line} --json`, aws)).out.join("\n"))).toEqual({
    jobArn: jobArn("processing", "prepare"),
    log: [{ time: "2026-11-21T10:00:01.000Z", stream: "host-1", text: "two" }],
  });
});

test("a job that has logged nothing is said to have", async () => {
  expect((await runCommand("job logs sentiment.dev processing-job/other", aws)).out).toEqual([
    "(nothing is logged)",
  ]);
});

test("the log of a job is followed until it has ended; as JSON it comes at once", async () => {
  const onPause = () => {
    status = "Completed";
  };
  const line = "job logs sentiment.dev processing-job/prepare --follow";
  expect((await runCommand(line, { ...aws, onPause })).out).toEqual(["10:00:00  one", "10:00:01  two"]);
  status = "InProgress";
  const { out } = await runCommand(`${line} --json`, { ...aws, onPause });
  expect(JSON.parse(out.join("\n"))).toMatchObject({ log: [{ text: "one" }, { text: "two" }] });
});

test.each([
  [
    "prepare",
    'job: got "prepare"; expected its ARN, training-job/<name>, processing-job/<name>, hyper-parameter-tuning-job/<name> or transform-job/<name>',
  ],
  [
    "arn:aws:sagemaker:eu-west-1:999999999999:training-job/x",
    'job: got "arn:aws:sagemaker:eu-west-1:999999999999:training-job/x"; expected one of account 111122223333 in eu-west-1, as stacks/Pulumi.sentiment.dev.yaml has it',
  ],
])("job %s is wrong use", async (job, note) => {
  for (const command of ["status", "stop", "logs"]) {
    const { status: exit, notes } = await runCommand(`job ${command} sentiment.dev ${job}`, aws);
    expect([exit, notes]).toEqual([2, [note]]);
  }
});

test("a job that is not there is what SageMaker says", async () => {
  aws.on({ DescribeProcessingJob: refused("ValidationException", "Could not find requested job") });
  const { status: exit, notes } = await runCommand("job status sentiment.dev processing-job/x", aws);
  expect([exit, notes]).toEqual([
    3,
    [
      "SageMaker DescribeProcessingJob: ValidationException: Could not find requested job (request 11111111-2222-3333-4444-555555555555)",
    ],
  ]);
});
