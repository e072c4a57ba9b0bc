import { isList } from "./document-value.ts";
import type { PipelineDefinition, StepDefinition } from "./pipeline-definition.ts";

/** Every step of a definition without problems, in its order: those of branches after their condition. */
export function allSteps({ Steps }: Pick<PipelineDefinition, "Steps">): readonly StepDefinition[] {
  return Steps.flatMap((step) => [
    step,
    ...branchesOf(step).flatMap((branch) => allSteps({ Steps: branch })),
  ]);
}

function branchesOf({ Type, Arguments }: StepDefinition): readonly (readonly StepDefinition[])[] {
  if (Type !== "Condition") return [];
  // Steps, where there are no problems.
  return [Arguments.IfSteps, Arguments.ElseSteps].map((steps) =>
    isList(steps) ? (steps as readonly unknown[] as readonly StepDefinition[]) : [],
  );
}
