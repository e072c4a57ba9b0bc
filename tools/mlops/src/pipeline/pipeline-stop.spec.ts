import { type PretendAws, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand } from "../testing/run-command.ts";
import { at, describedExecution, executionArn, publishedPipeline } from "./testing/executions.ts";

const arn = executionArn("abc");
let status: string;
let aws: PretendAws;
beforeEach(async () => {
  status = "Executing";
  aws = await startPretendAws({
    ...publishedPipeline,
    ListPipelineExecutions: { PipelineExecutionSummaries: [{ PipelineExecutionArn: arn }] },
    DescribePipelineExecution: () => describedExecution(status, { LastModifiedTime: at(30) }),
    ListPipelineExecutionSteps: {},
    StopPipelineExecution: () => {
      status = "Stopping";
      return { PipelineExecutionArn: arn };
    },
  });
});
afterEach(() => aws.stop());

const stops = () => aws.asked.filter(({ operation }) => operation === "StopPipelineExecution");
const stopped = () => {
  status = "Stopped";
};

test("an execution is stopped when somebody agrees, and followed until it has stopped", async () => {
  const ran = await runCommand("pipeline stop sentiment.dev", { ...aws, typed: ["y"], onPause: stopped });
  expect(ran).toEqual({
    status: 0,
    out: [arn, "Stopped after 30 s"],
    notes: [`stop pipeline execution ${arn}`, "      0 s  Stopping", "     10 s  Stopped"],
  });
  expect(stops().map(({ input }) => input["PipelineExecutionArn"])).toEqual([arn]);
});

test("without following, what it does is told as it was found", async () => {
  const { out } = await runCommand("pipeline stop sentiment.dev --yes --no-follow --json", aws);
  expect(JSON.parse(out.join("\n"))).toMatchObject({ outcome: "done", executionArn: arn });
  expect(stops()).toHaveLength(1);
});

test("a dry run stops nothing", async () => {
  const ran = await runCommand("pipeline stop sentiment.dev --dry-run", aws);
  expect(ran).toEqual({ status: 0, out: [], notes: [`would stop pipeline execution ${arn}`] });
  expect(stops()).toEqual([]);
});

test("what is stopping already is followed and not stopped again", async () => {
  status = "Stopping";
  const ran = await runCommand("pipeline stop sentiment.dev", { ...aws, onPause: stopped });
  expect([ran.status, ran.out.at(-1), stops()]).toEqual([0, "Stopped after 30 s", []]);
});

test("what has ended is left alone, and said to have ended", async () => {
  status = "Succeeded";
  const { status: exit, notes } = await runCommand("pipeline stop sentiment.dev --execution abc --yes", aws);
  expect([exit, notes, stops()]).toEqual([0, ["abc has ended: Succeeded"], []]);
});

test("nobody agrees: nothing is stopped", async () => {
  const { status: exit, notes } = await runCommand("pipeline stop sentiment.dev", { ...aws, typed: ["n"] });
  expect([exit, notes.at(-1), stops()]).toEqual([2, "not agreed; nothing was changed", []]);
});

test("a pipeline that has never been started is wrong use", async () => {
  aws.on({ ListPipelineExecutions: { PipelineExecutionSummaries: [] } });
  const { status: exit, notes } = await runCommand("pipeline stop sentiment.dev --yes", aws);
  expect([exit, notes, stops()]).toEqual([
    2,
    [
      expect.stringMatching(
        /^sentiment\.dev: got no execution of .*; expected a pipeline that has been started$/,
      ),
    ],
    [],
  ]);
});

test("what SageMaker refuses is said", async () => {
  aws.on({ StopPipelineExecution: refused("ConflictException", "it is starting") });
  const { status: exit, notes } = await runCommand("pipeline stop sentiment.dev --yes", aws);
  expect([exit, notes.at(-1)]).toEqual([3, "  something else is changing it: look again in a minute"]);
});
