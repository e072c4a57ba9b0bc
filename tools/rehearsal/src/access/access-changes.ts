import type { DeployedResource } from "../rehearsal.ts";
import type { AccessModel } from "./access-model.ts";
import { buildAccessModel } from "./build-access-model.ts";
import { covers, overlap } from "./changes/covers.ts";
import { type Condition, type Grant, grantsIn } from "./changes/grant.ts";
import { mergedValues } from "./changes/merged-values.ts";
import { withEarlierIds } from "./changes/renewed-ids.ts";
import { contextsOf } from "./declared-needs.ts";
import { decideNeed } from "./decide-need.ts";

/** Access that somebody has. */
export interface AccessEntry {
  /** ARN of a role, or a principal as a policy of a resource names it: an account, a service, `*`. */
  readonly who: string;
  /** As the policy writes it, such as `s3:Get*`; `everything but …` for `NotAction`. */
  readonly action: string;
  /** ARN or pattern of ARNs, as the policy writes it; `everything but …` for `NotResource`. */
  readonly resource: string;
  /** Condition of the statement, as in `StringEquals aws:SourceAccount 111122223333`; empty if there is none. */
  readonly condition: string;
  /** What gives or denies it: the resource that makes the policy, and the statement. */
  readonly by: string;
}

/** Who gains and who loses which access. */
export interface AccessChanges {
  readonly gained: readonly AccessEntry[];
  readonly lost: readonly AccessEntry[];
}

/** Stacks that are there together. */
export interface DeployedStacks {
  readonly stacks: readonly { readonly resources: readonly DeployedResource[] }[];
}

/** What policies give, and what they deny of it. */
interface Access {
  /** Without what is denied as a whole. */
  readonly given: readonly Grant[];
  readonly denied: readonly Grant[];
}

/**
 * What the access of two rehearsals differs by, sorted by who has it. It is gained only if some request is allowed that
 * was not: not by a statement that says the same in other words or asks for more, nor by a new id of what is replaced.
 * What a policy gives and another one denies (a boundary, a policy of the resource) is no access: so a wider boundary is
 * a gain, and a new deny a loss.
 */
export function accessChanges(before: DeployedStacks, after: DeployedStacks): AccessChanges {
  const [was, is] = [before, after].map(({ stacks }) => stacks.flatMap(({ resources }) => resources));
  const rename = withEarlierIds(was ?? [], is ?? []);
  const earlier = accessOf(was ?? []);
  const renewed = accessOf(is ?? []);
  const later = { given: renewed.given.map(rename), denied: renewed.denied.map(rename) };
  return { gained: addedTo(earlier, later), lost: addedTo(later, earlier) };
}

/** What one access has more than another one. */
function addedTo(before: Access, after: Access): readonly AccessEntry[] {
  const given = uncovered(after.given, before.given);
  const fresh = new Set(given);
  const kept = after.given.filter((one) => !fresh.has(one));
  // A deny that is gone lets through what it denied of the access that there is anyhow.
  const released = uncovered(before.denied, after.denied).filter((deny) =>
    kept.some((one) => overlap(one, deny)),
  );
  const entries = new Map([...mergedValues(given), ...mergedValues(released)].map(entryOf).map(keyed));
  return [...entries].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

/** Grants that no other one takes in. */
function uncovered(grants: readonly Grant[], others: readonly Grant[]): Grant[] {
  const same = new Set(others.map(identityOf));
  const distinct = [...new Map(grants.map((grant) => [identityOf(grant), grant])).values()];
  return distinct.filter(
    (grant) => !same.has(identityOf(grant)) && !others.some((other) => covers(other, grant)),
  );
}

const identityOf = ({ who, action, resource, conditions, account }: Grant) =>
  JSON.stringify([who, action, resource, conditions, account]);

function accessOf(resources: readonly DeployedResource[]): Access {
  const model = buildAccessModel(resources);
  const grants = grantsIn(model);
  const isGiven = (grant: Grant) => grant.effect === "Allow" && !isDenied(model, grant);
  return { given: grants.filter(isGiven), denied: grants.filter(({ effect }) => effect === "Deny") };
}

/** Whether what a policy of a role gives is denied by others. */
function isDenied(model: AccessModel, { who, action, resource, conditions, account, by }: Grant): boolean {
  const role = model.roles.get(who);
  const [name = ""] = action.patterns;
  const [about = ""] = resource.patterns;
  if (!role || account !== undefined || action.isNegated || resource.isNegated || /[*?]/.test(name))
    return false;
  const [context = {}] = contextsOf(conditions);
  const need = { who, action: name, resource: about, context, by: role.made, because: by };
  return decideNeed(model, { ...need, isFromVpc: true, isDeclared: true })?.outcome === "denied";
}

const keyed = (entry: AccessEntry): readonly [string, AccessEntry] => [
  [entry.who, entry.resource, entry.action, entry.condition].join("\n"),
  entry,
];

const entryOf = ({ who, action, resource, conditions, by }: Grant): AccessEntry => ({
  who,
  action: written(action),
  resource: written(resource),
  condition: conditions.map(conditionText).join("; "),
  by,
});

const conditionText = ({ operator, key, values }: Condition) => `${operator} ${key} ${values.join(", ")}`;

const written = ({ patterns, isNegated }: Grant["action"]): string =>
  isNegated ? `everything but ${patterns.join(", ")}` : patterns.join(", ");
