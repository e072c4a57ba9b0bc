import type { CapacityLimits } from "./capacity-limits.ts";
import type { TrackedMetric } from "./scaled-capacity.ts";

/** What scaling holds: one of three, and only one. */
export type RequestTarget =
  | {
      /** Requests in a second that one instance (or copy) answers in time, found by a load test. */
      readonly requestsPerSecond: number;
      /** Part of that which is planned with, above 0 and up to 1: the rest is for bursts. @default 0.5 */
      readonly safetyFactor?: number;
      readonly requestsPerMinute?: undefined;
      readonly concurrentRequests?: undefined;
    }
  | {
      /** Requests in a minute of one instance (or copy) that scaling aims at. */
      readonly requestsPerMinute: number;
      readonly requestsPerSecond?: undefined;
      readonly concurrentRequests?: undefined;
    }
  | {
      /** Requests at the same time of one model (or copy) that scaling aims at; reacts within seconds. For GPUs. */
      readonly concurrentRequests: number;
      readonly requestsPerSecond?: undefined;
      readonly requestsPerMinute?: undefined;
    };

/** Scaling by the requests that come in. */
export type RequestScaling = CapacityLimits & RequestTarget;

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

/** What one instance (or copy) is given in a minute: `requests per second x 60 x safety factor`, or what was said. */
function requestsPerMinute(target: Exclude<RequestTarget, { readonly concurrentRequests: number }>): number {
  if (target.requestsPerMinute !== undefined) return target.requestsPerMinute;
  return target.requestsPerSecond * 60 * (target.safetyFactor ?? 0.5);
}

/** What is wrong with a target. */
export function targetProblems(at: string, target: RequestTarget): string[] {
  const amounts = (["requestsPerSecond", "requestsPerMinute", "concurrentRequests"] as const).flatMap(
    (name) => {
      const amount = target[name];
      return amount === undefined || amount > 0 ? [] : [`${at}.${name}: got ${amount}; expected more than 0`];
    },
  );
  const { safetyFactor = 1 } = target.requestsPerSecond === undefined ? {} : target;
  return [
    ...amounts,
    ...(safetyFactor > 0 && safetyFactor <= 1
      ? []
      : [`${at}.safetyFactor: got ${safetyFactor}; expected more than 0 and at most 1`]),
  ];
}
