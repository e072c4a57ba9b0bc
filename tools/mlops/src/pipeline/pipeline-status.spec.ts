import { type PretendAws, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { published, runCommand } from "../testing/run-command.ts";
import {
  at,
  describedExecution,
  executionArn,
  jobArn,
  listedStep,
  logsOf,
  publishedPipeline,
} from "./testing/executions.ts";

const steps = Array.from({ length: 130 }, (_, index) => listedStep(`step-${index}`, "Succeeded"));
const train = jobArn("training", "pipelines-abc-Train-x");

let aws: PretendAws;
beforeEach(async () => {
  aws = await startPretendAws({
    ...publishedPipeline,
    ListPipelineExecutions: {
      PipelineExecutionSummaries: [{ PipelineExecutionArn: executionArn("last") }],
    },
    DescribePipelineExecution: describedExecution("Executing"),
    ListPipelineExecutionSteps: ({ input: { NextToken } }) =>
      NextToken === undefined
        ? { PipelineExecutionSteps: steps.slice(0, 100), NextToken: "more" }
        : { PipelineExecutionSteps: steps.slice(100) },
  });
});
afterEach(() => aws.stop());

test("the last execution is shown with all its steps, however many pages they take", async () => {
  const { status, out, notes } = await runCommand("pipeline status sentiment.dev", aws);
  expect([status, notes]).toEqual([0, []]);
  expect(out).toHaveLength(133);
  expect(out.slice(0, 4)).toEqual([
    executionArn("last"),
    "Executing for 0 s",
    "step      kind  status     time  result  job",
    "step-0    -     Succeeded  -     -       -",
  ]);
});

test("steps have their kind, how long they have taken, their jobs, and what came of them", async () => {
  aws.on({
    ListPipelineExecutionSteps: {
      PipelineExecutionSteps: [
        listedStep("Prepare", "Succeeded", {
          CacheHitResult: { SourcePipelineExecutionArn: executionArn("older") },
          Metadata: { ProcessingJob: { Arn: jobArn("processing", "prepared") } },
        }),
        listedStep("Check", "Succeeded", {
          StartTime: at(-70),
          EndTime: at(-10),
          Metadata: { QualityCheck: { CheckJobArn: jobArn("processing", "checked") } },
        }),
        listedStep("IsGood", "Succeeded", { Metadata: { Condition: { Outcome: "False" } } }),
        listedStep("Train", "Executing", { StartTime: at(-5), Metadata: { TrainingJob: { Arn: train } } }),
      ],
    },
  });
  const { out } = await runCommand("pipeline status sentiment.dev", aws);
  expect(out.slice(2)).toEqual([
    "step     kind          status              time   result           job",
    "Prepare  Processing    Succeeded (reused)  -      result of older  prepared",
    "Check    QualityCheck  Succeeded           1 min  -                checked",
    "IsGood   Condition     Succeeded           -      False            -",
    "Train    Training      Executing           5 s    -                pipelines-abc-Train-x",
  ]);
});

const failed = {
  DescribePipelineExecution: describedExecution("Failed", {
    FailureReason: "Step failure",
    LastModifiedTime: at(60),
  }),
  ListPipelineExecutionSteps: {
    PipelineExecutionSteps: [
      listedStep("Train", "Failed", {
        FailureReason: "out\u001b of\nmemory",
        Metadata: { TrainingJob: { Arn: train } },
      }),
    ],
  },
  ...logsOf({
    "pipelines-abc-Train-x/algo-1-1": ["one"],
    "pipelines-abc-Train-x/algo-2-1": ["two\u001b[31m"],
    "pipelines-abc-Train-xyz/algo-1-1": ["of another job"],
  }),
};

test("a failed execution is the answer no, as JSON with the log of the job of each step that has failed", async () => {
  aws.on(failed);
  const { status, out } = await runCommand("pipeline status sentiment.dev --execution abc --json", aws);
  expect(status).toBe(1);
  expect(JSON.parse(out.join("\n"))).toEqual({
    executionArn: executionArn("abc"),
    status: "Failed",
    reason: "Step failure",
    startTime: "2026-11-21T10:00:00.000Z",
    endTime: "2026-11-21T10:01:00.000Z",
    steps: [
      { name: "Train", kind: "TrainingJob", status: "Failed", reason: "out\u001b of\nmemory", jobArn: train },
    ],
    failures: [
      {
        step: "Train",
        reason: "out\u001b of\nmemory",
        jobArn: train,
        log: [
          { time: "2026-11-21T10:00:00.000Z", stream: "algo-1-1", text: "one" },
          { time: "2026-11-21T10:00:00.000Z", stream: "algo-2-1", text: "two\u001b[31m" },
        ],
      },
    ],
  });
});

test("lines of several machines have their stream, and nothing that AWS answers moves the cursor", async () => {
  aws.on(failed);
  const { out } = await runCommand("pipeline status sentiment.dev", aws);
  expect(out.slice(-4)).toEqual([
    "Train failed: out  of memory",
    "  training-job/pipelines-abc-Train-x",
    "  10:00:00  algo-1-1  one",
    "  10:00:00  algo-2-1  two [31m",
  ]);
});

test("the log of a tuning job is that of its last job that has failed", async () => {
  aws.on({
    ...failed,
    ListPipelineExecutionSteps: {
      PipelineExecutionSteps: [
        listedStep("Tune", "Failed", { Metadata: { TuningJob: { Arn: jobArn("tuning", "search") } } }),
      ],
    },
    ListTrainingJobsForHyperParameterTuningJob: ({ input }) => ({
      TrainingJobSummaries:
        input["StatusEquals"] === "Failed" && input["SortOrder"] === "Descending"
          ? [
              {
                TrainingJobName: "pipelines-abc-Train-x",
                TrainingJobArn: train.toLowerCase(),
                TrainingJobStatus: "Failed",
              },
            ]
          : [],
    }),
  });
  const { out } = await runCommand("pipeline status sentiment.dev", aws);
  expect(out.slice(-5)).toEqual([
    "",
    "Tune failed: no reason is given",
    "  hyper-parameter-tuning-job/search",
    "  10:00:00  algo-1-1  one",
    "  10:00:00  algo-2-1  two [31m",
  ]);
});

test("a log that cannot be read is said, and does not hide the failure", async () => {
  aws.on({ ...failed, DescribeLogStreams: refused("AccessDeniedException", "no right") });
  const { status, out, notes } = await runCommand("pipeline status sentiment.dev", aws);
  expect([status, out.at(-2)]).toEqual([1, "Train failed: out  of memory"]);
  expect(notes).toEqual([
    "log of pipelines-abc-Train-x: CloudWatchLogs DescribeLogStreams: AccessDeniedException: no right (request 11111111-2222-3333-4444-555555555555)",
  ]);
});

test("a log group that is not there yet is an empty log", async () => {
  aws.on({ ...failed, DescribeLogStreams: refused("ResourceNotFoundException", "no group") });
  const { out, notes } = await runCommand("pipeline status sentiment.dev", aws);
  expect([out.at(-1), notes]).toEqual(["  training-job/pipelines-abc-Train-x", []]);
});

test("a pipeline that has never been started is wrong use", async () => {
  aws.on({ ListPipelineExecutions: {} });
  expect(await runCommand("pipeline status sentiment.dev", aws)).toMatchObject({
    status: 2,
    notes: [
      "sentiment.dev: got no execution of mlops-sentiment-dev-training-ecb6aad4; expected a pipeline that has been started",
    ],
  });
});

describe("when the connection breaks while an execution is followed", () => {
  beforeEach(() => {
    // Otherwise the SDK waits between its own attempts.
    process.env["AWS_MAX_ATTEMPTS"] = "1";
    aws.on({ ListPipelineExecutionSteps: {} });
  });
  afterEach(() => {
    delete process.env["AWS_MAX_ATTEMPTS"];
  });
  const line = "pipeline status sentiment.dev --execution abc --follow";
  const lost = (from: number, to: number) =>
    aws.on({
      DescribePipelineExecution: ({ before }) => {
        if (before >= from && before < to) return "drop";
        return describedExecution(before < to ? "Executing" : "Succeeded", { LastModifiedTime: at(50) });
      },
    });

  test("it is looked at again, and each failure is said", async () => {
    lost(1, 3);
    const { status, notes } = await runCommand(line, aws);
    const failure =
      "SageMaker DescribePipelineExecution: TimeoutError: socket hang up; looked at again in 10 s";
    expect([status, notes]).toEqual([0, ["      0 s  Executing", failure, failure, "     30 s  Succeeded"]]);
  });

  test("ten times in a row are enough", async () => {
    lost(1, 100);
    const { status, notes } = await runCommand(line, aws);
    const looks = aws.asked.filter(({ operation }) => operation === "DescribePipelineExecution");
    expect([status, notes.length, looks.length]).toEqual([3, 13, 12]);
  });

  test("what AWS refuses for good is not asked again", async () => {
    aws.on({ DescribePipelineExecution: refused("AccessDeniedException", "no") });
    const { status, notes } = await runCommand(line, aws);
    expect([status, notes.length]).toEqual([3, 2]);
  });
});

test("one of several pipelines of a stack is chosen by its name, also to follow it later", async () => {
  const arn = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/drift";
  aws.on({
    ...published("sentiment.dev", {
      "pipeline/drift/pipeline-name": "drift",
      "pipeline/drift/pipeline-arn": arn,
    }),
    ListPipelineExecutionSteps: {},
  });
  const controller = new AbortController();
  controller.abort();
  const { notes } = await runCommand(
    "pipeline status sentiment.dev --pipeline drift --execution abc --follow",
    { ...aws, interruption: controller.signal },
  );
  expect(aws.asked.at(-1)?.input["PipelineExecutionArn"]).toBe(`${arn}/execution/abc`);
  expect(notes.at(-1)).toMatch(
    /npm run mlops -- pipeline status sentiment\.dev --pipeline drift --execution abc --follow$/,
  );
});
