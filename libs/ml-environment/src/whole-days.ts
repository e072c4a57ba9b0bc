import type { Range } from "@mlops/aws";
import { type Duration, toDays } from "@mlops/core";

/**
 * What is wrong with a length of time that AWS counts in days.
 * @param argument the argument's name, for the text
 * @param duration what came; nothing is wrong with nothing
 * @param range how many days are allowed
 */
export function daysProblems(
  argument: string,
  duration: Duration | undefined,
  { min: least, max: most }: Range,
): string[] {
  if (duration === undefined) return [];
  const example = least === 1 ? "1 day" : `${least} days`;
  const allowed = `allowed: whole days, ${least} to ${most}, such as "${example}"`;
  const days = wholeDays(duration);
  return days !== undefined && days >= least && days <= most
    ? []
    : [`${argument} is "${duration}"; ${allowed}`];
}

function wholeDays(duration: Duration): number | undefined {
  try {
    return toDays(duration);
  } catch {
    return undefined;
  }
}
