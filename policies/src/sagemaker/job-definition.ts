import type { Resource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import { desiredState } from "./cloud-control.ts";
import { type Job, type JobKind, jobAt } from "./job.ts";
import { type Reader, apiReader, awsReader, readerAt } from "./reader.ts";

/** What a monitor looks for. */
export type Monitor = "DataQuality" | "ModelBias" | "ModelExplainability" | "ModelQuality";

const monitors: readonly Monitor[] = ["DataQuality", "ModelBias", "ModelExplainability", "ModelQuality"];

/** The job that a monitor runs again and again. */
export interface JobDefinition extends Job {
  readonly monitor: Monitor;
}

/** The types that job definitions come as. */
export const jobDefinitionTypes: readonly string[] = [
  sagemaker.dataQualityJobDefinition,
  cloudControlResource,
];

/** The types that monitoring schedules come as. */
export const monitoringScheduleTypes: readonly string[] = [
  sagemaker.monitoringSchedule,
  cloudControlResource,
];

const network = {
  networkIsolation: "NetworkConfig.EnableNetworkIsolation",
  trafficEncryption: "NetworkConfig.EnableInterContainerTrafficEncryption",
  subnets: "NetworkConfig.VpcConfig.Subnets",
};

/** The job definition that `resource` is; only data quality has a class of its own in @pulumi/aws. */
export function jobDefinitionOf(resource: Resource): JobDefinition | undefined {
  const found = definitionReader(resource);
  if (!found) return undefined;
  const { monitor, read } = found;
  const kind: JobKind = {
    ...network,
    image: `${monitor}AppSpecification.ImageUri`,
    cluster: "JobResources.ClusterConfig",
    output: `${monitor}JobOutputConfig`,
    maxRuntime: "StoppingCondition.MaxRuntimeInSeconds",
    // The monitor of bias reads captured predictions.
    callsModel: monitor === "ModelExplainability",
  };
  return { monitor, ...jobAt(kind, read) };
}

/** What reads a job definition, and what it is for. */
export function definitionReader(
  resource: Resource,
): { readonly monitor: Monitor; readonly read: Reader } | undefined {
  if (resource.type === sagemaker.dataQualityJobDefinition) {
    return { monitor: "DataQuality", read: awsReader(resource.props) };
  }
  for (const monitor of monitors) {
    const state = desiredState(resource, `AWS::SageMaker::${monitor}JobDefinition`);
    if (state) return { monitor, read: apiReader(state) };
  }
  return undefined;
}

/** What reads the configuration of a monitoring schedule. */
export function scheduleReader(resource: Resource): Reader | undefined {
  if (resource.type === sagemaker.monitoringSchedule) {
    return readerAt(awsReader(resource.props), "MonitoringScheduleConfig");
  }
  const state = desiredState(resource, "AWS::SageMaker::MonitoringSchedule");
  return state && readerAt(apiReader(state), "MonitoringScheduleConfig");
}

/** The job that a schedule describes itself, instead of naming a job definition. */
export function inlineJobOf(resource: Resource): Job | undefined {
  const read = scheduleReader(resource);
  if (!read || read("MonitoringJobDefinition").isMissing) return undefined;
  const kind: JobKind = {
    ...network,
    image: "MonitoringAppSpecification.ImageUri",
    cluster: "MonitoringResources.ClusterConfig",
    output: "MonitoringOutputConfig",
    // @pulumi/aws has a list where the API has one.
    maxRuntime:
      resource.type === sagemaker.monitoringSchedule
        ? "StoppingConditions.0.MaxRuntimeInSeconds"
        : "StoppingCondition.MaxRuntimeInSeconds",
  };
  return jobAt(kind, readerAt(read, "MonitoringJobDefinition"));
}
