import { z } from "zod";
import { sagemakerNameValue } from "@mlops/core";
import { endpointThresholdsSettings } from "@mlops/observability";
import { logRetentionFields, networkIsolationFields, trustedAccountsFields } from "../common-settings.ts";
import { rolloutSettings } from "../rollout/rollout-settings.ts";

/** Settings of endpoints of every mode. */
export const endpointFields = {
  endpointName: sagemakerNameValue()
    .optional()
    .describe(
      "Name that callers use. It stays the same, whatever is deployed. Default: made of environment and logical name.",
    ),
  ...trustedAccountsFields,
  thresholds: endpointThresholdsSettings
    .prefault({})
    .describe("When the endpoint's alarms go off. Default: a limit for each alarm."),
  dashboard: z
    .boolean()
    .optional()
    .describe("Whether the endpoint has a dashboard. Default: true outside dev."),
  ...logRetentionFields,
};

/** How the configurations of endpoints with instances replace each other. */
export const rolloutField = {
  rollout: rolloutSettings
    .optional()
    .describe(
      "How a new configuration replaces the old one. Default: none in dev; elsewhere canary with 10 %, " +
        "or all-at-once where a variant has one instance. It can be changed at any time.",
    ),
};

/** Settings of endpoints with instances. */
export const instanceEndpointFields = {
  ...endpointFields,
  ...networkIsolationFields,
  ...rolloutField,
};
