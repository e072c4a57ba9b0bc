import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { ignoredChanges, ineffectiveChanges } from "./findings/ineffective.ts";
import { protectedInTheWay } from "./findings/protection.ts";
import { changedPlaces, refusedUpdates } from "./findings/refusals.ts";
import {
  deletionsInUse,
  replacementCollisions,
  replacementGaps,
  replacementsAcrossStacks,
} from "./findings/replacements.ts";
import { lostData } from "./findings/stateful.ts";
import type { StackChange } from "./rehearse-change.ts";

/** What changes were found against. */
interface ChangeBasis {
  /** Inputs before are those of a program; otherwise a provider's, where ignored changes are expected. */
  readonly isOfProgram: boolean;
}

/**
 * What the changes of stacks would come upon, by stack.
 * @param all resources that are there afterwards, of all stacks
 */
export function changeFindings(
  stacks: readonly StackChange[],
  all: readonly DeployedResource[],
  { isOfProgram }: ChangeBasis,
): RehearsalFinding[] {
  return [
    ...stacks.flatMap((change) => [
      ...changedPlaces(change),
      ...lostData(change),
      ...protectedInTheWay(change),
      ...replacementCollisions(change),
      ...replacementGaps(change, all),
      ...deletionsInUse(change, all),
      ...refusedUpdates(change),
      ...ineffectiveChanges(change, all),
      ...(isOfProgram ? ignoredChanges(change) : []),
    ]),
    ...replacementsAcrossStacks(stacks),
  ];
}
