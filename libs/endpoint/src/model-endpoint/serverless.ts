import type { sagemaker } from "@pulumi/aws/types/input.js";
import { serverlessLimits, serverlessMemorySizesMiB } from "@mlops/aws";
import type { SingleModel } from "../model/served-model.ts";
import { type CapacityLimits, limitProblems } from "../scaling/capacity-limits.ts";
import type { TrackedMetric } from "../scaling/scaled-capacity.ts";

/** Memory of a serverless endpoint, in MiB; processors come with it. */
export type ServerlessMemory = (typeof serverlessMemorySizesMiB)[number];

/** Provisioned concurrency between limits, scaled by how much of it is in use. `min` is at least 1. */
export interface ConcurrencyScaling extends CapacityLimits {
  /** Part of it that scaling aims at having in use, in percent: above 0, up to 100. @default 70 */
  readonly usedPercent?: number;
}

/** A model without instances of its own: on CPUs, for one request at a time in each copy. */
export interface Serverless {
  readonly model: SingleModel;
  readonly memoryMiB: ServerlessMemory;
  /** Requests at the same time, 1 to 200; more are refused. */
  readonly maxConcurrency: number;
  /** Copies that are kept warm, at most `maxConcurrency`: they cost money while nobody calls. @default - none */
  readonly provisionedConcurrency?: number | ConcurrencyScaling;
}

/** What a deployment provisions: scaling goes on from there. */
export function provisionedOnDeploy({ provisionedConcurrency }: Serverless): number | undefined {
  return typeof provisionedConcurrency === "object" ? provisionedConcurrency.max : provisionedConcurrency;
}

/** The settings of a serverless variant, as an endpoint configuration has them. */
export function serverlessSettings(
  serverless: Serverless,
): sagemaker.EndpointConfigurationProductionVariantServerlessConfig {
  const provisionedConcurrency = provisionedOnDeploy(serverless);
  return {
    memorySizeInMb: serverless.memoryMiB,
    maxConcurrency: serverless.maxConcurrency,
    ...(provisionedConcurrency !== undefined && { provisionedConcurrency }),
  };
}

export const trackedConcurrency = ({ usedPercent = 70 }: ConcurrencyScaling): TrackedMetric => ({
  predefined: "SageMakerVariantProvisionedConcurrencyUtilization",
  value: usedPercent / 100,
});

/** What is wrong with a serverless model's settings. */
export function serverlessProblems({
  memoryMiB,
  maxConcurrency,
  provisionedConcurrency,
}: Serverless): string[] {
  const { min, max } = serverlessLimits.concurrency;
  const isConcurrency = (value: number) => Number.isInteger(value) && value >= min && value <= max;
  const { usedPercent = 70 } = typeof provisionedConcurrency === "object" ? provisionedConcurrency : {};
  const most =
    typeof provisionedConcurrency === "object" ? provisionedConcurrency.max : (provisionedConcurrency ?? 1);
  return [
    ...(serverlessMemorySizesMiB.includes(memoryMiB)
      ? []
      : [`memoryMiB: got ${memoryMiB}; expected ${alternatives(serverlessMemorySizesMiB)}`]),
    ...(isConcurrency(maxConcurrency)
      ? []
      : [`maxConcurrency: got ${maxConcurrency}; expected a whole number from ${min} to ${max}`]),
    ...(typeof provisionedConcurrency === "object"
      ? limitProblems("provisionedConcurrency", provisionedConcurrency, 1)
      : isConcurrency(most)
        ? []
        : [`provisionedConcurrency: got ${most}; expected a whole number from ${min} to ${max}`]),
    ...(most <= maxConcurrency
      ? []
      : [`provisionedConcurrency: got ${most}; expected at most maxConcurrency (${maxConcurrency})`]),
    ...(usedPercent > 0 && usedPercent <= 100
      ? []
      : [`provisionedConcurrency.usedPercent: got ${usedPercent}; expected more than 0 and at most 100`]),
  ];
}

function alternatives(values: readonly number[]): string {
  return `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
