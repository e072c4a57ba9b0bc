import type { RehearsalFinding } from "../finding.ts";
import type { DeployedStack } from "../rehearsal.ts";

/** What is wrong with a program that runs with every value known: also what its callbacks throw. */
export function programFailures({ stack, run }: DeployedStack): RehearsalFinding[] {
  return run.problems.map(({ message, position }) => ({
    kind: "program-failed",
    severity: "error",
    stack,
    resource: undefined,
    message,
    position,
  }));
}
