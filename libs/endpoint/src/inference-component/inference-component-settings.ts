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
import { checkLimits, mostOf } from "../scaling/capacity-limits.ts";
import { requestScalingFields } from "../scaling/request-target.ts";
import { componentRolloutIssues, componentRolloutSettings } from "./component-rollout.ts";

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
    "How many copies: a fixed number, from 1, or limits to scale between. A deployment starts with the most, so " +
      "that it removes no copies under load.",
  ),
  rollout: componentRolloutSettings
    .prefault({})
    .describe(
      "How copies are replaced outside dev, with a rollback if an alarm goes off. Default: one by one.",
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

/** How many copies a deployment starts with. */
export function copiesOnDeploy({ copies: limits }: Pick<InferenceComponentSettings, "copies">): number {
  return typeof limits === "number" ? limits : mostOf(limits);
}

/**
 * What a stack file may set for an {@link InferenceComponent}.
 * @param environment where it is: packages of other regions, and of accounts that are not trusted, are refused
 */
export function inferenceComponentSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(({ value, issues }) => {
    const { model, trustedAccounts, networkIsolation } = value;
    if (environment.name !== "dev") {
      issues.push(...componentRolloutIssues({ ...value, count: copiesOnDeploy(value) }));
    }
    const place = { environment, trustedAccounts, networkIsolation };
    issues.push(...modelPlaceIssues(["model"], model, place));
  });
}
