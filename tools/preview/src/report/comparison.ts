import { identitiesOf } from "./finding-identity.ts";
import type { Finding, StackReport } from "./model.ts";

/** What an earlier report must hold to compare with it. */
export type EarlierReport = Pick<StackReport, "project" | "stack" | "findings" | "problems">;

/** What has changed since earlier reports. */
export interface Comparison {
  /** Findings that were not there, or were less than mandatory and now are. */
  readonly added: ReadonlySet<Finding>;
  /** How many findings of the same stacks are gone. */
  readonly gone: number;
  /** Stacks whose findings are all new because there is no earlier report, or none without problems. */
  readonly incomparable: readonly string[];
}

/** Compare reports with earlier ones of the same stacks. */
export function compare(stacks: readonly StackReport[], earlier: readonly EarlierReport[]): Comparison {
  const earlierOf = (stack: StackReport) =>
    earlier.find((one) => one.stack === stack.stack && one.project === stack.project);
  const added = new Set<Finding>();
  const incomparable: string[] = [];
  let gone = 0;
  for (const stack of stacks) {
    const before = earlierOf(stack);
    if (!before || before.problems.length > 0) incomparable.push(stack.stack);
    const left = new Map(
      [...identitiesOf(before?.findings ?? [])].map(([finding, identity]) => [identity, finding]),
    );
    for (const [finding, identity] of identitiesOf(stack.findings)) {
      const known = left.get(identity);
      left.delete(identity);
      if (!known || (known.level === "advisory" && finding.level === "mandatory")) added.add(finding);
    }
    // A stack that could not be judged this time has fixed nothing.
    if (stack.problems.length === 0) gone += left.size;
  }
  return { added, gone, incomparable };
}
