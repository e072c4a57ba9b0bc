import { lostNames, mentionsOneOf } from "../identity/resource-names.ts";
import { leavesOf } from "./difference.ts";
import { isAtOrBelow } from "./property-path.ts";
import type { StackChange } from "./rehearse-change.ts";
import type { ChangedResource, ResourceChange } from "./resource-change.ts";

/** A replacement that takes names away by which others name the resource. */
export interface Renaming {
  readonly stack: string;
  readonly change: ChangedResource;
  readonly lostNames: readonly string[];
}

/**
 * Replacements that take names away. A name counts once, with the resource that was created first: a bucket's is also
 * the id of its policy, its versioning and the like.
 */
export function renamings(stacks: readonly StackChange[]): Renaming[] {
  const known = new Set<string>();
  return stacks.flatMap(({ stack, changes }) =>
    changes.flatMap((change): Renaming[] => {
      if (change.kind !== "replace") return [];
      const lost = lostNames(change.before, change.after).filter((name) => !known.has(name));
      for (const name of lost) known.add(name);
      return lost.length === 0 ? [] : [{ stack, change, lostNames: lost }];
    }),
  );
}

/** What a renaming does to a resource that names what is renamed; nothing if it does not name it. */
export function effectOf(renaming: Renaming, change: ResourceChange): "update" | "replace" | undefined {
  if (change.kind !== "update" && change.kind !== "replace") return undefined;
  if (change.after.resource.urn === renaming.change.after.resource.urn) return undefined;
  const following = change.differences
    .flatMap(leavesOf)
    .filter(({ before }) => mentionsOneOf(before, renaming.lostNames));
  if (following.length === 0) return undefined;
  const isReplacing = following.some(({ path }) =>
    change.because.some((replacing) => isAtOrBelow(path, replacing)),
  );
  return isReplacing ? "replace" : "update";
}
