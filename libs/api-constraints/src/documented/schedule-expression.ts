import { isCronExpression, isOneTimeExpression, parseRateExpression } from "@mlops/aws";
import type { Given } from "../given.ts";
import type { Problem } from "../problem.ts";
import { refused } from "./limit.ts";

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
  const isValid =
    isCronExpression(text) || isRate(text, hasGrammar) || (takesMoments && isOneTimeExpression(text));
  if (isValid) return [];
  const moment = takesMoments ? "at(yyyy-mm-ddThh:mm:ss), " : "";
  const fields = "cron(minutes hours day-of-month month day-of-week year) with ? for one of the days";
  return refused(expression, `allowed is ${moment}rate(5 minutes) or ${fields}`);
}

function isRate(text: string, hasGrammar: boolean): boolean {
  const rate = parseRateExpression(text);
  return rate !== undefined && (!hasGrammar || rate.isGrammatical);
}
