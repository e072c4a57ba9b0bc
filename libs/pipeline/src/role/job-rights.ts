import type { StepType } from "@mlops/pipeline-definition";

/** What the service calls for a step that makes one thing of SageMaker. */
interface MadeThing {
  /** Id of the statement. */
  readonly sid: string;
  /** Actions on it, without `sagemaker:`. */
  readonly actions: readonly string[];
  /** Type of the resource in its ARN. */
  readonly resource: string;
  /** The argument that names it. */
  readonly name: string;
  /** Pattern of the names that pipelines give without one. */
  readonly preset: string;
  /** Whether pipelines add to the name that they are given. @default false */
  readonly isPrefix?: true;
}

/**
 * How pipelines name jobs and models: `pipelines-<execution>-<step>-<random>`.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html ("Customize job names")
 */
const jobs = "pipelines-*";

/** Names of tuning and AutoML jobs have 32 characters at most, and begin with the execution's id. */
const shortNames = "*";

const processing: MadeThing = {
  sid: "RunProcessingJobs",
  actions: ["CreateProcessingJob", "DescribeProcessingJob", "StopProcessingJob"],
  resource: "processing-job",
  name: "ProcessingJobName",
  preset: jobs,
  isPrefix: true,
};

/** Types of steps that make one thing each, and what they need to. Every one of them may tag what it makes. */
export const madeThings: Partial<Readonly<Record<StepType, MadeThing>>> = {
  AutoML: {
    sid: "RunAutoMLJobs",
    actions: ["CreateAutoMLJob", "DescribeAutoMLJob", "StopAutoMLJob"],
    resource: "automl-job",
    name: "AutoMLJobName",
    preset: shortNames,
    isPrefix: true,
  },
  ClarifyCheck: processing,
  Endpoint: {
    sid: "MakeEndpoints",
    actions: ["CreateEndpoint", "DescribeEndpoint", "UpdateEndpoint"],
    resource: "endpoint",
    name: "EndpointName",
    preset: "*",
  },
  EndpointConfig: {
    sid: "MakeEndpointConfigs",
    actions: ["CreateEndpointConfig", "DescribeEndpointConfig"],
    resource: "endpoint-config",
    name: "EndpointConfigName",
    preset: "*",
  },
  InferenceComponent: {
    sid: "MakeInferenceComponents",
    actions: ["CreateInferenceComponent", "DescribeInferenceComponent", "UpdateInferenceComponent"],
    resource: "inference-component",
    name: "InferenceComponentName",
    preset: "*",
  },
  Model: {
    sid: "MakeModels",
    actions: ["CreateModel", "DescribeModel"],
    resource: "model",
    name: "ModelName",
    preset: jobs,
    isPrefix: true,
  },
  Processing: processing,
  QualityCheck: processing,
  Training: {
    sid: "RunTrainingJobs",
    actions: ["CreateTrainingJob", "DescribeTrainingJob", "StopTrainingJob"],
    resource: "training-job",
    name: "TrainingJobName",
    preset: jobs,
    isPrefix: true,
  },
  Transform: {
    sid: "RunTransformJobs",
    actions: ["CreateTransformJob", "DescribeTransformJob", "StopTransformJob"],
    resource: "transform-job",
    name: "TransformJobName",
    preset: jobs,
    isPrefix: true,
  },
  Tuning: {
    sid: "RunTuningJobs",
    actions: [
      "CreateHyperParameterTuningJob",
      "DescribeHyperParameterTuningJob",
      "ListTrainingJobsForHyperParameterTuningJob",
      "StopHyperParameterTuningJob",
    ],
    resource: "hyper-parameter-tuning-job",
    name: "HyperParameterTuningJobName",
    preset: shortNames,
    isPrefix: true,
  },
};
