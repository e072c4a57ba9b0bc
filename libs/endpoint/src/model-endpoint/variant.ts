import { type InstanceType, endpointLimits, instanceTypePattern } from "@mlops/aws";
import { type Duration, toSeconds } from "@mlops/core";
import { type ModelScope, modelProblems, nameProblems } from "../model/model-problems.ts";
import type { ServedModel, SingleModel } from "../model/served-model.ts";
import { isStartTimeout } from "../start-timeout.ts";
import { hasLocalDisk } from "../storage.ts";
import {
  type BacklogScaling,
  type InstanceScaling,
  type Instances,
  instancesProblems,
} from "./instance-scaling.ts";

/** A model on instances. */
export interface InstanceVariant {
  readonly model: ServedModel;
  readonly instanceType: InstanceType;
  /**
   * Whether the instance type has a local NVMe disk, which takes neither a key nor a size.
   * @default - as our table has it; to be said for types that are newer than the table
   */
  readonly localDisk?: boolean;
  /** Size of the disk for the model, 1 to 512 GiB; not with a local disk. @default - SageMaker's choice for the type */
  readonly volumeSizeGiB?: number;
  /** How long fetching the model may take, 1 minute to 1 hour. @default - SageMaker's choice */
  readonly downloadTimeout?: Duration;
  /** How long a container may take until it answers pings, 1 minute to 1 hour. @default - SageMaker's choice */
  readonly startupTimeout?: Duration;
  /** System and driver of the machine: what an image of a newer CUDA may ask for. @default - SageMaker's choice */
  readonly inferenceAmiVersion?: string;
}

/** A variant that answers at once. */
export interface RealTimeVariant extends InstanceVariant {
  readonly instances: Instances<InstanceScaling>;
  /** Its share of the requests, relative to the others. `0` is legal: it drains the variant. @default 1 */
  readonly weight?: number;
  /** Which instance gets a request: the least busy one, or any. @default "least-busy" */
  readonly routing?: "least-busy" | "random";
}

/** A variant that works off a queue. */
export interface AsynchronousVariant extends InstanceVariant {
  readonly instances: Instances<BacklogScaling>;
}

/** A variant that gets copies of requests; nobody waits for its answers, which data capture keeps. */
export interface ShadowVariant extends InstanceVariant {
  readonly name: string;
  readonly model: SingleModel;
  readonly instances: number;
  /** Part of the requests that it gets a copy of, in percent: above 0, up to 100. @default 100 */
  readonly samplingPercent?: number;
}

/** The settings of a variant's instances, as an endpoint configuration has them. */
export function instanceSettings(variant: InstanceVariant) {
  const { instanceType, volumeSizeGiB, downloadTimeout, startupTimeout, inferenceAmiVersion } = variant;
  return {
    instanceType,
    ...(volumeSizeGiB !== undefined && { volumeSizeInGb: volumeSizeGiB }),
    ...(downloadTimeout !== undefined && { modelDataDownloadTimeoutInSeconds: toSeconds(downloadTimeout) }),
    ...(startupTimeout !== undefined && {
      containerStartupHealthCheckTimeoutInSeconds: toSeconds(startupTimeout),
    }),
    ...(inferenceAmiVersion !== undefined && { inferenceAmiVersion }),
  };
}

/** What is wrong with a variant, whatever its way. */
export function variantProblems(
  at: string,
  name: string,
  variant: InstanceVariant & { readonly instances: Instances<InstanceScaling | BacklogScaling> },
  scope: ModelScope,
): string[] {
  return [
    ...nameProblems(at, name),
    ...modelProblems(`${at}.model`, variant.model, scope),
    ...instancesProblems(`${at}.instances`, variant.instances),
    ...settingsProblems(at, variant),
  ];
}

function settingsProblems(at: string, variant: InstanceVariant): string[] {
  const { instanceType, volumeSizeGiB = 1, downloadTimeout, startupTimeout } = variant;
  const localDisk = hasLocalDisk(variant);
  const { min, max } = endpointLimits.volumeGiB;
  return [
    ...(instanceTypePattern.test(instanceType)
      ? localDisk === undefined
        ? [
            `${at}.localDisk: is missing; our table does not know ${instanceType}, say whether it has a local NVMe disk`,
          ]
        : []
      : [`${at}.instanceType: got "${instanceType}"; expected ml.<family>.<size>`]),
    ...(Number.isInteger(volumeSizeGiB) && volumeSizeGiB >= min && volumeSizeGiB <= max
      ? []
      : [`${at}.volumeSizeGiB: got ${volumeSizeGiB}; expected a whole number from ${min} to ${max}`]),
    ...(variant.volumeSizeGiB !== undefined && localDisk === true
      ? [
          `${at}.volumeSizeGiB: got ${volumeSizeGiB}; expected none: ${instanceType} has a local disk of fixed size`,
        ]
      : []),
    ...Object.entries({ downloadTimeout, startupTimeout }).flatMap(([name, duration]) =>
      duration === undefined || isStartTimeout(duration)
        ? []
        : [`${at}.${name}: got "${String(duration)}"; expected 1 minute to 1 hour`],
    ),
  ];
}
