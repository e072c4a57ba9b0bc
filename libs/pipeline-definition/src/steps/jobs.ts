import type {
  CreateAutoMLJobRequest,
  CreateHyperParameterTuningJobRequest,
  CreateTrainingJobRequest,
  CreateTransformJobRequest,
  DescribeAutoMLJobResponse,
  DescribeHyperParameterTuningJobResponse,
  DescribeTrainingJobResponse,
  DescribeTransformJobResponse,
  ListTrainingJobsForHyperParameterTuningJobResponse,
} from "@aws-sdk/client-sagemaker";
import type { StepResult } from "../results/step-result.ts";
import type { NamedByService } from "../variables/argument.ts";
import type { PipelineVariable } from "../variables/pipeline-variable.ts";
import { type RequestStepOptions, requestStep } from "./request-step.ts";
import type { JobException, SearchException } from "./retry-policy.ts";
import type { CachedStepOptions, RetriedStepOptions, Step } from "./step.ts";

/** A step that runs a job. */
type JobStepOptions<Arguments, Exception extends string> = RequestStepOptions<Arguments> &
  CachedStepOptions &
  RetriedStepOptions<Exception>;

/** The request for a training job. */
export type TrainingArguments = NamedByService<CreateTrainingJobRequest, "TrainingJobName">;
/** How a training step is declared. */
export type TrainingStepOptions = JobStepOptions<TrainingArguments, JobException>;
/** A step that trains a model. */
export type TrainingStep = Step<StepResult<DescribeTrainingJobResponse>>;

/**
 * A step that trains a model.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function trainingStep(name: string, options: TrainingStepOptions): TrainingStep {
  return requestStep("Training", name, options);
}

/** The request for a tuning job. */
export type TuningArguments = NamedByService<
  CreateHyperParameterTuningJobRequest,
  "HyperParameterTuningJobName"
>;
/** How a tuning step is declared. */
export type TuningStepOptions = JobStepOptions<TuningArguments, SearchException>;
/** A step that searches for the best hyperparameters; its `TrainingJobSummaries` begin with the best job. */
export type TuningStep = Step<
  StepResult<DescribeHyperParameterTuningJobResponse> &
    StepResult<Pick<ListTrainingJobsForHyperParameterTuningJobResponse, "TrainingJobSummaries">>
>;

/**
 * A step that searches for the best hyperparameters.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function tuningStep(name: string, options: TuningStepOptions): TuningStep {
  return requestStep("Tuning", name, options);
}

/** The request for a batch transform job. */
export type TransformArguments = NamedByService<CreateTransformJobRequest, "TransformJobName">;
/** How a transform step is declared. */
export type TransformStepOptions = JobStepOptions<TransformArguments, JobException>;
/** A step that makes predictions for a batch of data. */
export type TransformStep = Step<StepResult<DescribeTransformJobResponse>>;

/**
 * A step that makes predictions for a batch of data.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function transformStep(name: string, options: TransformStepOptions): TransformStep {
  return requestStep("Transform", name, options);
}

/** The request for an AutoML job; pipelines take the mode ENSEMBLING only. */
export type AutoMLArguments = NamedByService<
  Omit<CreateAutoMLJobRequest, "ModelDeployConfig" | "GenerateCandidateDefinitionsOnly">,
  "AutoMLJobName"
>;
/** How an AutoML step is declared. */
export type AutoMLStepOptions = JobStepOptions<AutoMLArguments, SearchException>;
/** A step that searches for the best model by itself. */
export type AutoMLStep = Step<
  StepResult<DescribeAutoMLJobResponse> & {
    /** Reports on the best candidate. */
    readonly BestCandidateProperties: {
      readonly ModelInsightsJsonReportPath: PipelineVariable<string>;
      readonly ExplainabilityJsonReportPath: PipelineVariable<string>;
    };
  }
>;

/**
 * A step that searches for the best model by itself.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function autoMLStep(name: string, options: AutoMLStepOptions): AutoMLStep {
  return requestStep("AutoML", name, options);
}
