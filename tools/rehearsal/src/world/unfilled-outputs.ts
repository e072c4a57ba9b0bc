import type { RehearsalFinding } from "../finding.ts";
import type { DeployedStack } from "../rehearsal.ts";

/** Outputs that a program reads and that no rule fills. */
export function unfilledOutputs({ stack, run, resources }: DeployedStack): RehearsalFinding[] {
  return run.unknownReads.map(({ type, name, property }) => ({
    kind: "unfilled-output",
    severity: "error",
    stack,
    resource: resources.find(({ resource }) => resource.type === type && resource.name === name),
    message: `${property}: no rule fills this output of ${type}; add one to tools/rehearsal/src/world/rules`,
  }));
}
