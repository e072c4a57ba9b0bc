const secondsPer = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;

/** A unit of time. */
export type Unit = keyof typeof secondsPer;

/**
 * A length of time as people write it: `"30 seconds"`, `"1 hour"`, `"7 days"`. The compiler checks the form, and
 * the same text can stand in a stack file.
 */
export type Duration = `${number} ${Unit}${"" | "s"}`;

const pattern = /^(\d+(?:\.\d+)?) (second|minute|hour|day)s?$/;

/** Whether `text` reads as a {@link Duration}. */
export function isDuration(text: string): text is Duration {
  return pattern.test(text);
}

/**
 * `duration` in whole seconds.
 * @throws if it is not a duration, or not a whole number of seconds
 */
export function toSeconds(duration: Duration): number {
  return wholeNumberOf(duration, "second");
}

/**
 * `duration` in whole minutes.
 * @throws if it is not a duration, or not a whole number of minutes
 */
export function toMinutes(duration: Duration): number {
  return wholeNumberOf(duration, "minute");
}

/**
 * `duration` in whole days.
 * @throws if it is not a duration, or not a whole number of days
 */
export function toDays(duration: Duration): number {
  return wholeNumberOf(duration, "day");
}

function wholeNumberOf(duration: Duration, unit: Unit): number {
  const count = countIn(duration, unit);
  if (!Number.isSafeInteger(count)) throw new Error(`"${duration}" is not a whole number of ${unit}s`);
  return count;
}

/**
 * `duration` in `unit`s, which need not be a whole number.
 * @throws if it is not a duration
 */
export function countIn(duration: Duration, unit: Unit): number {
  const [, count, given] = pattern.exec(duration) ?? [];
  if (count === undefined || !isUnit(given)) {
    throw new Error(`a duration is a number and a unit, such as "30 seconds" or "1 hour", got "${duration}"`);
  }
  return (Number(count) * secondsPer[given]) / secondsPer[unit];
}

function isUnit(text: string | undefined): text is Unit {
  return text !== undefined && text in secondsPer;
}
