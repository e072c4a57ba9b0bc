import { z } from "zod";
import { endpointLimits } from "@mlops/aws";
import {
  checkLocalDisk,
  hasLocalDisk,
  type InstanceDisk,
  numberValue,
  positiveNumberValue,
  refused,
  sagemakerNameValue,
  type SettingsCheck,
  toSeconds,
  wholeNumberValue,
} from "@mlops/core";
import { startupFields } from "../common-settings.ts";
import { servedModel, singleModel } from "../model/served-model.ts";
import { instanceTypeFields } from "../storage.ts";
import { queueInstances, requestInstances } from "./instances.ts";

const variantFields = {
  ...instanceTypeFields,
  volumeSizeGiB: wholeNumberValue(endpointLimits.volumeGiB)
    .optional()
    .describe(
      "Size of the disk for the model, 1 to 512 GiB; none for instance types with a local disk. " +
        "Default: SageMaker's choice for the instance type.",
    ),
  ...startupFields,
  inferenceAmiVersion: z
    .string()
    .optional()
    .describe(
      "Version of the machine image: its driver decides which CUDA versions an image can have. " +
        "Default: SageMaker's choice.",
    ),
};

const checkVolumeSize: SettingsCheck<InstanceDisk & { readonly volumeSizeGiB?: number | undefined }> = ({
  value,
  issues,
}) => {
  if (value.volumeSizeGiB === undefined || hasLocalDisk(value) !== true) return;
  const expected = `nothing; ${value.instanceType} has a local disk of fixed size`;
  issues.push(refused(["volumeSizeGiB"], value.volumeSizeGiB, expected));
};

/** A variant that answers at once. */
export const realTimeVariant = z
  .strictObject({
    model: servedModel.describe("What answers the requests."),
    ...variantFields,
    instances: requestInstances.describe(
      "How many instances: a fixed number, from 1, or limits to scale between.",
    ),
    weight: numberValue({ min: 0 })
      .default(1)
      .describe(
        "Share of the requests, relative to the weights of the other variants. 0 drains the variant. Default: 1.",
      ),
    routing: z
      .enum(["least-busy", "random"])
      .default("least-busy")
      .describe(
        "Which instance gets a request: the one with the fewest open requests, or any. Default: least-busy.",
      ),
  })
  .check(checkLocalDisk, checkVolumeSize);

/** A variant that processes a queue. */
export const asynchronousVariant = z
  .strictObject({
    model: servedModel.describe("What answers the requests."),
    ...variantFields,
    instances: queueInstances.describe(
      "How many instances: a fixed number, from 1, or limits to scale between.",
    ),
  })
  .check(checkLocalDisk, checkVolumeSize);

/** A variant that gets copies of requests. Its answers go to no caller: data capture keeps them. */
export const shadowVariant = z
  .strictObject({
    name: sagemakerNameValue().describe(
      "Name of the variant. It stays the same: SageMaker measures by name.",
    ),
    model: singleModel.describe("What answers the copies of the requests."),
    ...variantFields,
    instances: wholeNumberValue({ min: 1 }).describe("How many instances, from 1."),
    samplingPercent: positiveNumberValue({ max: 100 })
      .default(100)
      .describe(
        "Share of the requests that it gets copies of, in percent: above 0, up to 100. Default: 100.",
      ),
  })
  .check(checkLocalDisk, checkVolumeSize);

/** A variant that answers at once. */
export type RealTimeVariant = z.input<typeof realTimeVariant>;
/** A variant that processes a queue. */
export type AsynchronousVariant = z.input<typeof asynchronousVariant>;
/** A variant that gets copies of requests. */
export type ShadowVariant = z.input<typeof shadowVariant>;

/** A checked variant that answers callers, at once or from a queue. */
export type CheckedVariant = z.output<typeof realTimeVariant> | z.output<typeof asynchronousVariant>;
/** A checked {@link ShadowVariant}. */
export type CheckedShadow = z.output<typeof shadowVariant>;

/** The settings of a variant's instances, in the words of an endpoint configuration. */
export function instanceSettings(variant: CheckedVariant | CheckedShadow) {
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
