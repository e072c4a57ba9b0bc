import { stepReferences } from "../results/references.ts";
import type { ScalarArgument } from "../variables/argument.ts";
import type { PipelineVariable } from "../variables/pipeline-variable.ts";
import { written } from "../variables/written.ts";
import type { ProcessingArguments } from "./processing.ts";
import type { RequestStepOptions } from "./request-step.ts";
import { type CachedStepOptions, type Step, stepDefinition } from "./step.ts";

/** What checks against a baseline have in common. */
interface BaselineCheckOptions extends RequestStepOptions<ProcessingArguments>, CachedStepOptions {
  /** The group whose latest approved version has the baseline. @default - none, the baseline is supplied or new */
  readonly modelPackageGroupName?: ScalarArgument<string>;
  /** Compute a baseline without comparing with the earlier one. @default false */
  readonly skipCheck?: ScalarArgument<boolean>;
  /** Let the step fail when the data violates the baseline. @default true */
  readonly failOnViolation?: ScalarArgument<boolean>;
  /** Offer the computed baseline as the one to check drift with. @default false */
  readonly registerNewBaseline?: ScalarArgument<boolean>;
  /** Address of constraints to compare with instead. @default - those of the group's latest approved version */
  readonly suppliedBaselineConstraints?: ScalarArgument<string>;
}

/** How a step is declared that checks the quality of data or of a model. */
export interface QualityCheckStepOptions extends BaselineCheckOptions {
  readonly checkType: "DATA_QUALITY" | "MODEL_QUALITY";
  /** Address of statistics to compare with instead. @default - those of the group's latest approved version */
  readonly suppliedBaselineStatistics?: ScalarArgument<string>;
}

/** How a step is declared that checks bias or explainability with SageMaker Clarify. */
export type ClarifyCheckStepOptions = BaselineCheckOptions &
  (
    | { readonly checkType: "DATA_BIAS"; readonly modelName?: never }
    | {
        readonly checkType: "MODEL_BIAS" | "MODEL_EXPLAINABILITY";
        /** The model that the check asks for predictions. */
        readonly modelName: ScalarArgument<string>;
      }
  );

/** Addresses of the constraints that a check computed and of those to check drift with. */
export interface CheckedConstraints {
  readonly CalculatedBaselineConstraints: PipelineVariable<string>;
  readonly BaselineUsedForDriftCheckConstraints: PipelineVariable<string>;
}

/** Addresses of the statistics that a check computed and of those to check drift with. */
export interface CheckedStatistics {
  readonly CalculatedBaselineStatistics: PipelineVariable<string>;
  readonly BaselineUsedForDriftCheckStatistics: PipelineVariable<string>;
}

/** A step that checks the quality of data or of a model. */
export type QualityCheckStep = Step<CheckedConstraints & CheckedStatistics>;
/** A step that checks bias or explainability. */
export type ClarifyCheckStep = Step<CheckedConstraints>;

/**
 * A step that computes a quality baseline with Model Monitor and compares it with the one there is.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function qualityCheckStep(name: string, options: QualityCheckStepOptions): QualityCheckStep {
  const members = {
    ...checkMembers(options),
    SuppliedBaselineStatistics: written(options.suppliedBaselineStatistics),
  };
  return {
    name,
    definition: stepDefinition("QualityCheck", name, options.arguments, options, members),
    // The references are made of what pipelines add to the shapes: these.
    properties: stepReferences(name, "QualityCheck") as CheckedConstraints & CheckedStatistics,
  };
}

/**
 * A step that computes bias or explainability with SageMaker Clarify and compares it with the baseline there is.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function clarifyCheckStep(name: string, options: ClarifyCheckStepOptions): ClarifyCheckStep {
  const model = options.modelName === undefined ? {} : { ModelName: written(options.modelName) };
  return {
    name,
    definition: stepDefinition("ClarifyCheck", name, options.arguments, options, {
      ...checkMembers(options),
      ...model,
    }),
    // The references are made of what pipelines add to the shapes: these.
    properties: stepReferences(name, "ClarifyCheck") as CheckedConstraints,
  };
}

/** What is not given is written as `null`, as the Python SDK does. */
function checkMembers(options: BaselineCheckOptions & { readonly checkType: string }) {
  return {
    CheckType: options.checkType,
    ModelPackageGroupName: written(options.modelPackageGroupName),
    SkipCheck: written(options.skipCheck ?? false),
    FailOnViolation: written(options.failOnViolation ?? true),
    RegisterNewBaseline: written(options.registerNewBaseline ?? false),
    SuppliedBaselineConstraints: written(options.suppliedBaselineConstraints),
  };
}
