import { z } from "zod";
import { functionLimits, httpApiLimits } from "@mlops/aws";
import {
  type AwsEnvironment,
  type SettingsCheck,
  durationValue,
  refused,
  retentionDaysValue,
  toSeconds,
  wholeNumberValue,
} from "@mlops/core";
import { frontSettings } from "./front-settings.ts";
import { imageHostsValue, maxImageHostCharacters } from "./image-hosts-value.ts";
import {
  type ProvisionedConcurrency,
  provisionedConcurrencySettings,
} from "./provisioned-concurrency-settings.ts";

const { memoryMiB, timeoutSeconds } = functionLimits;
const { maxTimeoutSeconds } = httpApiLimits;

const settings = z.strictObject({
  front: frontSettings
    .optional()
    .describe("URL in front of the function. Default: none; callers invoke the function by its name."),
  imageHosts: imageHostsValue
    .default([])
    .describe(
      'Hosts from which images are fetched for requests of the form { "url": "https://<host>/…" }: names in lower ' +
        `case, such as my-bucket.s3.eu-west-1.amazonaws.com, ${maxImageHostCharacters} characters in all. Names that ` +
        "resolve to private addresses are refused. Default: none; callers send the images themselves.",
    ),
  memoryMiB: wholeNumberValue(memoryMiB)
    .default(512)
    .describe(
      `Memory in MiB: ${memoryMiB.min} to ${memoryMiB.max}, the quota of Lambda. CPU grows with it. Default: 512.`,
    ),
  timeout: durationValue({ unit: "second", ...timeoutSeconds })
    .default("30 seconds")
    .describe(
      `How long one request may take: ${timeoutSeconds.min} to ${timeoutSeconds.max} seconds, at most ` +
        `${maxTimeoutSeconds} behind an HTTP API (quotas of Lambda and API Gateway). SageMaker gives a model ` +
        "60 seconds. Default: 30 seconds.",
    ),
  reservedConcurrency: z
    .union([wholeNumberValue({ min: 1 }), z.literal("none")], {
      error: 'expected a whole number from 1, or "none"',
    })
    .optional()
    .describe(
      "Requests that are processed at the same time: at least 1; the others are throttled. They are taken from the " +
        "account's concurrency, of which Lambda keeps 100 for functions without reserved concurrency, and as many as " +
        "it has in a new account: often 10 in all, so that any reservation fails (\"decreases account's " +
        'UnreservedConcurrentExecution below its minimum value"). Ask for a higher quota first: ' +
        'aws lambda get-account-settings shows what there is. Default: 10 in prod, "none" elsewhere.',
    ),
  provisionedConcurrency: provisionedConcurrencySettings
    .optional()
    .describe(
      "Execution environments that are kept initialized, at a price for each hour: a number, 0 for none, or limits " +
        "to scale between; at most the reserved concurrency if there is one. Default: 2 in prod, 0 elsewhere.",
    ),
  logRetentionDays: retentionDaysValue()
    .optional()
    .describe("How long logs are kept, in days. Default: 365 in prod, 30 elsewhere."),
});

/** Settings of an invoker, without the defaults. */
export type InvokerSettingsInput = z.input<typeof settings>;

/** Settings of an invoker, checked and with the defaults that do not depend on the environment. */
export type InvokerSettings = z.output<typeof settings>;

/** What a stack file may set for an `EndpointInvoker` in `environment`. */
export function endpointInvokerSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(checkTimeout, checkProvisionedConcurrency(environment));
}

/** Requests that are processed at the same time, with the default for the environment; nothing for no limit. */
export function reservedConcurrencyOf(
  { reservedConcurrency }: InvokerSettings,
  { name }: AwsEnvironment,
): number | undefined {
  const reserved = reservedConcurrency ?? (name === "prod" ? 10 : "none");
  return reserved === "none" ? undefined : reserved;
}

/** Execution environments that are kept initialized, with the default for the environment. */
export function provisionedConcurrencyOf(
  { provisionedConcurrency }: InvokerSettings,
  { name }: AwsEnvironment,
): ProvisionedConcurrency {
  return provisionedConcurrency ?? (name === "prod" ? 2 : 0);
}

const checkTimeout: SettingsCheck<InvokerSettings> = ({ value: { front, timeout }, issues }) => {
  if (front?.kind !== "http-api" || toSeconds(timeout) <= maxTimeoutSeconds) return;
  issues.push(refused(["timeout"], timeout, `1 to ${maxTimeoutSeconds} whole seconds behind an HTTP API`));
};

const checkProvisionedConcurrency =
  (environment: AwsEnvironment): SettingsCheck<InvokerSettings> =>
  ({ value, issues }) => {
    const reserved = reservedConcurrencyOf(value, environment);
    const provisioned = provisionedConcurrencyOf(value, environment);
    const isNumber = typeof provisioned === "number";
    const count = isNumber ? provisioned : provisioned.max;
    if (reserved === undefined || count <= reserved) return;
    const path = isNumber ? ["provisionedConcurrency"] : ["provisionedConcurrency", "max"];
    issues.push(refused(path, count, `at most the reserved concurrency, which is ${reserved}`));
  };
