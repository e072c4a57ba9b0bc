import { z } from "zod";
import { inferenceComponentMinimums } from "@mlops/aws";
import { type AwsEnvironment, numberValue, sagemakerNameValue, wholeNumberValue } from "@mlops/core";
import { inferenceComponentThresholdsSettings } from "@mlops/observability";
import {
  logRetentionFields,
  networkIsolationFields,
  startupFields,
  trustedAccountsFields,
} from "../common-settings.ts";
import { modelPlaceIssues } from "../model/model-place.ts";
import { singleModel } from "../model/served-model.ts";
import { checkLimits } from "../scaling/capacity-limits.ts";
import { requestScalingFields } from "../scaling/request-target.ts";

const { memoryMiB, cpus, accelerators } = inferenceComponentMinimums;

const reservation = z.strictObject({
  memoryMiB: wholeNumberValue({ min: memoryMiB }).describe(`Memory in MiB, from ${memoryMiB}.`),
  cpus: numberValue({ min: cpus })
    .optional()
    .describe(`Virtual CPUs, from ${cpus}. Default: none are reserved.`),
  accelerators: numberValue({ min: accelerators })
    .optional()
    .describe(`GPUs or Neuron chips, from ${accelerators}. Default: none.`),
});

const { perSecond, perMinute, concurrent } = requestScalingFields;
const copies = z.union([
  wholeNumberValue({ min: 1 }),
  z.strictObject(perSecond).check(checkLimits),
  z.strictObject(perMinute).check(checkLimits),
  z.strictObject(concurrent).check(checkLimits),
]);

const settings = z.strictObject({
  model: singleModel.describe("What answers the requests."),
  componentName: sagemakerNameValue()
    .optional()
    .describe("Name that callers use beside the endpoint's. Default: made of environment and logical name."),
  reserves: reservation.describe(
    "What each copy reserves of an instance. Copies that do not fit beside the others wait for room.",
  ),
  copies: copies.describe(
    "How many copies: a fixed number, from 1, or limits to scale between. A deployment starts with max, so that it " +
      "removes no copies under load.",
  ),
  ...startupFields,
  ...networkIsolationFields,
  ...trustedAccountsFields,
  thresholds: inferenceComponentThresholdsSettings
    .prefault({})
    .describe("When the component's alarms go off. Default: a limit for each alarm."),
  ...logRetentionFields,
});

/** Checked settings of an {@link InferenceComponent}. */
export type InferenceComponentSettings = z.output<typeof settings>;

/**
 * What a stack file may set for an {@link InferenceComponent}.
 * @param environment where it is: packages of other regions, and of accounts that are not trusted, are refused
 */
export function inferenceComponentSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(({ value: { model, trustedAccounts, networkIsolation }, issues }) => {
    const place = { environment, trustedAccounts, networkIsolation };
    issues.push(...modelPlaceIssues(["model"], model, place));
  });
}
