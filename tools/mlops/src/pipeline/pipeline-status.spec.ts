import { type PretendAws, startPretendAws } from "../testing/pretend-aws.ts";
import { published, runCommand } from "../testing/run-command.ts";

const arn = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/training";
const names = published("sentiment.dev", {
  "pipeline/pipeline-name": "training",
  "pipeline/pipeline-arn": arn,
});
const steps = Array.from({ length: 130 }, (_, index) => ({
  StepName: `step-${index}`,
  StepStatus: "Succeeded",
}));

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

test("the last execution is shown with all its steps, however many pages they take", async () => {
  const { status, out, notes } = await runCommand("pipeline status sentiment.dev", aws);
  expect([status, notes]).toEqual([0, []]);
  expect(out).toHaveLength(132);
  expect(out.slice(0, 3)).toEqual([
    `${arn}/execution/last  Executing`,
    "step      status     reason",
    "step-0    Succeeded  -",
  ]);
});

test("a failed execution is the answer no, as JSON too", async () => {
  aws.on({
    DescribePipelineExecution: { PipelineExecutionStatus: "Failed", FailureReason: "Step train" },
    ListPipelineExecutionSteps: { PipelineExecutionSteps: [{ StepName: "train", StepStatus: "Failed" }] },
  });
  const { status, out } = await runCommand("pipeline status sentiment.dev --execution abc --json", aws);
  expect(status).toBe(1);
  expect(JSON.parse(out.join("\n"))).toEqual({
    executionArn: `${arn}/execution/abc`,
    status: "Failed",
    failureReason: "Step train",
    steps: [{ StepName: "train", StepStatus: "Failed" }],
  });
});
