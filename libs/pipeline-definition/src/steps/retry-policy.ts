import { type Duration, toMinutes, toSeconds } from "@mlops/core";
import type { RetryPolicyDefinition } from "../document/pipeline-definition.ts";

/** What may happen to any step while the service calls another one. */
export type StepException = "Step.SERVICE_FAULT" | "Step.THROTTLING";

/** What may happen to the job of a step. */
export type JobException =
  StepException | "SageMaker.JOB_INTERNAL_ERROR" | "SageMaker.CAPACITY_ERROR" | "SageMaker.RESOURCE_LIMIT";

/** What may happen to a tuning or AutoML step: the jobs inside try again by themselves after an internal error. */
export type SearchException = Exclude<JobException, "SageMaker.JOB_INTERNAL_ERROR">;

/** When a step is tried again, and how often. */
export type RetryPolicy<Exception extends string = JobException> = RetryTimes<Exception> &
  (
    | {
        /** Tries after the first one: 1 to 20. */ readonly maxAttempts: number;
        readonly expireAfter?: never;
      }
    | {
        /** Time for all tries: up to 10 days. */ readonly expireAfter: Duration;
        readonly maxAttempts?: never;
      }
  );

interface RetryTimes<Exception extends string> {
  /** After which exceptions. */
  readonly exceptions: readonly Exception[];
  /** Time before the first new try: up to 12 hours. @default "1 second" */
  readonly interval?: Duration;
  /** How many times longer each further wait is. @default 2 */
  readonly backoffRate?: number;
}

/** A retry policy as it stands in a definition. */
export function retryPolicyDefinition(policy: RetryPolicy<string>): RetryPolicyDefinition {
  const { exceptions, interval = "1 second", backoffRate = 2, maxAttempts, expireAfter } = policy;
  return {
    BackoffRate: backoffRate,
    IntervalSeconds: toSeconds(interval),
    ...(maxAttempts === undefined ? {} : { MaxAttempts: maxAttempts }),
    ...(expireAfter === undefined ? {} : { ExpireAfterMin: toMinutes(expireAfter) }),
    ExceptionType: exceptions,
  };
}
