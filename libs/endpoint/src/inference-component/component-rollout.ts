import { z } from "zod";
import { rolloutLimits } from "@mlops/aws";
import { type Duration, durationValue, refused, toSeconds, wholeNumberValue } from "@mlops/core";
import { startSeconds } from "../common-settings.ts";

const { min: leastPercent, max: mostPercent } = rolloutLimits.rollingPercent;

/** How the copies of a component are replaced. */
export const componentRolloutSettings = z.strictObject({
  batchPercent: wholeNumberValue(rolloutLimits.rollingPercent)
    .optional()
    .describe(
      `Share of the copies that is replaced at a time, in percent: ${leastPercent} to ${mostPercent}. ` +
        "Default: one copy, or more where that would take too long.",
    ),
  bake: durationValue({ unit: "second", ...rolloutLimits.waitSeconds })
    .default("2 minutes")
    .describe("How long SageMaker watches the alarms after each batch, at most 1 hour. Default: 2 minutes."),
});

/**
 * Time for a whole deployment, in seconds: @pulumi/aws waits 2 hours for Cloud Control, 10 minutes of which are for a
 * rollback.
 */
export const longestComponentRollout = 6_600;

/** What decides how long a deployment takes. */
interface Replaced {
  readonly rollout: z.output<typeof componentRolloutSettings>;
  /** Copies that a deployment replaces. */
  readonly count: number;
  readonly downloadTimeout?: Duration | undefined;
  readonly startupTimeout?: Duration | undefined;
}

/** Share of the copies in a batch, in percent. */
export function batchPercent(replaced: Replaced): number {
  const { rollout, count } = replaced;
  const batches = Math.max(1, Math.floor(longestComponentRollout / secondsPerBatch(replaced)));
  const share = Math.max(leastPercent, Math.ceil(100 / count), Math.ceil(100 / batches));
  return rollout.batchPercent ?? Math.min(mostPercent, share);
}

/** What is wrong with a rollout: it has to end before the provider gives up. */
export function componentRolloutIssues(replaced: Replaced): z.core.$ZodRawIssue[] {
  const batches = Math.ceil(100 / batchPercent(replaced));
  const needed = batches * secondsPerBatch(replaced);
  if (needed <= longestComponentRollout) return [];
  const { bake } = replaced.rollout;
  const inMinutes = (seconds: number) => `${Math.round(seconds / 60)} minutes`;
  const sum = `${batches} x (${bake} of bake + ${inMinutes(startSeconds(replaced))} for copies to start)`;
  const expected =
    `a deployment that ends within ${inMinutes(longestComponentRollout)}, not after ${inMinutes(needed)} (${sum}): ` +
    "@pulumi/aws waits for 2 hours, 10 minutes of which are for a rollback; " +
    "shorten bake, downloadTimeout or startupTimeout, or raise batchPercent";
  return [refused(["rollout"], replaced.rollout, expected)];
}

function secondsPerBatch(replaced: Replaced): number {
  return toSeconds(replaced.rollout.bake) + startSeconds(replaced);
}
