/** The hours of a day as monitoring schedules write them: 0 to 23. */
const hour = String.raw`(?:[01]?\d|2[0-3])`;

/**
 * When a monitoring schedule may run: once now, every hour, every day at an hour, or every few hours of a day from an
 * hour on. Minutes, weekdays, lists and rates are refused.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ScheduleConfig.html (ScheduleExpression)
 */
export const monitorSchedulePattern = new RegExp(
  String.raw`^(?:NOW|cron\(0 (?:\*|${hour}(?:/(?:0?[1-9]|1\d|2[0-4]))?) \? \* \* \*\))$`,
);

/** The expression of a monitoring schedule that runs every hour. */
export const hourlyMonitorSchedule = "cron(0 * ? * * *)";

/**
 * The longest time between two runs of a monitoring schedule, in hours: 1 to 24. With `cron(0 6/5 ? * * *)`, which runs
 * at 6, 11, 16 and 21 o'clock, it is 9: from the last run of a day to the first of the next.
 * @param expression one that {@link monitorSchedulePattern} takes
 * @returns nothing for `NOW`, which runs once
 */
export function monitorScheduleHours(expression: string): number | undefined {
  const [, first, step] = /^cron\(0 (\*|\d+)(?:\/(\d+))? \? \* \* \*\)$/.exec(expression) ?? [];
  if (first === undefined) return undefined;
  if (first === "*") return 1;
  if (step === undefined) return 24;
  const every = Number(step);
  const runs = Math.floor((23 - Number(first)) / every);
  return Math.max(every, 24 - runs * every);
}
