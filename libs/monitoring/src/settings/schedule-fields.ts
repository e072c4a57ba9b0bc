import { z } from "zod";
import {
  hourlyMonitorSchedule,
  monitorLimits,
  monitorScheduleHours,
  monitorSchedulePattern,
  timeOffsetHours,
  timeOffsetPattern,
} from "@mlops/aws";
import { type Duration, durationValue, refused, toSeconds } from "@mlops/core";

const legalSchedules = `${hourlyMonitorSchedule}, cron(0 <hour> ? * * *) or cron(0 <hour>/<hours> ? * * *)`;

/** When a monitor runs, and how long at most. */
export const scheduleFields = {
  schedule: z
    .string()
    .refine((text) => monitorSchedulePattern.test(text) && text !== "NOW", {
      error: `expected ${legalSchedules}`,
    })
    .default("cron(0 3 ? * * *)")
    .describe(
      `When it runs: ${legalSchedules}, in UTC. SageMaker starts it up to 20 minutes later. Default: at 3 o'clock.`,
    ),
  maxRuntime: durationValue({ unit: "second", ...monitorLimits.runtimeSeconds })
    .optional()
    .describe(
      "How long a run may take, up to 1 day; of a monitor that runs every hour up to 1 hour, and up to 30 minutes if it " +
        "reads labels. Default: 1 hour, or the most that is allowed.",
    ),
};

/** Schedule and longest run of a monitor. */
export interface ScheduledRun {
  readonly schedule: string;
  readonly maxRuntime?: Duration | undefined;
}

/** Longest run in seconds that the service allows for a schedule. */
function longestRun(schedule: string, readsLabels: boolean): number {
  if (schedule !== hourlyMonitorSchedule) return monitorLimits.runtimeSeconds.max;
  return readsLabels ? monitorLimits.hourlyRuntimeWithLabelsSeconds : monitorLimits.hourlyRuntimeSeconds;
}

const usualRunSeconds = 3_600;

/** Longest run of a monitor in seconds, with its default. */
export function maxRuntimeSeconds({ schedule, maxRuntime }: ScheduledRun, readsLabels: boolean): number {
  if (maxRuntime !== undefined) return toSeconds(maxRuntime);
  return Math.min(usualRunSeconds, longestRun(schedule, readsLabels));
}

/** Refuses runs that would last into the next one: SageMaker reports that when the schedule is made. */
export function runtimeIssues(
  path: PropertyKey[],
  { schedule, maxRuntime }: ScheduledRun,
  readsLabels: boolean,
): z.core.$ZodRawIssue[] {
  const most = longestRun(schedule, readsLabels);
  if (maxRuntime === undefined || toSeconds(maxRuntime) <= most) return [];
  const expected = `at most ${most} seconds for a monitor that runs every hour${readsLabels ? " and reads labels" : ""}`;
  return [refused([...path, "maxRuntime"], maxRuntime, expected)];
}

const offset = z
  .string()
  .regex(timeOffsetPattern, { error: 'expected hours or days before the run, such as "-PT5H" or "-P8D"' });

/** The part of the past that a run looks at. */
export const windowSettings = z.strictObject({
  start: offset.describe("How long before the run the data begins, such as -P8D."),
  end: offset.describe(
    "How long before the run the data ends, such as -P1D: at least as long ago as labels take to arrive.",
  ),
});

/** Refuses windows that end before they begin. */
export function windowIssues(
  path: PropertyKey[],
  { start, end }: z.output<typeof windowSettings>,
): z.core.$ZodRawIssue[] {
  const [from, to] = [timeOffsetHours(start), timeOffsetHours(end)];
  // Offsets that are none have been refused already.
  return from === undefined || to === undefined || from > to
    ? []
    : [refused([...path, "end"], end, `less time before the run than start, ${start}`)];
}

/** Seconds between two runs of a schedule, the longest there is: the period of its alarms. */
export function periodSeconds(schedule: string): number {
  return (monitorScheduleHours(schedule) ?? 1) * 3_600;
}
