import type { Input } from "@pulumi/pulumi";
import { type CloudControlTags, cloudControlTags, toSeconds } from "@mlops/core";
import { batchPercent, longestComponentRollout } from "./component-rollout.ts";
import type { CheckedComponent } from "./inference-component-args.ts";
import { copiesOnDeploy } from "./inference-component-settings.ts";

/** An inference component in the words of CloudFormation: @pulumi/aws has no resource of its own for it. */
export interface DesiredComponent extends CloudControlTags {
  readonly InferenceComponentName: string;
  readonly EndpointName: Input<string>;
  readonly VariantName: string;
  readonly Specification: {
    readonly ModelName: Input<string>;
    readonly ComputeResourceRequirements: {
      readonly MinMemoryRequiredInMb: number;
      readonly NumberOfCpuCoresRequired?: number;
      readonly NumberOfAcceleratorDevicesRequired?: number;
    };
    readonly StartupParameters?: {
      readonly ModelDataDownloadTimeoutInSeconds?: number;
      readonly ContainerStartupHealthCheckTimeoutInSeconds?: number;
    };
  };
  readonly RuntimeConfig: { readonly CopyCount: number };
  readonly DeploymentConfig?: {
    readonly RollingUpdatePolicy: {
      readonly MaximumBatchSize: { readonly Type: "CAPACITY_PERCENT"; readonly Value: number };
      readonly WaitIntervalInSeconds: number;
      readonly MaximumExecutionTimeoutInSeconds: number;
    };
    readonly AutoRollbackConfiguration: { readonly Alarms: readonly { readonly AlarmName: string }[] };
  };
}

/** What CloudFormation needs of a checked component. */
interface Described extends Pick<
  CheckedComponent,
  "environment" | "host" | "reserves" | "copies" | "rollout" | "downloadTimeout" | "startupTimeout" | "tags"
> {}

/**
 * The component in the words of CloudFormation. Outside dev, copies are replaced batch by batch, and a deployment is
 * rolled back as soon as an alarm goes off.
 */
export function desiredComponent(
  componentName: string,
  component: Described,
  modelName: Input<string>,
  alarmNames: readonly string[],
): DesiredComponent {
  const { host, reserves, environment, tags } = component;
  const { memoryMiB, cpus, accelerators } = reserves;
  return {
    InferenceComponentName: componentName,
    EndpointName: host.endpointName,
    VariantName: host.variantName,
    Specification: {
      ModelName: modelName,
      ComputeResourceRequirements: {
        MinMemoryRequiredInMb: memoryMiB,
        ...(cpus !== undefined && { NumberOfCpuCoresRequired: cpus }),
        ...(accelerators !== undefined && { NumberOfAcceleratorDevicesRequired: accelerators }),
      },
      ...startupParameters(component),
    },
    RuntimeConfig: { CopyCount: copiesOnDeploy(component) },
    ...(environment.name !== "dev" && { DeploymentConfig: deploymentConfig(component, alarmNames) }),
    ...cloudControlTags(tags),
  };
}

function startupParameters({
  downloadTimeout,
  startupTimeout,
}: Described): Pick<DesiredComponent["Specification"], "StartupParameters"> {
  if (downloadTimeout === undefined && startupTimeout === undefined) return {};
  return {
    StartupParameters: {
      ...(downloadTimeout !== undefined && {
        ModelDataDownloadTimeoutInSeconds: toSeconds(downloadTimeout),
      }),
      ...(startupTimeout !== undefined && {
        ContainerStartupHealthCheckTimeoutInSeconds: toSeconds(startupTimeout),
      }),
    },
  };
}

function deploymentConfig(
  component: Described,
  alarmNames: readonly string[],
): NonNullable<DesiredComponent["DeploymentConfig"]> {
  const percent = batchPercent({ ...component, count: copiesOnDeploy(component) });
  return {
    RollingUpdatePolicy: {
      MaximumBatchSize: { Type: "CAPACITY_PERCENT", Value: percent },
      WaitIntervalInSeconds: toSeconds(component.rollout.bake),
      MaximumExecutionTimeoutInSeconds: longestComponentRollout,
    },
    AutoRollbackConfiguration: { Alarms: alarmNames.map((AlarmName) => ({ AlarmName })) },
  };
}
