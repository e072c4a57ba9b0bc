import { accessFindings } from "./access/access-findings.ts";
import type { RehearsalFinding } from "./finding.ts";
import { collisions } from "./identity/collisions.ts";
import { longNames } from "./identity/long-names.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { unfilledOutputs } from "./world/unfilled-outputs.ts";

/** Everything that the deployment of the stacks would come upon, by stack. */
export function findingsOf({ stacks }: Rehearsal): readonly RehearsalFinding[] {
  const resources = stacks.flatMap((stack) => stack.resources);
  return [
    ...stacks.flatMap(unfilledOutputs),
    ...collisions(resources),
    ...longNames(resources),
    ...accessFindings(resources),
  ];
}
