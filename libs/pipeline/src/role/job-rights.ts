import { type PipelineJob, pipelineJobNames, pipelineJobs } from "@mlops/aws";
import type { StepType } from "@mlops/pipeline-definition";

/** What the service calls for a step that makes one thing of SageMaker. */
interface MadeThing extends PipelineJob {
  /** Id of the statement. */
  readonly sid: string;
  /** The argument that names it. */
  readonly name: string;
  /** Whether pipelines add to the name that they are given. @default false */
  readonly isPrefix?: true;
}

const processing: MadeThing = {
  sid: "RunProcessingJobs",
  ...pipelineJobs.processing,
  name: "ProcessingJobName",
  isPrefix: true,
};

/** Types of steps that make one thing each, and what they need to. Every one of them may tag what it makes. */
export const madeThings: Partial<Readonly<Record<StepType, MadeThing>>> = {
  AutoML: {
    sid: "RunAutoMLJobs",
    ...pipelineJobs.autoML,
    name: "AutoMLJobName",
    isPrefix: true,
  },
  ClarifyCheck: processing,
  Endpoint: {
    sid: "MakeEndpoints",
    actions: ["CreateEndpoint", "DescribeEndpoint", "UpdateEndpoint"],
    resource: "endpoint",
    name: "EndpointName",
    names: "*",
  },
  EndpointConfig: {
    sid: "MakeEndpointConfigs",
    actions: ["CreateEndpointConfig", "DescribeEndpointConfig"],
    resource: "endpoint-config",
    name: "EndpointConfigName",
    names: "*",
  },
  InferenceComponent: {
    sid: "MakeInferenceComponents",
    actions: ["CreateInferenceComponent", "DescribeInferenceComponent", "UpdateInferenceComponent"],
    resource: "inference-component",
    name: "InferenceComponentName",
    names: "*",
  },
  Model: {
    sid: "MakeModels",
    actions: ["CreateModel", "DescribeModel"],
    resource: "model",
    name: "ModelName",
    names: pipelineJobNames,
    isPrefix: true,
  },
  Processing: processing,
  QualityCheck: processing,
  Training: {
    sid: "RunTrainingJobs",
    ...pipelineJobs.training,
    name: "TrainingJobName",
    isPrefix: true,
  },
  Transform: {
    sid: "RunTransformJobs",
    ...pipelineJobs.transform,
    name: "TransformJobName",
    isPrefix: true,
  },
  Tuning: {
    sid: "RunTuningJobs",
    ...pipelineJobs.tuning,
    name: "HyperParameterTuningJobName",
    isPrefix: true,
  },
};
