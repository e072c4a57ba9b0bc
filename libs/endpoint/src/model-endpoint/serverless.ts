import type { sagemaker } from "@pulumi/aws/types/input.js";
import { z } from "zod";
import { serverlessLimits, serverlessMemorySizesMiB } from "@mlops/aws";
import {
  type AwsEnvironment,
  type SettingsCheck,
  positiveNumberValue,
  refused,
  wholeNumberValue,
} from "@mlops/core";
import { noExplainer } from "../explainer/no-explainer.ts";
import { modelPlaceIssues } from "../model/model-place.ts";
import { serverlessModel } from "../model/served-model.ts";
import { capacityFields, checkLimits } from "../scaling/capacity-limits.ts";
import type { TrackedMetric } from "../scaling/scaled-capacity.ts";
import { endpointFields } from "./endpoint-fields.ts";

const concurrencyScaling = z
  .strictObject({
    ...capacityFields(1),
    usedPercent: positiveNumberValue({ max: 100 })
      .default(70)
      .describe(
        "Share of the provisioned concurrency in use that scaling aims at, in percent: above 0, up to 100. Default: 70.",
      ),
  })
  .check(checkLimits);

const settings = z.strictObject({
  mode: z
    .literal("serverless")
    .describe(
      "No instances that wait. Without what SageMaker does not have there: VPC, network isolation, data capture, " +
        "several variants or containers, rollouts, GPUs.",
    ),
  ...endpointFields,
  model: serverlessModel.describe("What answers the requests."),
  memoryMiB: z
    .literal(serverlessMemorySizesMiB)
    .describe(
      "Memory of each copy of the model in MiB, 1024 to 6144 in steps of 1024; processors come with it.",
    ),
  maxConcurrency: wholeNumberValue(serverlessLimits.concurrency).describe(
    "Requests at the same time, 1 to 200; SageMaker refuses more.",
  ),
  provisionedConcurrency: z
    .union([wholeNumberValue(serverlessLimits.concurrency), concurrencyScaling])
    .optional()
    .describe(
      "Copies that are kept started, at most maxConcurrency: a number, or limits to scale between. " +
        "They cost money without requests too. Default: none.",
    ),
  ...noExplainer,
});

/** Checked settings of an endpoint of the mode `serverless`. */
export type ServerlessSettings = z.output<typeof settings>;

const checkProvisioned: SettingsCheck<ServerlessSettings> = ({ value, issues }) => {
  const { maxConcurrency, provisionedConcurrency } = value;
  const isScaled = typeof provisionedConcurrency === "object";
  const most = isScaled ? provisionedConcurrency.max : (provisionedConcurrency ?? 1);
  if (most <= maxConcurrency) return;
  const path = ["provisionedConcurrency", ...(isScaled ? ["max"] : [])];
  issues.push(refused(path, most, `at most maxConcurrency (${maxConcurrency})`));
};

/** What a stack file may set for a {@link ModelEndpoint} of the mode `serverless`. */
export function serverlessEndpointSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(checkProvisioned, ({ value: { model, trustedAccounts }, issues }) => {
    const place = { environment, trustedAccounts, networkIsolation: false };
    issues.push(...modelPlaceIssues(["model"], model, place));
  });
}

/** The concurrency that a deployment provisions; scaling starts from there. */
export function provisionedOnDeploy({ provisionedConcurrency }: ServerlessSettings): number | undefined {
  return typeof provisionedConcurrency === "object" ? provisionedConcurrency.max : provisionedConcurrency;
}

/** The settings of a serverless variant, in the words of an endpoint configuration. */
export function serverlessConfig(
  serverless: ServerlessSettings,
): sagemaker.EndpointConfigurationProductionVariantServerlessConfig {
  const provisionedConcurrency = provisionedOnDeploy(serverless);
  return {
    memorySizeInMb: serverless.memoryMiB,
    maxConcurrency: serverless.maxConcurrency,
    ...(provisionedConcurrency !== undefined && { provisionedConcurrency }),
  };
}

/** The metric that scaling of provisioned concurrency tracks, and its value. */
export function trackedConcurrency({ usedPercent }: z.output<typeof concurrencyScaling>): TrackedMetric {
  return { predefined: "SageMakerVariantProvisionedConcurrencyUtilization", value: usedPercent / 100 };
}
