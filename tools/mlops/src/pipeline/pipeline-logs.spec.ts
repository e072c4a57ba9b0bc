import { type Asked, type PretendAws, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand } from "../testing/run-command.ts";
import {
  at,
  describedExecution,
  executionArn,
  jobArn,
  listedStep,
  logsOf,
  publishedPipeline,
} from "./testing/executions.ts";

const job = (step: string) => ({ Metadata: { TrainingJob: { Arn: jobArn("training", `job-of-${step}`) } } });
const steps = [
  listedStep("Train", "Failed", job("Train")),
  listedStep("Other", "Failed", job("Other")),
  listedStep("Fine", "Succeeded", job("Fine")),
  listedStep("IsGood", "Failed", { Metadata: { Condition: {} } }),
];

let aws: PretendAws;
beforeEach(async () => {
  aws = await startPretendAws({
    ...publishedPipeline,
    ListPipelineExecutions: { PipelineExecutionSummaries: [{ PipelineExecutionArn: executionArn("abc") }] },
    DescribePipelineExecution: describedExecution("Failed"),
    ListPipelineExecutionSteps: { PipelineExecutionSteps: steps },
    ...logsOf({
      "job-of-Train/algo-1-1": ["one", "two", "three"],
      "job-of-Fine/algo-1-1": ["fine"],
    }),
  });
});
afterEach(() => aws.stop());

test("the logs of all steps that have failed are shown, each below its job", async () => {
  expect(await runCommand("pipeline logs sentiment.dev --lines 2", aws)).toEqual({
    status: 0,
    out: [
      "Train  training-job/job-of-Train",
      "10:00:01  two",
      "10:00:02  three",
      "Other  training-job/job-of-Other",
      "  (nothing is logged)",
    ],
    notes: [],
  });
});

test("the log of one step is JSON with times and streams", async () => {
  const { out } = await runCommand("pipeline logs sentiment.dev --step Fine --json", aws);
  expect(JSON.parse(out.join("\n"))).toEqual({
    executionArn: executionArn("abc"),
    steps: [
      {
        step: "Fine",
        jobArn: jobArn("training", "job-of-Fine"),
        log: [{ time: "2026-11-21T10:00:00.000Z", stream: "algo-1-1", text: "fine" }],
      },
    ],
  });
});

test("lines are read backwards, and streams forwards, until nothing more comes", async () => {
  const streams = Array.from({ length: 120 }, (_, index) => ({
    logStreamName: `job-of-Fine/algo-${index + 1}-1`,
  }));
  const events = Array.from({ length: 250 }, (_, index) => ({
    timestamp: (at(0) + index) * 1_000,
    message: `line ${index}`,
  }));
  const page = ({ input: { logStreamName, nextToken } }: Asked) => {
    if (logStreamName !== "job-of-Fine/algo-77-1") return { nextBackwardToken: "b/", nextForwardToken: "f/" };
    const end = nextToken === undefined ? events.length : Number(nextToken);
    const start = Math.max(0, end - 100);
    return { events: events.slice(start, end), nextBackwardToken: String(start), nextForwardToken: "f/" };
  };
  aws.on({
    DescribeLogStreams: ({ input: { nextToken } }) =>
      nextToken === undefined
        ? { logStreams: streams.slice(0, 50), nextToken: "more" }
        : { logStreams: streams.slice(50) },
    GetLogEvents: page,
  });
  const { out } = await runCommand("pipeline logs sentiment.dev --step Fine --lines 240", aws);
  expect([out.length, out[1], out.at(-1)]).toEqual([241, "10:00:10  line 10", "10:04:09  line 249"]);
});

test("empty pages are no end of a log, but end in bounded time", async () => {
  let pages = 0;
  aws.on({
    DescribeLogStreams: { logStreams: [{ logStreamName: "job-of-Fine/algo-1-1" }] },
    GetLogEvents: () => {
      pages += 1;
      const events = pages === 3 ? [{ timestamp: at(0) * 1_000, message: "late" }] : [];
      return { events, nextBackwardToken: `b/${pages}`, nextForwardToken: "f/" };
    },
  });
  const { out } = await runCommand("pipeline logs sentiment.dev --step Fine", aws);
  expect([out[1], pages]).toEqual(["10:00:00  late", 53]);
});

test("what is running is followed, and its lines are printed as they come", async () => {
  let look = 0;
  const written = [["one"], ["two", "three"], []];
  aws.on({
    DescribePipelineExecution: describedExecution("Executing"),
    ListPipelineExecutionSteps: () => ({
      PipelineExecutionSteps: [listedStep("Train", look < 1 ? "Executing" : "Succeeded", job("Train"))],
    }),
    GetLogEvents: ({ input: { nextToken } }) => {
      const isNews = nextToken === undefined || Number(nextToken) < look;
      const events = isNews ? (written[look] ?? []) : [];
      return {
        events: events.map((message) => ({ timestamp: (at(0) + look) * 1_000, message })),
        nextForwardToken: String(look),
        nextBackwardToken: "b/",
      };
    },
  });
  const onPause = () => {
    look += 1;
  };
  expect(await runCommand("pipeline logs sentiment.dev --follow", { ...aws, onPause })).toEqual({
    status: 0,
    out: ["10:00:00  one", "10:00:01  two", "10:00:01  three"],
    notes: [],
  });
});

test("lines of several steps have the step, and those of several machines the stream", async () => {
  let look = 0;
  aws.on({
    DescribePipelineExecution: describedExecution("Executing"),
    ListPipelineExecutionSteps: () => ({
      PipelineExecutionSteps: ["Train", "Other"].map((name) =>
        listedStep(name, look < 2 ? "Executing" : "Stopped", job(name)),
      ),
    }),
    ...logsOf({
      "job-of-Train/algo-1": ["one"],
      "job-of-Train/algo-2": ["two"],
      "job-of-Other/host": ["other"],
    }),
  });
  const { out } = await runCommand("pipeline logs sentiment.dev --follow", {
    ...aws,
    onPause: () => {
      look += 1;
    },
  });
  expect(out).toEqual([
    "Train  10:00:00  algo-1  one",
    "Train  10:00:00  algo-2  two",
    "Other  10:00:00  other",
  ]);
});

test("without a step that has failed, it says which steps have logs", async () => {
  aws.on({ ListPipelineExecutionSteps: { PipelineExecutionSteps: [steps[2]] } });
  expect((await runCommand("pipeline logs sentiment.dev", aws)).out).toEqual([
    "no step of abc (Failed) with a job has failed; --step shows the log of Fine",
  ]);
});

test.each([
  ["Trane", '--step: got "Trane"; expected a step of abc: Train, Other or Fine'],
  ["IsGood", '--step: got "IsGood", which has run no job; expected a step of abc: Train, Other or Fine'],
])("step %s is wrong use", async (step, note) => {
  const { status, notes } = await runCommand(`pipeline logs sentiment.dev --step ${step}`, aws);
  expect([status, notes]).toEqual([2, [note]]);
});

test("a count of lines that is none is wrong use", async () => {
  const { status, notes } = await runCommand("pipeline logs sentiment.dev --lines 0", aws);
  expect([status, notes[0]]).toEqual([2, "--lines: got 0; expected a whole number from 1 to 100000"]);
});
