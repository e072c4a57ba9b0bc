import type { ScalarArgument } from "../variables/argument.ts";
import { type Step, type StepOptions, stepDefinition } from "./step.ts";

/** How a step is declared that ends the execution. */
export interface FailStepOptions extends StepOptions {
  /** Why the execution fails. @default - nothing is said */
  readonly errorMessage?: ScalarArgument<string>;
}

/** A step that ends the execution as failed; nothing can follow it. */
export type FailStep = Step<Record<never, never>>;

/**
 * A step that ends the execution as failed.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function failStep(name: string, options: FailStepOptions = {}): FailStep {
  const { errorMessage = "" } = options;
  return {
    name,
    definition: stepDefinition("Fail", name, { ErrorMessage: errorMessage }, options),
    properties: {},
  };
}
