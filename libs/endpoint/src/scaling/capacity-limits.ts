import { z } from "zod";
import {
  type SettingsCheck,
  durationValue,
  recordValue,
  recurringTimeValue,
  refused,
  timezoneValue,
  toSeconds,
  wholeNumberValue,
} from "@mlops/core";

/** Refuses limits of which the lower one is higher than the upper one. */
export const checkLimits: SettingsCheck<{ readonly min: number; readonly max: number }> = ({
  value: { min, max },
  issues,
}) => {
  if (min > max) issues.push(refused([], { min, max }, "min not to exceed max"));
};

/** @param least what the service scales in to at most */
const range = (least: 0 | 1) => ({
  min: wholeNumberValue({ min: least }).describe(`The fewest, from ${least}.`),
  max: wholeNumberValue({ min: 1 }).describe("The most, at least min."),
});

/**
 * Settings of the limits between which something is scaled, and of how fast. They are plain values, because they decide
 * which resources exist.
 * @param least what the service scales in to at most
 */
export const capacityFields = (least: 0 | 1) => ({
  ...range(least),
  scaleOutCooldown: durationValue()
    .default("1 minute")
    .describe("Pause after capacity was added. Default: 1 minute."),
  scaleInCooldown: durationValue()
    .default("5 minutes")
    .describe("Pause after capacity was removed. Default: 5 minutes."),
  schedule: recordValue(
    z.string(),
    z
      .strictObject({
        at: recurringTimeValue().describe(
          "When the limits change: cron(minutes hours day-of-month month day-of-week year), " +
            "such as cron(0 19 ? * MON-FRI *), or rate(…).",
        ),
        timezone: timezoneValue()
          .default("UTC")
          .describe("Time zone of `at`, such as Europe/Berlin. Default: UTC."),
        ...range(least),
      })
      .check(checkLimits),
  )
    .default({})
    .describe(
      "Other limits from certain times on, each until another entry changes them, by a name that stays, " +
        "such as night and morning. A deployment after a refresh of the state sets min and max again, until the next " +
        "entry. Default: none.",
    ),
});

/** Checked limits between which something is scaled, and how fast. */
export type CheckedLimits = z.output<z.ZodObject<ReturnType<typeof capacityFields>>>;

/** The most that scaling can have made, by its limits at whatever time. */
export function mostOf({ max, schedule }: Pick<CheckedLimits, "max" | "schedule">): number {
  return Math.max(1, max, ...Object.values(schedule).map((entry) => entry.max));
}

/** The pauses of scaling in seconds, in the words of Application Auto Scaling. */
export function cooldowns({ scaleOutCooldown, scaleInCooldown }: CheckedLimits) {
  return { scaleOutCooldown: toSeconds(scaleOutCooldown), scaleInCooldown: toSeconds(scaleInCooldown) };
}
