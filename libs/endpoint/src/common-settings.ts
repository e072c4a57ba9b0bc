import { z } from "zod";
import { endpointLimits } from "@mlops/aws";
import {
  type Duration,
  accountValue,
  durationValue,
  listValue,
  retentionDaysValue,
  toSeconds,
} from "@mlops/core";

/** Which accounts' model packages can be served. */
export const trustedAccountsFields = {
  trustedAccounts: listValue(accountValue())
    .default([])
    .describe(
      "Accounts whose model packages can be served, besides the own one: that of the registry. Default: none.",
    ),
};

/** Whether containers have a network. */
export const networkIsolationFields = {
  networkIsolation: z
    .boolean()
    .default(true)
    .describe(
      "Whether containers are cut off from the network: no calls out, no credentials. SageMaker fetches their models. " +
        "Default: true.",
    ),
};

/** How long logs are kept. */
export const logRetentionFields = {
  logRetentionDays: retentionDaysValue()
    .optional()
    .describe(
      "How long logs are kept, in days: one of the numbers that CloudWatch Logs takes. " +
        "Default: 365 in prod, 30 elsewhere.",
    ),
};

/** How long containers may take to start. */
export const startupFields = {
  downloadTimeout: durationValue({ unit: "second", ...endpointLimits.downloadTimeoutSeconds })
    .optional()
    .describe("How long fetching the model may take, 1 minute to 1 hour. Default: SageMaker's choice."),
  startupTimeout: durationValue({ unit: "second", ...endpointLimits.startupTimeoutSeconds })
    .optional()
    .describe(
      "How long a container may take until it answers health checks, 1 minute to 1 hour. Default: SageMaker's choice.",
    ),
};

/** How long an instance, or a copy of a component, usually takes to start and to answer, in seconds. */
const usualStart = 600;

/** How long a start may take, in seconds: what its settings allow, but never less than is usual. */
export function startSeconds({
  downloadTimeout,
  startupTimeout,
}: {
  readonly downloadTimeout?: Duration | undefined;
  readonly startupTimeout?: Duration | undefined;
}): number {
  const seconds = (timeout: Duration | undefined) => (timeout === undefined ? 0 : toSeconds(timeout));
  return Math.max(usualStart, seconds(downloadTimeout) + seconds(startupTimeout));
}
