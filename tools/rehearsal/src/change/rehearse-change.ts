import type { DeployedResource } from "../rehearsal.ts";
import type { EarlierWorld } from "../world/world.ts";
import { type ResourceChange, replacedUrns, resourceChanges } from "./resource-change.ts";

/** What a deployment changes in one stack. */
export interface StackChange {
  readonly stack: string;
  /** Created and changed resources in order, then what is deleted. */
  readonly changes: readonly ResourceChange[];
}

/** Stacks that were deployed together. */
interface Deployed {
  readonly stacks: readonly { readonly stack: string; readonly resources: readonly DeployedResource[] }[];
}

/** A deployment over what is there. */
export interface RehearsedChange<Rehearsal extends Deployed> {
  readonly rehearsal: Rehearsal;
  /** Only stacks of which it is known what is there. */
  readonly stacks: readonly StackChange[];
}

/** A replacement changes ids that other resources name, which may replace them in turn: at most so many times. */
const MAX_ROUNDS = 20;

/**
 * Deploy stacks over what is there. What a replaced resource's new id replaces in turn, also in other stacks, is among
 * the changes.
 * @param deploy all stacks, over what is there
 * @param before resources that are there, by stack
 */
export async function rehearseChange<Rehearsal extends Deployed>(
  deploy: (earlier: EarlierWorld) => Promise<Rehearsal>,
  before: ReadonlyMap<string, readonly DeployedResource[]>,
): Promise<RehearsedChange<Rehearsal>> {
  const resources = new Map([...before.values()].flat().map(({ resource }) => [resource.urn, resource]));
  let replaced: ReadonlySet<string> = new Set();
  for (let round = 1; ; round += 1) {
    const rehearsal = await deploy({ resources, replaced });
    const stacks = rehearsal.stacks.flatMap(({ stack, resources: after }) => {
      const there = before.get(stack);
      return there ? [{ stack, changes: resourceChanges(there, after) }] : [];
    });
    const now = stacks.flatMap(({ changes }) => replacedUrns(changes));
    if (now.every((urn) => replaced.has(urn)) || round === MAX_ROUNDS) return { rehearsal, stacks };
    replaced = new Set([...replaced, ...now]);
  }
}
