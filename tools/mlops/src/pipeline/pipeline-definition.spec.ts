import { type PretendAws, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand, runProcess, withTestCredentials } from "../testing/run-command.ts";
import { definitionDifferences } from "./definition-differences.ts";
import { pipelineName, publishedPipeline } from "./testing/executions.ts";

const definition = {
  Version: "2020-12-01",
  Steps: [
    { Name: "Prepare", Type: "Processing", Arguments: {} },
    { Name: "Train", Type: "Training", Arguments: {}, DependsOn: ["Prepare"] },
  ],
};

let aws: PretendAws;
beforeEach(async () => {
  aws = await startPretendAws({
    ...publishedPipeline,
    DescribePipeline: { PipelineDefinition: JSON.stringify(definition) },
  });
});
afterEach(() => aws.stop());

test("the deployed definition is printed as JSON, for people too", async () => {
  for (const line of ["pipeline definition sentiment.dev", "pipeline definition sentiment.dev --json"]) {
    const { status, out } = await runCommand(line, aws);
    expect([status, JSON.parse(out.join("\n"))]).toEqual([0, definition]);
  }
});

test("it is drawn as a flowchart", async () => {
  const { out } = await runCommand("pipeline definition sentiment.dev --mermaid", aws);
  expect(out).toEqual([
    "flowchart TD",
    '  step0["Prepare<br/>Processing"]',
    '  step1["Train<br/>Training"]',
    "  step0 -.-> step1",
  ]);
});

test("steps, channels and other elements are compared by name, and unknown values are not", () => {
  const program = {
    Version: "2020-12-01",
    Steps: [
      { Name: "Train", Type: "Training", Arguments: { RoleArn: { $: "unknown" } }, DependsOn: ["Prepare"] },
      { Name: "Evaluate", Type: "Processing", Arguments: {} },
    ],
  };
  const deployed = {
    ...definition,
    Steps: [
      definition.Steps[0],
      {
        ...definition.Steps[1],
        Type: "Tuning",
        Arguments: { RoleArn: "arn" },
        DependsOn: ["Load", "Prepare"],
      },
    ],
  };
  expect(definitionDifferences(deployed, program)).toEqual([
    {
      path: "Steps.Prepare",
      deployed: '{"Name":"Prepare","Type":"Processing","Arguments":{}}',
      program: "nothing",
    },
    { path: "Steps.Train.Type", deployed: '"Tuning"', program: '"Training"' },
    { path: "Steps.Train.DependsOn.0", deployed: '"Load"', program: '"Prepare"' },
    { path: "Steps.Train.DependsOn.1", deployed: '"Prepare"', program: "nothing" },
    {
      path: "Steps.Evaluate",
      deployed: "nothing",
      program: '{"Name":"Evaluate","Type":"Processing","Arguments":{}}',
    },
  ]);
});

test("a definition whose unknown values alone are other ones does not differ", () => {
  const known = { Steps: [{ Name: "Train", Arguments: { Subnets: ["a", "b"], Tags: [] } }] };
  const program = { Steps: [{ Name: "Train", Arguments: { Subnets: { $: "unknown" }, Tags: [] } }] };
  expect(definitionDifferences(known, program)).toEqual([]);
});

test("what the program makes is compared with what is deployed: a difference is the answer no", async () => {
  const diff = () =>
    withTestCredentials(aws, () => runProcess("pipeline definition sentiment.dev --diff --json"));
  const other = await diff();
  expect([other.status, other.stderr]).toEqual([1, ""]);
  expect(JSON.parse(other.stdout)).toMatchObject({
    pipelineName,
    differences: expect.arrayContaining([
      expect.objectContaining({ path: "Steps.Evaluate", deployed: "nothing" }),
    ]) as unknown,
  });
}, 60_000);

test.each([
  ["no JSON", "{"],
  ["no steps", "{}"],
  ["nothing", "null"],
])("a definition that is %s is said to be unreadable", async (_, text) => {
  aws.on({ DescribePipeline: { PipelineDefinition: text } });
  const { status, notes } = await runCommand("pipeline definition sentiment.dev", aws);
  expect([status, notes]).toEqual([
    2,
    [`${pipelineName}: got a definition that cannot be read; expected JSON with Steps`],
  ]);
});

test("a flowchart and differences at once are wrong use", async () => {
  const { status, notes } = await runCommand("pipeline definition sentiment.dev --mermaid --diff", aws);
  expect([status, notes[0]]).toEqual([2, "--diff: got true; expected either --mermaid or --diff"]);
});
