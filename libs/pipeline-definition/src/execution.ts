import type {
  Parameter as ParameterValue,
  ParallelismConfiguration,
  SelectiveExecutionConfig,
} from "@aws-sdk/client-sagemaker";
import type { Step } from "./steps/step.ts";
import type { Parameter } from "./variables/parameters.ts";
import type { Scalar } from "./variables/pipeline-variable.ts";

/** A parameter's value in one execution, as requests to start one, schedules and event targets take it. */
export function parameterValue<T extends Scalar>(
  parameter: Parameter<T>,
  value: NoInfer<T>,
): Required<ParameterValue> {
  return { Name: parameter.name, Value: String(value) };
}

/**
 * How many steps of an execution run at the same time, as requests to make or start a pipeline take it.
 * @param maxParallelSteps at least 1
 */
export function parallelism(maxParallelSteps: number): ParallelismConfiguration {
  return { MaxParallelExecutionSteps: maxParallelSteps };
}

/** Most steps that an execution can select. */
const maxSelectedSteps = 50;

/**
 * Run only some steps, as requests to start an execution take it: the others' results are those of an earlier one.
 * @param steps 1 to 50, with all steps on the ways between them
 * @param sourceExecutionArn the earlier execution: Succeeded, Failed or Stopped. @default - none, the steps use no
 * results of others
 * @throws Error if there are no steps, too many, or one twice
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SelectiveExecutionConfig.html
 */
export function selectiveExecution(
  steps: readonly Step[],
  sourceExecutionArn?: string,
): SelectiveExecutionConfig {
  const names = new Set(steps.map(({ name }) => name));
  if (names.size !== steps.length || names.size === 0 || names.size > maxSelectedSteps) {
    const got = steps.map(({ name }) => name).join(", ") || "no step";
    throw new Error(`steps: got ${got}; expected 1 to ${maxSelectedSteps} steps, each once`);
  }
  return {
    SelectedSteps: steps.map((step) => ({ StepName: step.name })),
    ...(sourceExecutionArn === undefined ? {} : { SourcePipelineExecutionArn: sourceExecutionArn }),
  };
}
