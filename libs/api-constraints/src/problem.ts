/** Something that an API would refuse. */
export interface Problem {
  /** Where it is, in the spelling of the resource. */
  readonly path: string;
  /** What came, without anything that may be secret. */
  readonly got: string;
  /** What would be taken instead, such as `allowed is 1 to 63 characters`. */
  readonly allowed: string;
}

/** A text in quotes, cut to what one line of a report can hold. */
export function quoted(text: string): string {
  return JSON.stringify(cut(text, 80));
}

/** A text, cut to `length` characters. */
export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** `count` of something: `1 element`, `2 elements`; of an `entry`, `entries`. */
export function counted(count: number, unit: string): string {
  if (count === 1) return `1 ${unit}`;
  return `${count} ${unit.endsWith("y") ? `${unit.slice(0, -1)}ies` : `${unit}s`}`;
}

/** What lies between two bounds of which at least one is given. */
export function between(min: number | undefined, max: number | undefined): string {
  if (min === undefined) return `at most ${max}`;
  if (max === undefined) return `at least ${min}`;
  return min === max ? `exactly ${min}` : `${min} to ${max}`;
}
