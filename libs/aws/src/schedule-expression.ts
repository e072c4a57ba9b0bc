/**
 * Fields of a cron expression: minutes, hours, day of the month, month, day of the week, year.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
const cronFields = [
  /^[\d*,/-]+$/,
  /^[\d*,/-]+$/,
  /^[\d*,/?LW-]+$/,
  /^[\dA-Z*,/-]+$/i,
  /^[\dA-Z*,/?#-]+$/i,
  /^[\d*,/-]+$/,
];

/** Whether `text` is `cron(…)` with six fields, of which the day of the month or the day of the week is left open. */
export function isCronExpression(text: string): boolean {
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  const areOpen = [fields[2], fields[4]].filter((field) => field === "?").length === 1;
  return (
    fields.length === cronFields.length &&
    areOpen &&
    cronFields.every((form, index) => form.test(fields[index] ?? ""))
  );
}

/** A rate taken apart. */
export interface Rate {
  /** At least 1. */
  readonly count: number;
  readonly unit: "minute" | "hour" | "day";
  /** Whether the unit is in the singular for 1 and in the plural for more: EventBridge insists, schedulers do not. */
  readonly isGrammatical: boolean;
}

/**
 * Take `rate(<count> <unit>)` apart.
 * @returns nothing if `text` is no rate
 */
export function parseRateExpression(text: string): Rate | undefined {
  const [, count = "0", unit, plural] = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(text) ?? [];
  if (Number(count) < 1 || (unit !== "minute" && unit !== "hour" && unit !== "day")) return undefined;
  return { count: Number(count), unit, isGrammatical: (count === "1") === (plural === "") };
}

/** Whether `text` is one moment, `at(yyyy-mm-ddThh:mm:ss)`, as EventBridge Scheduler and Application Auto Scaling take it. */
export function isOneTimeExpression(text: string): boolean {
  return /^at\(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\)$/.test(text);
}
