import { type PretendAws, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand } from "../testing/run-command.ts";
import {
  at,
  describedExecution,
  executionArn,
  jobArn,
  listedStep,
  logsOf,
  pipelineName,
  publishedPipeline,
} from "./testing/executions.ts";

const parameters = [
  { Name: "Reason", Type: "String", DefaultValue: "by hand" },
  { Name: "Minimum", Type: "Float", DefaultValue: 0.75 },
  { Name: "Epochs", Type: "Integer", DefaultValue: 12, EnumValues: [6, 12] },
  { Name: "Skip", Type: "Boolean", DefaultValue: true },
];
const described = (Parameters: readonly unknown[]) => ({
  PipelineDefinition: JSON.stringify({ Version: "2020-12-01", Parameters, Steps: [] }),
});
const arn = executionArn("new");

let aws: PretendAws;
beforeEach(async () => {
  aws = await startPretendAws({
    ...publishedPipeline,
    DescribePipeline: described(parameters),
    StartPipelineExecution: { PipelineExecutionArn: arn },
  });
});
afterEach(() => aws.stop());

const asked = (operation: string) => aws.asked.filter((one) => one.operation === operation);

test("an execution is started with the parameters that were given, and says which values are defaults", async () => {
  const line = ["pipeline", "start", "sentiment.dev", "--yes"];
  const given = ["--parameter", "Reason=more tweets", "--parameter", "Minimum=0.8"];
  const { status, out, notes } = await runCommand([...line, ...given], aws);
  expect([status, out]).toEqual([0, [arn]]);
  expect(notes).toEqual([
    "parameter  value        from",
    "Reason     more tweets  given",
    "Minimum    0.8          given",
    "Epochs     12           default",
    "Skip       true         default",
    `start pipeline ${pipelineName}`,
    "started; follow it with: npm run mlops -- pipeline status sentiment.dev --execution new --follow",
  ]);
  expect(asked("StartPipelineExecution").map(({ input }) => input)).toEqual([
    {
      PipelineName: pipelineName,
      PipelineParameters: [
        { Name: "Reason", Value: "more tweets" },
        { Name: "Minimum", Value: "0.8" },
      ],
      ClientRequestToken: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    },
  ]);
});

test("JSON tells the execution and all values", async () => {
  const { out } = await runCommand("pipeline start sentiment.dev --parameter Epochs=6 --yes --json", aws);
  expect(JSON.parse(out.join("\n"))).toEqual({
    outcome: "done",
    pipelineName,
    executionArn: arn,
    parameters: { Reason: "by hand", Minimum: 0.75, Epochs: 6, Skip: true },
  });
});

test("a dry run starts nothing", async () => {
  const { status, out, notes } = await runCommand("pipeline start sentiment.dev --dry-run --json", aws);
  expect([status, asked("StartPipelineExecution")]).toEqual([0, []]);
  expect(notes.at(-1)).toBe(`would start pipeline ${pipelineName}`);
  expect(JSON.parse(out.join("\n"))).toMatchObject({ outcome: "planned", pipelineName });
});

test("every wrong parameter is named, and nothing is started", async () => {
  aws.on({ DescribePipeline: described([...parameters, { Name: "Data", Type: "String" }]) });
  const texts = ["Minimum=high", "Epochs=7", "Skip=yes", "Colour=blue"];
  const given = texts.flatMap((text) => ["--parameter", text]);
  expect(await runCommand(["pipeline", "start", "sentiment.dev", "--yes", ...given], aws)).toEqual({
    status: 2,
    out: [],
    notes: [
      "--parameter Colour: got a parameter that is not there; expected Reason, Minimum, Epochs, Skip or Data",
      '--parameter Minimum: got "high"; expected a number',
      '--parameter Epochs: got "7"; expected 6 or 12',
      '--parameter Skip: got "yes"; expected true or false',
      "--parameter Data: got nothing; expected a value, because it has no default",
    ],
  });
  expect(asked("StartPipelineExecution")).toEqual([]);
});

test("the same token is sent again when the connection drops, so that nothing is started twice", async () => {
  aws.on({
    StartPipelineExecution: ({ before }) => (before === 0 ? "drop" : { PipelineExecutionArn: arn }),
  });
  const token = "0123456789abcdef0123456789abcdef";
  const { status } = await runCommand(`pipeline start sentiment.dev --yes --token ${token}`, aws);
  expect(status).toBe(0);
  expect(asked("StartPipelineExecution").map(({ input }) => input["ClientRequestToken"])).toEqual([
    token,
    token,
  ]);
});

test("a start that may have happened is told with the token that starts nothing twice", async () => {
  aws.on({ StartPipelineExecution: "drop" });
  const { status, notes } = await runCommand("pipeline start sentiment.dev --yes", aws);
  const token = String(asked("StartPipelineExecution")[0]?.input["ClientRequestToken"]);
  expect([status, notes.slice(-4)]).toEqual([
    3,
    [
      `--token ${token} tries this start again, and starts nothing twice`,
      `failed: start pipeline ${pipelineName}`,
      "SageMaker StartPipelineExecution: TimeoutError: socket hang up",
      "  is there a network, and a proxy if one is needed? Then try again",
    ],
  ]);
});

