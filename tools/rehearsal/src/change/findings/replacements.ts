import { type RehearsalFinding, labelOf, shortLabelOf } from "../../finding.ts";
import type { DeployedResource } from "../../rehearsal.ts";
import type { StackChange } from "../rehearse-change.ts";
import { type Renaming, effectOf, renamings } from "../renamings.ts";
import { isDeletedFirst } from "../replacement/replacement-order.ts";
import type { ChangedResource, ResourceChange } from "../resource-change.ts";
import type { UsersOf } from "../users-of-resources.ts";

/** What is deleted before it is created anew must not be in use by what stays: the service refuses, or breaks. */
const refusedWhileUsed: Readonly<Record<string, string>> = {
  "aws:ec2/securityGroup:SecurityGroup": "AWS refuses to delete a group that is in use",
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration":
    'the endpoint\'s update fails with "Could not find endpoint configuration"',
};

/** Resources that are deleted before they are created anew while others use them. */
export function replacementGaps({ stack, changes }: StackChange, usersOf: UsersOf): RehearsalFinding[] {
  const replaced = new Set(
    changes.flatMap((change) => (change.kind === "replace" ? [change.after.resource.urn] : [])),
  );
  return changes.flatMap((change): RehearsalFinding[] => {
    if (change.kind !== "replace" || !isDeletedFirst(change)) return [];
    const { after, because } = change;
    const users = usersOf(after).filter(({ resource }) => !replaced.has(resource.urn));
    if (users.length === 0) return [];
    const names = users.map((user) => (user.stack === stack ? shortLabelOf(user.resource) : labelOf(user)));
    const refusal = refusedWhileUsed[after.resource.type];
    const outcome = refusal ?? "what they do fails meanwhile";
    const message =
      `a change of ${because.join(", ")} deletes it before it is there anew, and ${listed(names)} use it: ` +
      `${outcome}; ${remedyOfGap(change)}`;
    const severity = refusal === undefined ? "warning" : "error";
    return [{ kind: "replacement-gap", severity, stack, resource: after, message }];
  });
}

function remedyOfGap({ after, because }: ChangedResource): string {
  const { deleteBeforeReplace } = after.resource.options;
  return deleteBeforeReplace === true
    ? `its option deleteBeforeReplace asks for that: leave ${because.join(", ")}, or deploy it when nobody uses it`
    : "to have the new one first, leave its name to the provider, or change the name too";
}

/** Replacements whose new names change resources of other stacks. */
export function replacementsAcrossStacks(stacks: readonly StackChange[]): RehearsalFinding[] {
  return renamings(stacks).flatMap((renaming): RehearsalFinding[] => {
    const { stack, change } = renaming;
    const reached = stacks
      .filter((other) => other.stack !== stack)
      .flatMap(({ changes }) => changes.flatMap((each) => reachedBy(renaming, each)));
    if (reached.length === 0) return [];
    const message =
      `a change of ${change.because.join(", ")} gives it a new name, which ${listed(reached)}; ` +
      "until those stacks are deployed, they name what is not there any more";
    return [
      { kind: "replacement-across-stacks", severity: "warning", stack, resource: change.after, message },
    ];
  });
}

/** `replaces sentiment.prod: Endpoint "x"`, if that follows from a renaming. */
function reachedBy(renaming: Renaming, change: ResourceChange): string[] {
  const effect = effectOf(renaming, change);
  if (effect === undefined || change.kind === "delete") return [];
  return [`${effect === "replace" ? "replaces" : "changes"} ${labelOf(change.after)}`];
}

/** What is deleted and still named by resources that stay. */
export function deletionsInUse(
  { stack, changes }: StackChange,
  all: readonly DeployedResource[],
  usersOf: UsersOf,
): RehearsalFinding[] {
  const there = new Set(all.map(({ resource }) => `${resource.type} ${resource.id}`));
  return changes.flatMap((change): RehearsalFinding[] => {
    if (change.kind !== "delete" || there.has(`${change.before.resource.type} ${change.before.resource.id}`))
      return [];
    const users = usersOf(change.before);
    if (users.length === 0) return [];
    const message = `it is deleted, and ${listed(users.map(labelOf))} still name it; take it out there first`;
    return [{ kind: "deletion-in-use", severity: "error", stack, resource: change.before, message }];
  });
}

/** At most so many are named. */
const MAX_NAMED = 4;

function listed(names: readonly string[]): string {
  const rest = names.length - MAX_NAMED;
  return rest > 0 ? `${names.slice(0, MAX_NAMED).join(", ")} and ${rest} more` : names.join(", ");
}
