import { commandGroups } from "./command-groups.ts";
import { givenNames, readCommandLine, schemaNames } from "./command/program.ts";
import type { System } from "./command/system.ts";
import { type PretendAws, raw, refused, startPretendAws, throttled } from "./testing/pretend-aws.ts";
import { words } from "./testing/operations-pages.ts";
import { published, runCommand } from "./testing/run-command.ts";

const arn = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/training";
const names = published("sentiment.dev", {
  "pipeline/pipeline-name": "training",
  "pipeline/pipeline-arn": arn,
});
const steps = Array.from({ length: 130 }, (_, index) => ({
  StepName: `step-${index}`,
  StepStatus: "Succeeded",
}));

const silent: System["terminal"] = {
  print: () => {},
  note: () => {},
  progress: () => {},
  ask: () => Promise.resolve(undefined),
  width: undefined,
  paint: (_, text) => text,
};

let aws: PretendAws;
beforeEach(async () => {
  aws = await startPretendAws({
    ...names,
    ListPipelineExecutions: {
      PipelineExecutionSummaries: [{ PipelineExecutionArn: `${arn}/execution/last` }],
    },
    DescribePipelineExecution: ({ input }) => ({ ...input, PipelineExecutionStatus: "Executing" }),
    ListPipelineExecutionSteps: ({ input: { NextToken } }) =>
      NextToken === undefined
        ? { PipelineExecutionSteps: steps.slice(0, 100), NextToken: "more" }
        : { PipelineExecutionSteps: steps.slice(100) },
  });
});
afterEach(() => aws.stop());

test.each([
  [
    "an execution that is not there",
    refused("ResourceNotFound", "Requested resource not found."),
    3,
    [
      "SageMaker DescribePipelineExecution: ResourceNotFound: Requested resource not found. (request 11111111-2222-3333-4444-555555555555)",
    ],
  ],
  [
    "expired credentials",
    refused("ExpiredTokenException", "The security token included in the request is expired"),
    3,
    [
      "SageMaker DescribePipelineExecution: ExpiredTokenException: The security token included in the request is expired (request 11111111-2222-3333-4444-555555555555)",
      "  sign in again: aws sso login, or new keys",
    ],
  ],
  [
    "a page of a proxy",
    raw("<html>no</html>", "text/html", 502),
    3,
    ["SageMaker DescribePipelineExecution: an answer that is not AWS's, status 502"],
  ],
  [
    "a connection that drops",
    "drop" as const,
    3,
    [
      "SageMaker DescribePipelineExecution: TimeoutError: socket hang up",
      "  is there a network, and a proxy if one is needed? Then try again",
    ],
  ],
])("%s ends with what AWS said", async (_, reply, status, notes) => {
  aws.on({ DescribePipelineExecution: reply });
  expect(await runCommand("pipeline status sentiment.dev", aws)).toEqual({ status, out: [], notes });
});

test("a throttled request is tried again", async () => {
  aws.on({
    DescribePipelineExecution: ({ before }) =>
      before === 0 ? throttled() : { PipelineExecutionStatus: "Executing" },
  });
  expect((await runCommand("pipeline status sentiment.dev", aws)).status).toBe(0);
});

test.each([
  ["pipeline status", "error: missing required argument 'stack'"],
  ["pipeline status sentiment.dev --exection x", "error: unknown option '--exection'"],
  ["pipline status", "error: unknown command 'pipline'"],
  [
    "pipeline status sentimentdev",
    'stack: got "sentimentdev"; expected <app>.<environment>, such as sentiment.dev',
  ],
  ["pipeline status sentiment.dev --names s3", '--names: got "s3"; expected ssm or offline'],
])("%s is wrong use", async (line, note) => {
  const { status, out, notes } = await runCommand(line, aws);
  expect([status, out]).toEqual([2, []]);
  expect(notes[0]).toContain(note);
});

test("credentials of another account are refused before anything else is asked", async () => {
  const { status, notes } = await runCommand("pipeline status sentiment.prod", aws);
  expect([status, aws.asked]).toEqual([2, []]);
  expect(notes).toEqual([
    "credentials: got some of account 111122223333; expected some of 333344445555, which stacks/Pulumi.sentiment.prod.yaml names; choose others by --profile, or a role of that account by --role",
  ]);
});

test("every command's action reads exactly the arguments and options that its help names", async () => {
  for (const group of commandGroups) {
    for (const definition of await group.load()) {
      const action = await definition.load();
      const command = `${group.name} ${definition.name}`;
      expect([command, schemaNames(action).sort()]).toEqual([command, givenNames(definition).sort()]);
    }
  }
});

test("every example is a command line that its command reads", async () => {
  const examples = await Promise.all(commandGroups.map((group) => group.load()));
  for (const example of examples.flat().flatMap((definition) => definition.examples)) {
    const request = await readCommandLine(commandGroups, words(example), { terminal: silent });
    expect([example, typeof request]).toEqual([example, "object"]);
  }
});
