import { type RehearsalFinding, labelOf, shortLabelOf } from "../../finding.ts";
import { identityOfType } from "../../identity/identity.ts";
import type { DeployedResource } from "../../rehearsal.ts";
import { mentionsOneOf, lostNames, namesOf } from "../mentions.ts";
import type { StackChange } from "../rehearse-change.ts";
import { isDeletedFirst } from "../replacement/replacement-order.ts";
import type { ChangedResource, ResourceChange } from "../resource-change.ts";
import { plainInputs } from "../compared-inputs.ts";

/** Resources that are created while what they replace still has their name. */
export function replacementCollisions({ stack, changes }: StackChange): RehearsalFinding[] {
  const replaced = changes.flatMap((change) =>
    change.kind === "replace" && !isDeletedFirst(change) ? [[change.before, change.after] as const] : [],
  );
  return [...replaced, ...renamedWithoutAlias(changes)].flatMap(([before, after]): RehearsalFinding[] => {
    const { type, id } = after.resource;
    if (id === "" || id !== before.resource.id || before.resource.options.retainOnDelete) return [];
    const isRefused = identityOfType(type).refusesSecond;
    const outcome = isRefused
      ? `AWS refuses to create "${id}" while ${shortLabelOf(before.resource)} still has that name`
      : `the new "${id}" takes over the old one, whose deletion then takes it away`;
    const remedy =
      before.resource.urn === after.resource.urn
        ? "change the name too, or set deleteBeforeReplace"
        : "give it an alias to its former name";
    const severity = isRefused ? "error" : "warning";
    return [
      { kind: "replacement-collision", severity, stack, resource: after, message: `${outcome}; ${remedy}` },
    ];
  });
}

/** What is deleted, with what is created under the same name in AWS. */
function renamedWithoutAlias(
  changes: readonly ResourceChange[],
): (readonly [DeployedResource, DeployedResource])[] {
  const gone = changes.flatMap((change) => (change.kind === "delete" ? [change.before] : []));
  return changes.flatMap((change) => {
    if (change.kind !== "create") return [];
    const { type, id } = change.after.resource;
    const before = gone.find(({ resource }) => resource.type === type && resource.id === id);
    return before ? [[before, change.after] as const] : [];
  });
}

/** What is deleted before it is created anew must not be in use by what stays: the service refuses, or breaks. */
const refusedWhileUsed: Readonly<Record<string, string>> = {
  "aws:ec2/securityGroup:SecurityGroup": "AWS refuses to delete a group that is in use",
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration":
    'the endpoint\'s update fails with "Could not find endpoint configuration"',
};

/** Resources that are deleted before they are created anew while others use them. */
export function replacementGaps(
  { stack, changes }: StackChange,
  all: readonly DeployedResource[],
): RehearsalFinding[] {
  const replaced = new Set(
    changes.flatMap((change) => (change.kind === "replace" ? [change.after.resource.urn] : [])),
  );
  return changes.flatMap((change): RehearsalFinding[] => {
    if (change.kind !== "replace" || !isDeletedFirst(change)) return [];
    const { after } = change;
    const users = usersOf(after, all).filter(({ resource }) => !replaced.has(resource.urn));
    const refusal = refusedWhileUsed[after.resource.type];
    if (users.length === 0) return [];
    const names = users.map((user) => (user.stack === stack ? shortLabelOf(user.resource) : labelOf(user)));
    const gap = `a change of ${change.because.join(", ")} deletes it before it is there anew, and ${listed(names)} use it`;
    return [
      {
        kind: "replacement-gap",
        severity: refusal === undefined ? "warning" : "error",
        stack,
        resource: after,
        message:
          refusal === undefined
            ? `${gap}: what they do fails meanwhile; leave its name to the provider to have the new one first`
            : `${gap}: ${refusal}; leave its name to the provider to have the new one first`,
      },
    ];
  });
}

function usersOf(used: DeployedResource, all: readonly DeployedResource[]): DeployedResource[] {
  const names = namesOf(used);
  return all.filter(
    ({ resource }) =>
      resource.custom &&
      resource.urn !== used.resource.urn &&
      mentionsOneOf(plainInputs(resource.inputs), names),
  );
}

/** Replacements whose new names change resources of other stacks. */
export function replacementsAcrossStacks(stacks: readonly StackChange[]): RehearsalFinding[] {
  return stacks.flatMap(({ stack, changes }) =>
    changes.flatMap((change): RehearsalFinding[] => {
      if (change.kind !== "replace") return [];
      const lost = lostNames(change.before, change.after);
      const reached = stacks
        .filter((other) => other.stack !== stack)
        .flatMap((other) => other.changes.flatMap((each) => reachedBy(each, lost)));
      if (reached.length === 0) return [];
      const message =
        `a change of ${change.because.join(", ")} gives it a new name, which ${listed(reached)}; ` +
        "until those stacks are deployed, they name what is not there any more";
      return [
        { kind: "replacement-across-stacks", severity: "warning", stack, resource: change.after, message },
      ];
    }),
  );
}

/** `replaces sentiment.prod: Endpoint "x"`, if a change follows from names that are lost. */
function reachedBy(change: ResourceChange, lost: readonly string[]): string[] {
  if (change.kind !== "update" && change.kind !== "replace") return [];
  if (!namesOneOf(change, lost)) return [];
  return [`${change.kind === "replace" ? "replaces" : "changes"} ${labelOf(change.after)}`];
}

function namesOneOf({ differences }: ChangedResource, lost: readonly string[]): boolean {
  return differences.some(({ before }) => mentionsOneOf(before, lost));
}

/** What is deleted and still named by resources that stay. */
export function deletionsInUse(
  { stack, changes }: StackChange,
  all: readonly DeployedResource[],
): RehearsalFinding[] {
  const there = new Set(all.map(({ resource }) => `${resource.type} ${resource.id}`));
  return changes.flatMap((change): RehearsalFinding[] => {
    if (change.kind !== "delete" || there.has(`${change.before.resource.type} ${change.before.resource.id}`))
      return [];
    const users = usersOf(change.before, all);
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
