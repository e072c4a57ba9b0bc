import { parallelism, selectiveExecution } from "./execution.ts";
import { failStep } from "./steps/fail.ts";

const steps = (count: number) => Array.from({ length: count }, (_, index) => failStep(`Stop${index}`));
const source = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/churn/execution/a1b2c3d4e5f6";

test("an execution runs selected steps on the results of an earlier one, or of none", () => {
  const SelectedSteps = [{ StepName: "Stop0" }, { StepName: "Stop1" }];
  expect(selectiveExecution(steps(2), source)).toEqual({
    SelectedSteps,
    SourcePipelineExecutionArn: source,
  });
  expect(selectiveExecution(steps(2))).toEqual({ SelectedSteps });
});

test.each([
  ["no step", [], "no step"],
  ["a step twice", [...steps(1), ...steps(1)], "Stop0, Stop0"],
  ["more steps than SageMaker takes", steps(51), "Stop0, Stop1"],
])("an execution of %s is refused", (_, selected, got) => {
  expect(() => selectiveExecution(selected)).toThrow(`steps: got ${got}`);
  expect(() => selectiveExecution(selected)).toThrow("expected 1 to 50 steps, each once");
});

test("an execution runs so many steps at the same time", () => {
  expect(parallelism(3)).toEqual({ MaxParallelExecutionSteps: 3 });
});
