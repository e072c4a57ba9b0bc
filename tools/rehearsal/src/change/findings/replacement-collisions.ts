import { type RehearsalFinding, shortLabelOf } from "../../finding.ts";
import { identityOfType } from "../../identity/identity.ts";
import type { DeployedResource } from "../../rehearsal.ts";
import { aliasAdvice } from "../former-identity.ts";
import type { StackChange } from "../rehearse-change.ts";
import { isDeletedFirst } from "../replacement/replacement-order.ts";
import type { ResourceChange } from "../resource-change.ts";
import { heldBy } from "../stateful-types.ts";

/** A resource, what takes its place under the same name, and how both can be had. */
interface Collision {
  readonly before: DeployedResource;
  readonly after: DeployedResource;
  readonly remedy: string;
}

/** Resources that are created while what they replace still has their name. */
export function replacementCollisions({ stack, changes }: StackChange): RehearsalFinding[] {
  const all = [...keptNames(changes), ...renamedWithoutAlias(changes)];
  return all.flatMap(({ before, after, remedy }): RehearsalFinding[] => {
    const { type, id } = after.resource;
    if (id === "" || id !== before.resource.id || before.resource.options.retainOnDelete) return [];
    const isRefused = identityOfType(type).refusesSecond;
    const outcome = isRefused
      ? `AWS refuses to create "${id}" while ${shortLabelOf(before.resource)} still has that name`
      : `the new "${id}" takes over the old one, whose deletion then takes it away`;
    const severity = isRefused ? "error" : "warning";
    return [
      { kind: "replacement-collision", severity, stack, resource: after, message: `${outcome}; ${remedy}` },
    ];
  });
}

/** Replaced resources of which the new one is created first. */
function keptNames(changes: readonly ResourceChange[]): Collision[] {
  return changes.flatMap((change) => {
    if (change.kind !== "replace" || isDeletedFirst(change)) return [];
    const { before, after, because } = change;
    // What holds data must not be deleted before there is a place to move the data to.
    const remedy = heldBy(after.resource.type)
      ? `leave ${because.join(", ")}, or change the name too and move the data`
      : "change the name too, or set deleteBeforeReplace: it is not there for a while";
    return [{ before, after, remedy }];
  });
}

/** What is deleted, with what is created under the same name in AWS. */
function renamedWithoutAlias(changes: readonly ResourceChange[]): Collision[] {
  const gone = changes.flatMap((change) => (change.kind === "delete" ? [change.before] : []));
  return changes.flatMap((change) => {
    if (change.kind !== "create") return [];
    const { type, id } = change.after.resource;
    const before = gone.find(({ resource }) => resource.type === type && resource.id === id);
    return before ? [{ before, after: change.after, remedy: aliasAdvice(before, change.after) }] : [];
  });
}
