import type { z } from "zod";
import { absentValue, positiveNumberValue } from "@mlops/core";
import { capacityFields } from "./capacity-limits.ts";
import type { TrackedMetric } from "./scaled-capacity.ts";

const absent = absentValue("set one of requestsPerSecond, requestsPerMinute and concurrentRequests").describe(
  "Not beside another target of scaling.",
);
const capacity = capacityFields(1);

const perSecond = {
  requestsPerSecond: positiveNumberValue().describe(
    "Requests in a second that one instance (or copy) can answer in time, found by a load test. " +
      "Scaling aims at requestsPerSecond x 60 x safetyFactor in a minute.",
  ),
  safetyFactor: positiveNumberValue({ max: 1 })
    .default(0.5)
    .describe(
      "Share of requestsPerSecond that scaling aims at, above 0 and up to 1; the rest is for bursts. Default: 0.5.",
    ),
  requestsPerMinute: absent,
  concurrentRequests: absent,
};
const perMinute = {
  requestsPerMinute: positiveNumberValue().describe(
    "Requests in a minute of one instance (or copy) that scaling aims at.",
  ),
  requestsPerSecond: absent,
  concurrentRequests: absent,
};
const concurrent = {
  concurrentRequests: positiveNumberValue().describe(
    "Requests at the same time of one model (or copy) that scaling aims at. It reacts within seconds: for GPUs.",
  ),
  requestsPerSecond: absent,
  requestsPerMinute: absent,
};

/** The keys of scaling by requests, for each of the three targets that it can have. */
export const requestScalingFields = {
  perSecond: { ...capacity, ...perSecond },
  perMinute: { ...capacity, ...perMinute },
  concurrent: { ...capacity, ...concurrent },
};

type Checked<Fields extends z.ZodRawShape> = z.output<z.ZodObject<Fields>>;

/** What scaling by requests aims at: one of three targets. */
type RequestTarget = Checked<typeof perSecond> | Checked<typeof perMinute> | Checked<typeof concurrent>;

/** SageMaker's own metrics for the targets, of instances and of copies. */
const metrics = {
  instances: {
    perMinute: "SageMakerVariantInvocationsPerInstance",
    concurrent: "SageMakerVariantConcurrentRequestsPerModelHighResolution",
  },
  copies: {
    perMinute: "SageMakerInferenceComponentInvocationsPerCopy",
    concurrent: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
  },
} as const;

/** The metric that is tracked for a target, and its value. */
export function trackedRequests(target: RequestTarget, of: keyof typeof metrics): TrackedMetric {
  if (target.concurrentRequests !== undefined) {
    return { predefined: metrics[of].concurrent, value: target.concurrentRequests };
  }
  return { predefined: metrics[of].perMinute, value: requestsPerMinute(target) };
}

/** Requests in a minute that one instance (or copy) is to get. */
function requestsPerMinute(target: Exclude<RequestTarget, { readonly concurrentRequests: number }>): number {
  if (target.requestsPerMinute !== undefined) return target.requestsPerMinute;
  return target.requestsPerSecond * 60 * target.safetyFactor;
}
