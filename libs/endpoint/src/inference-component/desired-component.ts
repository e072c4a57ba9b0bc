import type { Input } from "@pulumi/pulumi";
import { toSeconds } from "@mlops/core";
import type { CheckedComponent } from "./inference-component-args.ts";

/** An inference component in the words of CloudFormation: @pulumi/aws has no resource of its own for it. */
export interface DesiredComponent {
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
      readonly MaximumBatchSize: { readonly Type: "COPY_COUNT" | "CAPACITY_PERCENT"; readonly Value: number };
      readonly WaitIntervalInSeconds: number;
      readonly MaximumExecutionTimeoutInSeconds: number;
    };
    readonly AutoRollbackConfiguration: { readonly Alarms: readonly { readonly AlarmName: string }[] };
  };
}

/** What CloudFormation needs of a checked component. */
interface Described extends Pick<
  CheckedComponent,
  "environment" | "host" | "reserves" | "downloadTimeout" | "startupTimeout"
> {
  readonly copies: number | { readonly max: number };
}

/**
 * The component in the words of CloudFormation. Outside dev, copies are replaced one by one, and a deployment is rolled
 * back as soon as an alarm goes off.
 */
export function desiredComponent(
  componentName: string,
  component: Described,
  modelName: Input<string>,
  alarmNames: readonly string[],
): DesiredComponent {
  const { host, reserves, copies, environment } = component;
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
    RuntimeConfig: { CopyCount: typeof copies === "number" ? copies : copies.max },
    ...(environment.name !== "dev" && { DeploymentConfig: deploymentConfig(alarmNames) }),
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

function deploymentConfig(alarmNames: readonly string[]): NonNullable<DesiredComponent["DeploymentConfig"]> {
  return {
    RollingUpdatePolicy: {
      MaximumBatchSize: { Type: "COPY_COUNT", Value: 1 },
      WaitIntervalInSeconds: 120,
      MaximumExecutionTimeoutInSeconds: 14_400,
    },
    AutoRollbackConfiguration: { Alarms: alarmNames.map((AlarmName) => ({ AlarmName })) },
  };
}
