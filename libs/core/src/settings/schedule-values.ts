import { z } from "zod";
import {
  flexibleWindowMinutes,
  isCronExpression,
  isOneTimeExpression,
  parseRateExpression,
} from "@mlops/aws";
import { wholeNumberValue } from "./values.ts";

/** A time that comes again, of Application Auto Scaling or EventBridge Scheduler. */
export function recurringTimeValue(): z.ZodString {
  const error = "expected cron(…) of six fields, or rate(…)";
  return z.string({ error }).refine(isRecurring, { error });
}

/** A time of EventBridge Scheduler: one that comes again, or a single one. */
export function scheduleValue(): z.ZodString {
  const error = "expected cron(…) of six fields, rate(…) or at(…)";
  return z.string({ error }).refine((time) => isRecurring(time) || isOneTimeExpression(time), { error });
}

/** The name of a time zone in the IANA database. */
export function timezoneValue(): z.ZodString {
  const error = 'expected a time zone such as "Europe/Berlin"';
  return z.string({ error }).refine(isTimezone, { error });
}

/** When EventBridge Scheduler starts something: settings of a schedule. */
export function scheduleFields() {
  return {
    at: scheduleValue().describe(
      "When it starts: cron(minutes hours day-of-month month day-of-week year), rate(…) or, once, at(…).",
    ),
    timezone: timezoneValue()
      .default("UTC")
      .describe("Time zone of `at`, such as Europe/Berlin. Default: UTC."),
    flexibleMinutes: wholeNumberValue(flexibleWindowMinutes)
      .optional()
      .describe("How much later it may start, in minutes: 1 to 1440. Default: at once."),
  };
}

function isRecurring(time: string): boolean {
  return isCronExpression(time) || parseRateExpression(time) !== undefined;
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
