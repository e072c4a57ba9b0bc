import type { Given } from "../given.ts";
import type { Problem } from "../problem.ts";
import { refused } from "./limit.ts";

/**
 * EventBridge user guide, "Schedule pattern", and EventBridge Scheduler user guide, "Schedule types": six fields, of
 * which the day of the month or the day of the week is left open with a question mark.
 */
const FIELDS = [
  /^[\d*,/-]+$/,
  /^[\d*,/-]+$/,
  /^[\d*,/?LW-]+$/,
  /^[\dA-Z*,/-]+$/i,
  /^[\dA-Z*,/?#-]+$/i,
  /^[\d*,/-]+$/,
];

/** How long the units are that a rate may have. */
const RATE = /^rate\((\d+) (minute|hour|day)(s?)\)$/;

/** A moment, as the schedulers take it. */
const MOMENT = /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/;

/**
 * An expression that says when.
 * @param takesMoments `at(…)` is allowed
 * @param hasGrammar `rate(1 minutes)` and `rate(5 minute)` are refused
 */
export function scheduleProblems(
  expression: Given,
  takesMoments: boolean,
  hasGrammar: boolean,
): readonly Problem[] {
  const { text } = expression;
  if (text === undefined) return [];
  const isValid = isCron(text) || isRate(text, hasGrammar) || (takesMoments && MOMENT.test(text));
  if (isValid) return [];
  const moment = takesMoments ? "at(yyyy-mm-ddThh:mm:ss), " : "";
  const fields = "cron(minutes hours day-of-month month day-of-week year) with ? for one of the days";
  return refused(expression, `allowed is ${moment}rate(5 minutes) or ${fields}`);
}

function isRate(text: string, hasGrammar: boolean): boolean {
  const [, count = "0", , plural] = RATE.exec(text) ?? [];
  return Number(count) >= 1 && (!hasGrammar || (count === "1") === (plural === ""));
}

function isCron(text: string): boolean {
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  const areOpen = [fields[2], fields[4]].filter((field) => field === "?").length === 1;
  return (
    fields.length === FIELDS.length &&
    areOpen &&
    FIELDS.every((form, index) => form.test(fields[index] ?? ""))
  );
}
