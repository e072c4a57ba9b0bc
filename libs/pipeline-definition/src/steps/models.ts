import type {
  CreateModelInput,
  CreateModelPackageInput,
  DescribeModelOutput,
  DescribeModelPackageOutput,
} from "@aws-sdk/client-sagemaker";
import type { StepResult } from "../results/step-result.ts";
import type { NamedByService, Parameterized } from "../variables/argument.ts";
import { type RequestStepOptions, requestStep } from "./request-step.ts";
import type { StepException } from "./retry-policy.ts";
import type { RetriedStepOptions, Step } from "./step.ts";

/** The request for a model. */
export type ModelArguments = NamedByService<CreateModelInput, "ModelName">;
/** How a model step is declared. */
export type ModelStepOptions = RequestStepOptions<ModelArguments> & RetriedStepOptions<StepException>;
/** A step that makes a model that endpoints and batch transform can use. */
export type ModelStep = Step<StepResult<DescribeModelOutput>>;

/**
 * A step that makes a model that endpoints and batch transform can use.
 * @param name 1 to 64 letters, digits, `-` and `_`; the Python SDK ends it with `-CreateModel`
 */
export function modelStep(name: string, options: ModelStepOptions): ModelStep {
  return requestStep("Model", name, options);
}

/** The request for a version of a model in the registry. */
export type RegisterModelArguments = Parameterized<CreateModelPackageInput>;
/** How a step is declared that registers a model. */
export type RegisterModelStepOptions = RequestStepOptions<RegisterModelArguments> &
  RetriedStepOptions<StepException>;
/** A step that registers a version of a model. */
export type RegisterModelStep = Step<StepResult<DescribeModelPackageOutput>>;

/**
 * A step that registers a version of a model.
 * @param name 1 to 64 letters, digits, `-` and `_`; the Python SDK ends it with `-RegisterModel`
 */
export function registerModelStep(name: string, options: RegisterModelStepOptions): RegisterModelStep {
  return requestStep("RegisterModel", name, options);
}
