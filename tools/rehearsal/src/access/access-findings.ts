import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import type { AccessModel } from "./access-model.ts";
import { buildAccessModel } from "./build-access-model.ts";
import { declaredNeeds } from "./declared-needs.ts";
import type { DecidedNeed } from "./decide-need.ts";
import { denialText } from "./denial-text.ts";
import { deniedNeeds } from "./denied-needs.ts";
import { impliedNeeds } from "./implied-needs.ts";
import type { Need } from "./need.ts";
import { needRules } from "./needs/index.ts";
import { unreadablePolicies } from "./read-policy.ts";

/** What resources of the stacks need, and what policies give and others take away. */
export function accessFindings(resources: readonly DeployedResource[]): RehearsalFinding[] {
  const model = buildAccessModel(resources);
  return [...unreadablePolicies(model), ...deniedAccess(model)];
}

function deniedAccess(model: AccessModel): RehearsalFinding[] {
  const groups = new Map<string, DecidedNeed[]>();
  for (const denied of deniedNeeds(model, allNeeds(model))) {
    const key = groupOf(denied);
    groups.set(key, [...(groups.get(key) ?? []), denied]);
  }
  return [...groups.values()].flatMap(findingOf);
}

/** Everything that is needed in the stacks, with what it implies. */
function allNeeds(model: AccessModel): Need[] {
  const direct = [
    ...model.resources.flatMap((made) => needRules.flatMap((rule) => rule(made, model))),
    ...declaredNeeds(model),
  ];
  return [...direct, ...direct.flatMap((need) => impliedNeeds(model, need))];
}

/** Needs of one role on one resource that one policy denies are one finding: with the same mend they are gone. */
function groupOf({ need, decision }: DecidedNeed): string {
  const { deniedBy, lacking } = decision;
  const cause = deniedBy
    ? [deniedBy.document, deniedBy.name]
    : lacking.flatMap(({ side, documents }) => [side, ...documents]);
  return [need.who, need.resource, ...cause].join("\n");
}

function findingOf(group: readonly DecidedNeed[]): RehearsalFinding[] {
  const [first] = group.toSorted((one, other) => Number(one.need.isDeclared) - Number(other.need.isDeclared));
  if (!first) return [];
  const actions = [...new Set(group.map(({ need }) => need.action))].toSorted();
  const { deployed } = first.need.by;
  return [
    {
      kind: "access-denied",
      severity: first.need.isDeclared ? "warning" : "error",
      stack: deployed.stack,
      resource: deployed,
      message: denialText(first, actions),
    },
  ];
}
