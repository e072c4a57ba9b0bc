import type {
  CreateEndpointConfigInput,
  CreateEndpointInput,
  CreateInferenceComponentInput,
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  DescribeInferenceComponentOutput,
} from "@aws-sdk/client-sagemaker";
import type { StepResult } from "../results/step-result.ts";
import type { Parameterized } from "../variables/argument.ts";
import { type RequestStepOptions, requestStep } from "./request-step.ts";
import type { StepException } from "./retry-policy.ts";
import type { CachedStepOptions, RetriedStepOptions, Step, StepOptions } from "./step.ts";

/** The request for an endpoint configuration. */
export type EndpointConfigArguments = Parameterized<CreateEndpointConfigInput>;
/** How an endpoint configuration step is declared. */
export type EndpointConfigStepOptions = RequestStepOptions<EndpointConfigArguments> &
  CachedStepOptions &
  RetriedStepOptions<StepException>;
/** A step that makes an endpoint configuration. */
export type EndpointConfigStep = Step<StepResult<DescribeEndpointConfigOutput>>;

/**
 * A step that makes an endpoint configuration.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function endpointConfigStep(name: string, options: EndpointConfigStepOptions): EndpointConfigStep {
  return requestStep("EndpointConfig", name, options);
}

/** The request for an endpoint. */
export type EndpointArguments = Parameterized<CreateEndpointInput>;
/** How an endpoint step is declared. */
export type EndpointStepOptions = RequestStepOptions<EndpointArguments> &
  CachedStepOptions &
  RetriedStepOptions<StepException>;
/** A step that makes or updates an endpoint. */
export type EndpointStep = Step<StepResult<DescribeEndpointOutput>>;

/**
 * A step that makes an endpoint.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function endpointStep(name: string, options: EndpointStepOptions): EndpointStep {
  return requestStep("Endpoint", name, options);
}

/** The request for an inference component. */
export type InferenceComponentArguments = Parameterized<CreateInferenceComponentInput>;
/** How an inference component step is declared. */
export type InferenceComponentStepOptions = RequestStepOptions<InferenceComponentArguments> & StepOptions;
/** A step that puts a model on an endpoint. */
export type InferenceComponentStep = Step<StepResult<DescribeInferenceComponentOutput>>;

/**
 * A step that puts a model on an endpoint.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function inferenceComponentStep(
  name: string,
  options: InferenceComponentStepOptions,
): InferenceComponentStep {
  return requestStep("InferenceComponent", name, options);
}
