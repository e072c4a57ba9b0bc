import { ownProblems } from "../failed-stacks.ts";
import type { RehearsalFinding } from "../finding.ts";
import type { DeployedStack } from "../rehearsal.ts";

/**
 * What is wrong with programs that run with every value known: also what their callbacks throw. A failure is told of the
 * stack that it comes from, not of those that refer to it.
 */
export function programFailures(stacks: readonly DeployedStack[]): RehearsalFinding[] {
  return stacks.flatMap((failed) =>
    ownProblems(failed, stacks).map(({ message, position }) => ({
      kind: "program-failed",
      severity: "error",
      stack: failed.stack,
      resource: undefined,
      message,
      position,
    })),
  );
}
