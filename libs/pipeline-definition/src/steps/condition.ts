import { stepReferences } from "../results/references.ts";
import type { PipelineVariable } from "../variables/pipeline-variable.ts";
import type { Condition } from "./conditions.ts";
import { type Step, type StepOptions, stepDefinition } from "./step.ts";

/** How a condition step is declared. */
export interface ConditionStepOptions extends StepOptions {
  /** All of them have to hold; see `or` and `not`. */
  readonly conditions: readonly Condition[];
  /** Steps that run if they hold. @default - none */
  readonly ifSteps?: readonly Step[];
  /** Steps that run if they do not. @default - none */
  readonly elseSteps?: readonly Step[];
}

/** A step that decides which steps run. */
export type ConditionStep = Step<{
  /** `True` or `False`, as text (SageMaker API reference, ConditionStepMetadata). */
  readonly Outcome: PipelineVariable<string>;
}>;

/**
 * A step that decides which steps run.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function conditionStep(name: string, options: ConditionStepOptions): ConditionStep {
  const { conditions, ifSteps = [], elseSteps = [] } = options;
  const decision = {
    Conditions: conditions,
    IfSteps: ifSteps.map((step) => step.definition),
    ElseSteps: elseSteps.map((step) => step.definition),
  };
  return {
    name,
    definition: stepDefinition("Condition", name, decision, options),
    // The reference is made of what pipelines add to the shapes: this.
    properties: stepReferences(name, "Condition") as ConditionStep["properties"],
  };
}
