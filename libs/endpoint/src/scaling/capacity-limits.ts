import { isCronExpression, isOneTimeExpression, parseRateExpression } from "@mlops/aws";
import { type Duration, isDuration, toSeconds } from "@mlops/core";

/** Between what limits something is scaled, and how fast. Plain values: they decide what exists. */
export interface CapacityLimits {
  readonly min: number;
  readonly max: number;
  /** Pause after adding. @default "1 minute" */
  readonly scaleOutCooldown?: Duration;
  /** Pause after taking away. @default "5 minutes" */
  readonly scaleInCooldown?: Duration;
  /** Other limits at certain hours, by a name that stays, such as `night` and `morning`. @default - always the same */
  readonly schedule?: Readonly<Record<string, ScheduledLimits>>;
}

/** Limits that hold from a time on, until another entry of the schedule changes them. */
export interface ScheduledLimits {
  /** `cron(minutes hours day-of-month month day-of-week year)`, such as `cron(0 19 ? * MON-FRI *)`, or `rate(…)`. */
  readonly at: string;
  /** Time zone of `at`, such as `Europe/Berlin`. @default "UTC" */
  readonly timezone?: string;
  readonly min: number;
  readonly max: number;
}

/** Fills in the defaults, in seconds. */
export function cooldowns({ scaleOutCooldown, scaleInCooldown }: CapacityLimits) {
  return {
    scaleOutCooldown: toSeconds(scaleOutCooldown ?? "1 minute"),
    scaleInCooldown: toSeconds(scaleInCooldown ?? "5 minutes"),
  };
}

/**
 * What is wrong with limits.
 * @param at where they stand: begins every text
 * @param lowest what the service scales down to at most: 0 or 1
 */
export function limitProblems(at: string, limits: CapacityLimits, lowest: 0 | 1): string[] {
  const { scaleOutCooldown, scaleInCooldown, schedule = {} } = limits;
  return [
    ...rangeProblems(at, limits, lowest),
    ...Object.entries({ scaleOutCooldown, scaleInCooldown }).flatMap(([name, duration]) =>
      duration === undefined || isDuration(duration)
        ? []
        : [`${at}.${name}: got "${String(duration)}"; expected a duration such as "5 minutes"`],
    ),
    ...Object.entries(schedule).flatMap(([name, scheduled]) => {
      const here = `${at}.schedule.${name}`;
      return [...rangeProblems(here, scheduled, lowest), ...scheduleProblems(here, scheduled)];
    }),
  ];
}

/**
 * What is wrong with a time of EventBridge Scheduler or Application Auto Scaling.
 * @param at where it stands: begins every text
 * @param forms `once`: a single time, `at(…)`, is good too
 */
export function scheduleProblems(
  at: string,
  { at: time, timezone = "UTC" }: { readonly at: string; readonly timezone?: string },
  { once }: { readonly once: boolean } = { once: false },
): string[] {
  const isTime =
    isCronExpression(time) || parseRateExpression(time) !== undefined || (once && isOneTimeExpression(time));
  return [
    ...(isTime
      ? []
      : [
          `${at}.at: got "${time}"; expected cron(…) of six fields, ${once ? "rate(…) or at(…)" : "or rate(…)"}`,
        ]),
    ...(isTimezone(timezone)
      ? []
      : [`${at}.timezone: got "${timezone}"; expected a time zone such as "Europe/Berlin"`]),
  ];
}

function rangeProblems(at: string, { min, max }: { min: number; max: number }, lowest: 0 | 1): string[] {
  return [
    ...(Number.isInteger(min) && min >= lowest
      ? []
      : [`${at}.min: got ${min}; expected a whole number from ${lowest}`]),
    ...(Number.isInteger(max) && max >= 1 ? [] : [`${at}.max: got ${max}; expected a whole number from 1`]),
    ...(min <= max ? [] : [`${at}: got min ${min} and max ${max}; expected min not to exceed max`]),
  ];
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
