import type { PipelineVariable } from "../variables/pipeline-variable.ts";
import type { ArgumentObject, ScalarArgument } from "../variables/argument.ts";
import { type RequestStepOptions, requestStep } from "./request-step.ts";
import type { StepException } from "./retry-policy.ts";
import type { CachedStepOptions, RetriedStepOptions, Step } from "./step.ts";

/** What an EMR cluster runs (API reference of EMR, StepConfig). */
export interface EmrStepConfig {
  readonly HadoopJarStep: {
    readonly Jar: ScalarArgument<string>;
    readonly Args?: readonly ScalarArgument<string>[];
    readonly MainClass?: ScalarArgument<string>;
    readonly Properties?: readonly {
      readonly Key: ScalarArgument<string>;
      readonly Value: ScalarArgument<string>;
    }[];
  };
}

/**
 * What an EMR step runs, and where: on a cluster that exists, or on one that the step makes and terminates (API
 * reference of EMR, RunJobFlow; without Name, Steps and AutoTerminationPolicy).
 */
export type EmrArguments = { readonly StepConfig: EmrStepConfig } & (
  | {
      readonly ClusterId: ScalarArgument<string>;
      /** Role of the job on the cluster. @default - the role of the cluster's instances */
      readonly ExecutionRoleArn?: ScalarArgument<string>;
      readonly ClusterConfig?: never;
    }
  | {
      readonly ClusterConfig: ArgumentObject & { readonly Instances: ArgumentObject };
      readonly ClusterId?: never;
      readonly ExecutionRoleArn?: never;
    }
);

/** How an EMR step is declared. */
export type EmrStepOptions = RequestStepOptions<EmrArguments> &
  CachedStepOptions &
  RetriedStepOptions<StepException>;

/** A step that runs something on an EMR cluster; it results in what EMR says of its own step. */
export type EmrStep = Step<{
  readonly ClusterId: PipelineVariable<string>;
  readonly ExecutionRoleArn: PipelineVariable<string>;
  readonly Id: PipelineVariable<string>;
  readonly Name: PipelineVariable<string>;
  readonly ActionOnFailure: PipelineVariable<string>;
  readonly Status: { readonly State: PipelineVariable<string> };
}>;

/**
 * A step that runs something on an EMR cluster.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function emrStep(name: string, options: EmrStepOptions): EmrStep {
  return requestStep("EMR", name, options);
}
