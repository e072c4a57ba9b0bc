import type { RehearsalReport } from "./model.ts";

/** Stacks of which a report cannot say what was asked for. */
interface MissingStacks {
  readonly stacks: readonly string[];
  /** `as it fails` */
  readonly reason: string;
}

/** `not compared`, or `not rehearsed` where nothing is. */
export function missingWord({ against }: Pick<RehearsalReport, "against">): string {
  return against === null ? "not rehearsed" : "not compared";
}

/** Stacks that are not compared, or not rehearsed, by reason. */
export function missingStacks({ stacks, against }: RehearsalReport): MissingStacks[] {
  const missing = stacks.filter(
    ({ failedBy, changes }) => failedBy.length > 0 || (against !== null && changes === null),
  );
  const groups = Map.groupBy(missing, ({ stack, failedBy }) =>
    failedBy.includes(stack) ? "own" : failedBy.join(", "),
  );
  return [...groups].map(([causes, group]) => ({
    stacks: group.map(({ stack }) => stack),
    reason: reasonOf(causes, group.length, against),
  }));
}

function reasonOf(causes: string, count: number, against: string | null): string {
  if (causes === "own") return count === 1 ? "as it fails" : "as they fail";
  if (causes === "") return `as ${against ?? ""} does not tell what is there`;
  return `as ${causes} ${causes.includes(", ") ? "fail" : "fails"}`;
}

/** What a report leaves out because stacks fail; nothing if none does. */
export function notLookedFor({ stacks, destroyOrder }: RehearsalReport): string | undefined {
  const failed = stacks.filter(({ failedBy }) => failedBy.length > 0).length;
  if (failed === 0 || destroyOrder !== null) return undefined;
  return `not looked for without ${failed === 1 ? "it" : "them"}: dangling references, denied access`;
}
