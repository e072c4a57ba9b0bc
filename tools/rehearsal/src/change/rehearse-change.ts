import { type DeployedResource, type Rehearsal, type RehearsalOptions, rehearse } from "../rehearsal.ts";
import { type ResourceChange, resourceChanges } from "./resource-change.ts";

/** What a deployment changes in one stack. */
export interface StackChange {
  readonly stack: string;
  /** Created and changed resources in order, then what is deleted. */
  readonly changes: readonly ResourceChange[];
}

/** A deployment over what is there. */
export interface RehearsedChange {
  readonly rehearsal: Rehearsal;
  readonly stacks: readonly StackChange[];
}

/** A replacement changes ids that other resources name, which may replace them in turn: at most so many times. */
const MAX_ROUNDS = 20;

/**
 * Deploy stacks over what is there. What a replaced resource's new id replaces in turn, also in other stacks, is among
 * the changes.
 * @param before resources that are there, by stack
 */
export async function rehearseChange(
  options: RehearsalOptions,
  before: ReadonlyMap<string, readonly DeployedResource[]>,
): Promise<RehearsedChange> {
  const resources = new Map([...before.values()].flat().map(({ resource }) => [resource.urn, resource]));
  let replaced: ReadonlySet<string> = new Set();
  for (let round = 1; ; round += 1) {
    const rehearsal = await rehearse(options, { resources, replaced });
    const stacks = rehearsal.stacks.map(({ stack, resources: after }) => ({
      stack,
      changes: resourceChanges(before.get(stack) ?? [], after),
    }));
    const now = replacedIn(stacks);
    if (now.every((urn) => replaced.has(urn)) || round === MAX_ROUNDS) return { rehearsal, stacks };
    replaced = new Set([...replaced, ...now]);
  }
}

function replacedIn(stacks: readonly StackChange[]): string[] {
  return stacks.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.kind === "replace" ? [change.after.resource.urn] : [])),
  );
}
