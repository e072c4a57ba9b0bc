import type { DeployedResource } from "../rehearsal.ts";
import type { AccessModel } from "./access-model.ts";
import { buildAccessModel } from "./build-access-model.ts";
import { covers, overlap } from "./changes/covers.ts";
import { type Condition, type Grant, grantsIn } from "./changes/grant.ts";
import { mergedValues } from "./changes/merged-values.ts";
import { withEarlierIds } from "./changes/renewed-ids.ts";
import { contextsOf } from "./declared-needs.ts";
import { deniedNeeds } from "./denied-needs.ts";
import type { Need } from "./need.ts";

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
  const distinct = new Map(grants.map((grant) => [identityOf(grant), grant]));
  return [...distinct].flatMap(([identity, grant]) =>
    same.has(identity) || others.some((other) => covers(other, grant)) ? [] : [grant],
  );
}

const identities = new WeakMap<Grant, string>();

function identityOf(grant: Grant): string {
  const { who, action, resource, conditions, account } = grant;
  const known = identities.get(grant) ?? JSON.stringify([who, action, resource, conditions, account]);
  identities.set(grant, known);
  return known;
}

function accessOf(resources: readonly DeployedResource[]): Access {
  const model = buildAccessModel(resources);
  const grants = grantsIn(model);
  const [given, denies] = [grants.filter(isAllow), grants.filter((grant) => !isAllow(grant))];
  const needs = new Map(given.map((grant) => [grant, needOf(model, grant)]));
  const asked = [...needs.values()].filter((need) => need !== undefined);
  const denied = new Set<Need | undefined>(deniedNeeds(model, asked).map(({ need }) => need));
  return { given: given.filter((grant) => !denied.has(needs.get(grant))), denied: denies };
}

const isAllow = ({ effect }: Grant): boolean => effect === "Allow";

/** What a policy of a role gives, as a need; nothing for what policies of resources give, and for patterns of actions. */
function needOf({ roles }: AccessModel, grant: Grant): Need | undefined {
  const { who, action, resource, conditions, account, by: because } = grant;
  const role = roles.get(who);
  const [name = ""] = action.patterns;
  const [about = ""] = resource.patterns;
  if (!role || account !== undefined || action.isNegated || resource.isNegated || /[*?]/.test(name)) {
    return undefined;
  }
  const [context = {}] = contextsOf(conditions);
  const need = { who, action: name, resource: about, context, by: role.made, because };
  return { ...need, isFromVpc: true, isDeclared: true };
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
