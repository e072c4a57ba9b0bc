import { parseArn } from "@mlops/aws";
import { InputProblem } from "@mlops/preview/command";
import { labelOf } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import type { AccessModel, AccessRole } from "./access-model.ts";
import { resourceOf } from "./access-model.ts";
import { buildAccessModel } from "./build-access-model.ts";
import { declaredNeeds } from "./declared-needs.ts";
import { decideNeed } from "./decide-need.ts";
import { type Need, exampleOf } from "./need.ts";

/** Somebody who may do something. */
export interface PossibleAccess {
  /** ARN of a role, or principal of a service. */
  readonly who: string;
  readonly action: string;
  /** What is asked for, or the part of it that policies speak of. */
  readonly resource: string;
  readonly outcome: "allowed" | "perhaps" | "denied";
  /** Statements that decide, each with its policy; condition keys on which it hangs. */
  readonly because: readonly string[];
}

/**
 * Roles and services that may do something with a resource of the stacks, or with some of what it holds.
 * @param action as in IAM, such as `s3:GetObject`
 * @param name ARN, or name of a bucket or of any other resource
 * @throws InputProblem if no resource has that name
 */
export function whoCan(
  deployed: readonly DeployedResource[],
  action: string,
  name: string,
): PossibleAccess[] {
  const model = buildAccessModel(deployed);
  const arn = arnNamed(model, action, name);
  const target = resourceOf(model, exampleOf(arn));
  const isInside = /^s3:.*Object/i.test(action) && !/:::[^/]+\//.test(arn);
  const resource = isInside ? `${arn}/*` : arn;
  const services = target?.policy?.statements.flatMap(servicesIn) ?? [];
  const first = model.resources[0];
  if (!first) return [];
  return [...model.roles.keys(), ...new Set(services)].flatMap((who): PossibleAccess[] => {
    const need = { ...asked(who, action, resource), by: model.roles.get(who)?.made ?? target?.made ?? first };
    const possible = possibleAccess(model, need);
    return possible === undefined || possible.outcome === "denied" ? [] : [possible];
  });
}

/**
 * What a role may do: every right that its policies give, and what becomes of it.
 * @param name ARN or name of the role
 * @throws InputProblem if no role has that name
 */
export function whatCan(deployed: readonly DeployedResource[], name: string): PossibleAccess[] {
  const model = buildAccessModel(deployed);
  const roles = [...model.roles.values()].filter((role) => isNamed(role, name));
  if (roles.length === 0)
    throw new InputProblem(`--what-can: got "${name}"; expected the name or the ARN of a role of the stacks`);
  const arns = new Set(roles.map(({ arn }) => arn));
  return declaredNeeds({ ...model, roles: new Map(roles.map((role) => [role.arn, role])) })
    .filter(({ who }) => arns.has(who))
    .flatMap((need) => possibleAccess(model, need) ?? []);
}

const isNamed = ({ arn, made }: AccessRole, name: string): boolean =>
  arn === name || made.id === name || made.deployed.resource.name === name || labelOf(made.deployed) === name;

/** The ARN of what a name stands for: of two resources of a name the one of the action's service. */
function arnNamed(model: AccessModel, action: string, name: string): string {
  if (name.startsWith("arn:")) return name;
  const arns = model.resources.flatMap(({ id, arn, deployed }) =>
    arn !== undefined && (id === name || deployed.resource.name === name) ? [arn] : [],
  );
  const [service = ""] = action.split(":");
  const arn = arns.find((one) => parseArn(one)?.service === service) ?? arns[0];
  if (arn === undefined) {
    throw new InputProblem(
      `--who-can: got "${name}"; expected an ARN, or the name of a resource of the stacks`,
    );
  }
  return arn;
}

const asked = (who: string, action: string, resource: string): Omit<Need, "by"> => ({
  who,
  action,
  resource,
  context: {},
  because: "is asked",
  isFromVpc: false,
  isDeclared: true,
});

function servicesIn({ principals }: { readonly principals: { readonly of: unknown } | undefined }): string[] {
  const of = principals?.of;
  return typeof of === "object" && of !== null && "Service" in of && Array.isArray(of.Service)
    ? of.Service
    : [];
}

function possibleAccess(model: AccessModel, need: Need): PossibleAccess | undefined {
  const decision = decideNeed(model, need);
  if (!decision) return undefined;
  const { deniedBy, allowedBy, lacking, unknownKeys, outcome } = decision;
  const deciding = deniedBy ? [deniedBy] : allowedBy;
  const { who, action } = need;
  return {
    who,
    action,
    resource: decision.about,
    outcome,
    because: [
      ...deciding.map(({ document, name }) => `${document}, ${name}`),
      ...lacking.map(({ side }) => `not allowed by: ${side}`),
      ...unknownKeys.map((key) => `hangs on ${key}`),
    ],
  };
}
