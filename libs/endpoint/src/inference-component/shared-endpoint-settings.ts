import { z } from "zod";
import { type AwsEnvironment, checkLocalDisk, type InstanceDisk, wholeNumberValue } from "@mlops/core";
import { endpointThresholdsSettings } from "@mlops/observability";
import { networkIsolationFields, startSeconds } from "../common-settings.ts";
import { noExplainer } from "../explainer/no-explainer.ts";
import { endpointFields, rolloutField } from "../model-endpoint/endpoint-fields.ts";
import { isInf1 } from "../model-endpoint/fleet.ts";
import { rolloutIssues } from "../rollout/rollout-issues.ts";
import type { Fleet } from "../rollout/rollout-settings.ts";
import { checkLimits } from "../scaling/capacity-limits.ts";
import { instanceTypeFields } from "../storage.ts";

const { endpointName, dashboard, logRetentionDays } = endpointFields;

const settings = z.strictObject({
  endpointName,
  dashboard,
  logRetentionDays,
  thresholds: endpointThresholdsSettings
    .omit({ idleDays: true })
    .prefault({})
    .describe("When the endpoint's alarms go off. Default: a limit for each alarm."),
  ...networkIsolationFields,
  ...instanceTypeFields,
  instances: z
    .strictObject({
      min: wholeNumberValue({ min: 1 }).describe("The fewest instances, from 1."),
      max: wholeNumberValue({ min: 1 }).describe("The most instances, at least min."),
    })
    .check(checkLimits)
    .describe("SageMaker adds and removes instances between these as the components' copies need room."),
  ...rolloutField,
  ...noExplainer,
});

/** Checked settings of a {@link SharedEndpoint}. */
export type SharedEndpointSettings = z.output<typeof settings>;

/**
 * What a stack file may set for a {@link SharedEndpoint}. There is nothing about data capture: SageMaker documents it
 * for endpoints with models, does not say how records would tell components apart, and its own SDK leaves it out here.
 * @param environment where it is: the default rollout depends on it
 */
export function sharedEndpointSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(checkLocalDisk, ({ value, issues }) => {
    issues.push(...rolloutIssues(value.rollout, environment.name, hostFleet(value)));
  });
}

/** The instances that a rollout of a shared endpoint replaces. */
export function hostFleet(host: InstanceDisk & { readonly instances: { readonly min: number } }): Fleet {
  return { smallest: host.instances.min, variants: 1, inf1: isInf1(host), startSeconds: startSeconds({}) };
}
