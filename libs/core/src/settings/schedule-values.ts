import { z } from "zod";
import { isCronExpression, isOneTimeExpression, parseRateExpression } from "@mlops/aws";

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
