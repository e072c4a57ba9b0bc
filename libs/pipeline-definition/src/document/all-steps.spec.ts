import type { StepDefinition } from "./pipeline-definition.ts";
import { allSteps } from "./all-steps.ts";

const step = (Name: string, Type: StepDefinition["Type"] = "Training", Arguments = {}): StepDefinition => ({
  Name,
  Type,
  Arguments,
});

test("steps of branches come after their condition, those of conditions inside branches too", () => {
  const inner = step("Inner", "Condition", { IfSteps: [], ElseSteps: [step("Deepest")] });
  const outer = step("Outer", "Condition", { IfSteps: [step("Yes"), inner], ElseSteps: [step("No")] });
  const steps = allSteps({
    Steps: [step("First"), outer, step("Last", "Fail", { IfSteps: [step("Never")] })],
  });
  expect(steps.map(({ Name }) => Name)).toEqual(["First", "Outer", "Yes", "Inner", "Deepest", "No", "Last"]);
});
