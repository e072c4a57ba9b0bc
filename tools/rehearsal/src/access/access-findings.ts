import { type RehearsalFinding, labelOf } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import type { AccessModel } from "./access-model.ts";
import { buildAccessModel } from "./build-access-model.ts";
import { declaredNeeds } from "./declared-needs.ts";
import { type DecidedNeed, decideNeed } from "./decide-need.ts";
import { denialText } from "./denial-text.ts";
import { impliedNeeds } from "./implied-needs.ts";
import type { Need } from "./need.ts";
import { needRules } from "./needs/index.ts";

/** What resources of the stacks need, and what policies give and others take away. */
export function accessFindings(resources: readonly DeployedResource[]): RehearsalFinding[] {
  return deniedAccess(buildAccessModel(resources));
}

/** {@link accessFindings} of a model. */
export function deniedAccess(model: AccessModel): RehearsalFinding[] {
  const groups = new Map<string, DecidedNeed[]>();
  for (const denied of deniedNeeds(model)) {
    const key = groupOf(denied);
    groups.set(key, [...(groups.get(key) ?? []), denied]);
  }
  return [...groups.values()].flatMap(findingOf);
}

/** Everything that is needed in the stacks, with what it implies. */
export function allNeeds(model: AccessModel): Need[] {
  const direct = [
    ...model.resources.flatMap((made) => needRules.flatMap((rule) => rule(made, model))),
    ...declaredNeeds(model),
  ];
  return [...direct, ...direct.flatMap((need) => impliedNeeds(model, need))];
}

function deniedNeeds(model: AccessModel): DecidedNeed[] {
  return allNeeds(model).flatMap((need): DecidedNeed[] => {
    const decision = decideNeed(model, need);
    return decision?.outcome === "denied" ? [{ need, decision }] : [];
  });
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

/** What reports call who asks: its resource, or the name of the service. */
export const whoText = (model: AccessModel, who: string): string => {
  const role = model.roles.get(who);
  return role ? labelOf(role.made.deployed) : who;
};
