import type { Range } from "@mlops/aws";
import { type Duration, toMinutes } from "@mlops/core";

/** A duration in whole minutes, or why it is none. Never both. */
export interface WholeMinutes {
  readonly minutes?: number;
  readonly problems: readonly string[];
}

/**
 * Read `duration` as whole minutes within a range.
 * @param argument where it stands, in the caller's words
 */
export function wholeMinutes(argument: string, duration: Duration, { min, max }: Range): WholeMinutes {
  try {
    const minutes = toMinutes(duration);
    if (minutes >= min && minutes <= max) return { minutes, problems: [] };
    return { problems: [`${argument}: got "${duration}"; expected ${min} to ${max} minutes`] };
  } catch (error) {
    // One bad duration must not hide the problems of the other arguments.
    return { problems: [`${argument}: ${error instanceof Error ? error.message : String(error)}`] };
  }
}
