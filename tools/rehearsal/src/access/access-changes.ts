import type { PolicyStatement } from "@mlops/access";
import type { DeployedResource } from "../rehearsal.ts";
import type { AccessModel, AccessRole, ProtectedResource } from "./access-model.ts";
import { buildAccessModel } from "./build-access-model.ts";
import { declaredNeeds } from "./declared-needs.ts";
import { decideNeed } from "./decide-need.ts";
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
  /** What gives it: the resource that makes the policy, and the statement. */
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

/**
 * What the access of two rehearsals differs by, sorted by who has it. What a policy gives and another one denies (a
 * boundary, a policy of the resource) is no access: so a wider boundary is a gain, and a new deny a loss.
 */
export function accessChanges(before: DeployedStacks, after: DeployedStacks): AccessChanges {
  const [earlier, later] = [accessOf(before), accessOf(after)];
  return { gained: missingIn(earlier, later), lost: missingIn(later, earlier) };
}

function missingIn(
  all: ReadonlyMap<string, AccessEntry>,
  entries: ReadonlyMap<string, AccessEntry>,
): readonly AccessEntry[] {
  const missing = [...entries].filter(([key]) => !all.has(key));
  return missing.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

/** All access that policies of a rehearsal give, by what tells it apart. */
function accessOf({ stacks }: DeployedStacks): ReadonlyMap<string, AccessEntry> {
  const model = buildAccessModel(stacks.flatMap(({ resources }) => resources));
  const denied = deniedRights(model);
  const entries = [
    ...[...model.roles.values()].flatMap((role) => entriesOfRole(role, denied)),
    ...[...model.protected.values()].flatMap(entriesOfResource),
  ];
  return new Map(entries.map((entry) => [keyOf(entry), entry]));
}

const keyOf = ({ who, resource, action, condition }: AccessEntry) =>
  [who, resource, action, condition].join("\n");

const rightOf = ({ who, action, resource }: Pick<Need, "who" | "action" | "resource">) =>
  [who, action, resource].join("\n");

/** Rights that policies of roles give and others take away. */
function deniedRights(model: AccessModel): ReadonlySet<string> {
  const denied = declaredNeeds(model).filter((need) => decideNeed(model, need)?.outcome === "denied");
  return new Set(denied.map(rightOf));
}

function entriesOfRole(role: AccessRole, denied: ReadonlySet<string>): AccessEntry[] {
  return role.identity.policies
    .flatMap(({ statements }) => statements)
    .flatMap((statement) => entriesOfStatement(statement, [role.arn], "*"))
    .filter((entry) => !denied.has(rightOf(entry)));
}

function entriesOfResource({ arn, policy }: ProtectedResource): AccessEntry[] {
  return (policy?.statements ?? []).flatMap((statement) =>
    entriesOfStatement(statement, principalsOf(statement), arn),
  );
}

function principalsOf({ principals }: PolicyStatement): readonly string[] {
  if (!principals || principals.of === "*") return ["*"];
  const names = Object.values(principals.of).flat();
  return principals.isNegated ? [`everybody but ${names.join(", ")}`] : names;
}

function entriesOfStatement(statement: PolicyStatement, who: readonly string[], own: string): AccessEntry[] {
  if (statement.effect !== "Allow") return [];
  const { actions, resources, conditions } = statement;
  const condition = conditions
    .map(({ operator, key, values }) => `${operator} ${key} ${values.join(", ")}`)
    .join("; ");
  const by = `${statement.document}, ${statement.name}`;
  return who.flatMap((one) =>
    written(actions).flatMap((action) =>
      (resources ? written(resources) : [own]).map((resource) => ({
        who: one,
        action,
        // In a policy of a resource, `*` is that resource.
        resource: resource === "*" ? own : resource,
        condition,
        by,
      })),
    ),
  );
}

const written = ({ patterns, isNegated }: PolicyStatement["actions"]): readonly string[] =>
  isNegated ? [`everything but ${patterns.join(", ")}`] : patterns;
