import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import { desiredState } from "./cloud-control.ts";
import { type Job, type JobKind, jobAt } from "./job.ts";
import { type Step, stepsOf } from "./pipeline-definition.ts";
import { apiReader, awsReader, readerAt } from "./reader.ts";

const training: JobKind = {
  image: "AlgorithmSpecification.TrainingImage",
  cluster: "ResourceConfig",
  networkIsolation: "EnableNetworkIsolation",
  trafficEncryption: "EnableInterContainerTrafficEncryption",
  subnets: "VpcConfig.Subnets",
  output: "OutputDataConfig",
  maxRuntime: "StoppingCondition.MaxRuntimeInSeconds",
  spot: "EnableManagedSpotTraining",
};

const processing: JobKind = {
  image: "AppSpecification.ImageUri",
  cluster: "ProcessingResources.ClusterConfig",
  networkIsolation: "NetworkConfig.EnableNetworkIsolation",
  trafficEncryption: "NetworkConfig.EnableInterContainerTrafficEncryption",
  subnets: "NetworkConfig.VpcConfig.Subnets",
  output: "ProcessingOutputConfig",
  outputIsOptional: true,
  maxRuntime: "StoppingCondition.MaxRuntimeInSeconds",
};

/** Network and time limits are those of the model it uses. */
const transform: JobKind = { cluster: "TransformResources", output: "TransformOutput" };

/** The steps of a pipeline that run one job each. Checks are processing jobs. */
const kindsOfSteps: Readonly<Record<string, JobKind>> = {
  ClarifyCheck: processing,
  Processing: processing,
  QualityCheck: processing,
  Training: training,
  Transform: transform,
};

/** The types that run jobs. */
export const jobTypes: readonly string[] = [
  sagemaker.hyperParameterTuningJob,
  sagemaker.pipeline,
  sagemaker.trainingJob,
  cloudControlResource,
];

/** The jobs that `resource` runs: itself, each definition of a tuning job, and the steps of a pipeline. */
export function jobsOf(resource: Resource): readonly Job[] {
  const { type, props } = resource;
  if (type === sagemaker.trainingJob) return [jobAt(training, awsReader(props))];
  if (type === sagemaker.hyperParameterTuningJob) {
    return tuned(props.at("trainingJobDefinition"), props.at("trainingJobDefinitions")).map((definition) =>
      jobAt(training, awsReader(definition)),
    );
  }
  const job = desiredState(resource, "AWS::SageMaker::ProcessingJob");
  return job ? [jobAt(processing, apiReader(job))] : stepsOf(resource).flatMap(jobsOfStep);
}

function jobsOfStep({ type, checkType, place, read, arguments: given }: Step): Job[] {
  const kind = kindsOfSteps[type];
  const callsModel = type === "ClarifyCheck" && checkType.is("MODEL_BIAS", "MODEL_EXPLAINABILITY");
  if (kind) return [jobAt({ ...kind, callsModel }, read, place)];
  if (type !== "Tuning") return [];
  const single = "TrainingJobDefinition";
  const list = given.at("TrainingJobDefinitions");
  return [
    ...(given.at(single).isMissing ? [] : [single]),
    ...list.elements.map((_, index) => `TrainingJobDefinitions.${index}`),
  ].map((path) => jobAt(training, readerAt(read, path), place));
}

function tuned(single: Property, list: Property): readonly Property[] {
  return [...(single.isMissing ? [] : [single]), ...list.elements];
}
