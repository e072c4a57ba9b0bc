import { accessFindings } from "./access/access-findings.ts";
import type { RehearsalFinding } from "./finding.ts";
import { collisions } from "./identity/collisions.ts";
import { danglingReferences } from "./identity/dangling-references.ts";
import { longNames } from "./identity/long-names.ts";
import { malformedNames } from "./identity/malformed-names.ts";
import { sharedNames } from "./identity/shared-names.ts";
import type { DeployedStack } from "./rehearsal.ts";
import { largeValues } from "./world/large-values.ts";
import { programFailures } from "./world/program-failures.ts";
import { unexpandedComponents } from "./world/unexpanded-components.ts";
import { unknownInputs } from "./world/unknown-inputs.ts";
import { unfilledOutputs } from "./world/unfilled-outputs.ts";

/** What is looked at: stacks that were deployed, and whether they are all that there are. */
interface Deployment {
  readonly isWhole: boolean;
  readonly stacks: readonly DeployedStack[];
}

/** Everything that the deployment of the stacks would come upon, by stack. */
export function findingsOf({ stacks, isWhole }: Deployment): readonly RehearsalFinding[] {
  const resources = stacks.flatMap((stack) => stack.resources);
  // What a program that failed did not get to make is missing by its fault.
  const hasFailed = stacks.some(({ run }) => run.problems.length > 0);
  return [
    ...programFailures(stacks),
    ...stacks.flatMap(unfilledOutputs),
    ...stacks.flatMap(unexpandedComponents),
    ...stacks.flatMap(unknownInputs),
    ...collisions(resources),
    ...sharedNames(resources),
    ...longNames(resources),
    ...malformedNames(resources),
    ...largeValues(resources),
    ...(isWhole && !hasFailed ? danglingReferences(resources) : []),
    ...(hasFailed ? [] : accessFindings(resources)),
  ];
}