test("nobody is there to agree: nothing is started", async () => {
  const { status, notes } = await runCommand("pipeline start sentiment.dev", aws);
  expect([status, asked("StartPipelineExecution")]).toEqual([2, []]);
  expect(notes.at(-1)).toBe("nobody is there to agree: give --yes; nothing was changed");
});

test("an account that may run no more is refused with what to do", async () => {
  aws.on({ StartPipelineExecution: refused("ResourceLimitExceeded", "The limit is 200.") });
  const { status, notes } = await runCommand("pipeline start sentiment.dev --yes", aws);
  expect(status).toBe(3);
  expect(notes.slice(-3)).toEqual([
    `failed: start pipeline ${pipelineName}`,
    "SageMaker StartPipelineExecution: ResourceLimitExceeded: The limit is 200. (request 11111111-2222-3333-4444-555555555555)",
    "  npm run mlops -- quotas says what the account has, and asks for more with --request",
  ]);
});

const train = jobArn("training", "pipelines-new-Train-x");
const world = [
  [listedStep("Prepare", "Starting")],
  [
    listedStep("Prepare", "Succeeded", {
      StartTime: at(0),
      EndTime: at(95),
      CacheHitResult: { SourcePipelineExecutionArn: executionArn("old") },
    }),
    listedStep("IsGood", "Succeeded", {
      StartTime: at(5),
      EndTime: at(6),
      Metadata: { Condition: { Outcome: "True" } },
    }),
    listedStep("Train", "Executing", { StartTime: at(10), Metadata: { TrainingJob: { Arn: train } } }),
  ],
  [
    listedStep("Train", "Failed", {
      StartTime: at(10),
      EndTime: at(100),
      FailureReason: "ClientError: exit code 1",
      Metadata: { TrainingJob: { Arn: train } },
    }),
  ],
];

/** An execution that goes on from pause to pause, and fails in the end. */
function goesOn(): { readonly onPause: () => void } {
  let look = 0;
  aws.on({
    DescribePipelineExecution: () =>
      look < 2
        ? describedExecution("Executing")
        : describedExecution("Failed", { LastModifiedTime: at(120), FailureReason: "Step failure" }),
    ListPipelineExecutionSteps: () => ({ PipelineExecutionSteps: world[look] ?? [] }),
    ...logsOf({ "pipelines-new-Train-x/algo-1-1": ["epoch 1", "Traceback", "  ValueError: 3"] }),
  });
  return {
    onPause: () => {
      look += 1;
    },
  };
}

test("steps are followed live, and a failure is the answer no with its reason and its log", async () => {
  const { status, out, notes } = await runCommand("pipeline start sentiment.dev --yes --follow", {
    ...aws,
    ...goesOn(),
  });
  expect(status).toBe(1);
  expect(notes.slice(-7)).toEqual([
    `started ${arn}`,
    "      0 s  Executing",
    "     10 s  Prepare: Succeeded after 1 min 35 s, result of old",
    "     10 s  IsGood: Succeeded after 1 s, True",
    "     10 s  Train: Executing",
    "     20 s  Train: Failed after 1 min 30 s, ClientError: exit code 1",
    "     20 s  Failed",
  ]);
  expect(out).toEqual([
    arn,
    "Failed after 2 min: Step failure",
    "step   kind      status  time        result  job",
    "Train  Training  Failed  1 min 30 s  -       pipelines-new-Train-x",
    "",
    "Train failed: ClientError: exit code 1",
    "  training-job/pipelines-new-Train-x",
    "  10:00:00  epoch 1",
    "  10:00:01  Traceback",
    "  10:00:02    ValueError: 3",
  ]);
});

test("Ctrl-C stops following, and not the execution", async () => {
  const controller = new AbortController();
  goesOn();
  const { status, notes } = await runCommand("pipeline start sentiment.dev --yes --follow", {
    ...aws,
    interruption: controller.signal,
    onPause: () => {
      controller.abort();
    },
  });
  expect(status).toBe(130);
  expect(notes.at(-1)).toBe(
    "no longer followed; pipeline execution new goes on, see it with: npm run mlops -- pipeline status sentiment.dev --execution new --follow",
  );
  expect(asked("StopPipelineExecution")).toEqual([]);
});

test("following ends after the limit, which is the answer no", async () => {
  aws.on({
    DescribePipelineExecution: describedExecution("Executing"),
    ListPipelineExecutionSteps: { PipelineExecutionSteps: [] },
  });
  const { status, notes } = await runCommand("pipeline start sentiment.dev --yes --follow --limit 30s", aws);
  expect(status).toBe(1);
  expect(notes.at(-1)).toMatch(/^not over after 30 s; pipeline execution new goes on/);
});

test.each([
  ["--token short", '--token: got "short"; expected 32 to 128 letters, digits and hyphens'],
  ["--limit 2h", "--limit: got 7200000; expected --follow with it"],
  ["--limit 30", '--limit: got "30"; expected a length of time, such as 90s, 30m, 2h or 7d'],
  ["--parameter Epochs", '--parameter 0: got "Epochs"; expected <name>=<value>'],
])("%s is wrong use", async (option, note) => {
  const { status, notes } = await runCommand(`pipeline start sentiment.dev ${option}`, aws);
  expect([status, notes[0]]).toEqual([2, note]);
});
