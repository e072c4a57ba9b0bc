import { shortLabelOf } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { type ResourceChange, changeBetween } from "./resource-change.ts";

/**
 * What a deleted resource is now, if it looks as if it were only renamed, or has another parent: a created one of the
 * same type that keeps its name in AWS or in the program, or that is the only one.
 */
export function successorOf(
  before: DeployedResource,
  changes: readonly ResourceChange[],
): DeployedResource | undefined {
  const isOfType = ({ resource: { type } }: DeployedResource) => type === before.resource.type;
  const created = changes.flatMap((change) =>
    change.kind === "create" && isOfType(change.after) ? [change.after] : [],
  );
  const deleted = changes.filter((change) => change.kind === "delete" && isOfType(change.before));
  const [only] = created.length === 1 && deleted.length === 1 ? created : [];
  return (
    created.find(({ resource: { id } }) => id !== "" && id === before.resource.id) ??
    created.find(({ resource: { name } }) => name === before.resource.name) ??
    only
  );
}

/** What the program has to say so that a resource is taken for the one that it was before. */
export function aliasAdvice(before: DeployedResource, now: DeployedResource): string {
  const former =
    before.resource.name === now.resource.name
      ? "an alias to its former parent"
      : `an alias to its former name "${before.resource.name}"`;
  const because = changeBetween(before, now)?.because ?? [];
  if (because.length === 0) return `give ${shortLabelOf(now.resource)} ${former}`;
  return (
    `give ${shortLabelOf(now.resource)} ${former} and leave ${because.join(", ")}: with the alias alone it is ` +
    "replaced all the same"
  );
}
