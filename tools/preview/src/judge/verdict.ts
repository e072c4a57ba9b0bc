import type { Violation } from "./violation.ts";

/** What policies have to say about resources. */
export interface Verdict {
  readonly violations: readonly Violation[];
  /** Policies that failed instead of answering. */
  readonly problems: readonly string[];
}

/** Several verdicts as one. */
export function mergedVerdict(verdicts: readonly Verdict[]): Verdict {
  return {
    violations: verdicts.flatMap(({ violations }) => violations),
    problems: verdicts.flatMap(({ problems }) => problems),
  };
}
