import { type PipelineJob, pipelineJobNames, pipelineJobs } from "./pipeline-jobs.ts";

/** What a step of a pipeline makes in SageMaker, and what the service calls for it. */
export interface PipelineStepResource extends PipelineJob {
  /** The argument of the step that names it. */
  readonly nameArgument: string;
  /** Whether pipelines add `-` and an id to the name that they are given. @default false */
  readonly isPrefix?: true;
}

const processing = {
  ...pipelineJobs.processing,
  nameArgument: "ProcessingJobName",
  isPrefix: true,
} as const satisfies PipelineStepResource;

/** What steps make that make one thing of SageMaker each, by the type of the step. */
export const pipelineStepResources = {
  AutoML: { ...pipelineJobs.autoML, nameArgument: "AutoMLJobName", isPrefix: true },
  ClarifyCheck: processing,
  Endpoint: {
    actions: ["CreateEndpoint", "DescribeEndpoint", "UpdateEndpoint"],
    resource: "endpoint",
    nameArgument: "EndpointName",
    names: "*",
  },
  EndpointConfig: {
    actions: ["CreateEndpointConfig", "DescribeEndpointConfig"],
    resource: "endpoint-config",
    nameArgument: "EndpointConfigName",
    names: "*",
  },
  InferenceComponent: {
    actions: ["CreateInferenceComponent", "DescribeInferenceComponent", "UpdateInferenceComponent"],
    resource: "inference-component",
    nameArgument: "InferenceComponentName",
    names: "*",
  },
  Model: {
    actions: ["CreateModel", "DescribeModel"],
    resource: "model",
    nameArgument: "ModelName",
    names: pipelineJobNames,
    isPrefix: true,
  },
  Processing: processing,
  QualityCheck: processing,
  Training: { ...pipelineJobs.training, nameArgument: "TrainingJobName", isPrefix: true },
  Transform: { ...pipelineJobs.transform, nameArgument: "TransformJobName", isPrefix: true },
  Tuning: { ...pipelineJobs.tuning, nameArgument: "HyperParameterTuningJobName", isPrefix: true },
} as const satisfies Readonly<Record<string, PipelineStepResource>>;

/** A type of step that makes one thing of SageMaker. */
export type MakingStepType = keyof typeof pipelineStepResources;
