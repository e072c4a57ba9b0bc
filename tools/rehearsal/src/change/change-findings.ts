import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { ignoredChanges, ineffectiveChanges } from "./findings/ineffective.ts";
import { protectedInTheWay } from "./findings/protection.ts";
import { changedPlaces, refusedUpdates } from "./findings/refusals.ts";
import { replacementCollisions } from "./findings/replacement-collisions.ts";
import { deletionsInUse, replacementGaps, replacementsAcrossStacks } from "./findings/replacements.ts";
import { lostData } from "./findings/stateful.ts";
import type { StackChange } from "./rehearse-change.ts";
import { usersAmong } from "./users-of-resources.ts";

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
  const usersOf = usersAmong(all);
  return [
    ...stacks.flatMap((change) => [
      ...changedPlaces(change),
      ...lostData(change),
      ...protectedInTheWay(change),
      ...replacementCollisions(change),
      ...replacementGaps(change, usersOf),
      ...deletionsInUse(change, all, usersOf),
      ...refusedUpdates(change),
      ...ineffectiveChanges(change, all),
      ...(isOfProgram ? ignoredChanges(change) : []),
    ]),
    ...replacementsAcrossStacks(stacks),
  ];
}
