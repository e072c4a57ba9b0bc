import type { Requester } from "@mlops/access";
import type { DeployedResource } from "../rehearsal.ts";
import { type AccessModel, resourceOf } from "./access-model.ts";
import { buildAccessModel } from "./build-access-model.ts";
import { declaredNeeds } from "./declared-needs.ts";
import { type NeedDecision, decideNeed } from "./decide-need.ts";
import { impliedNeeds } from "./implied-needs.ts";
import { type Need, exampleOf } from "./need.ts";
import { askedAction } from "./questions/asked-action.ts";
import { askedResource, askedRole } from "./questions/asked-resource.ts";
import { type Outsider, outsidersOf } from "./questions/outsiders.ts";

/** Somebody who may do something. */
export interface PossibleAccess {
  /** ARN of a role, principal of a service, or whoever else a policy names. */
  readonly who: string;
  readonly action: string;
  /** What is asked for, or the part of it that policies speak of. */
  readonly resource: string;
  readonly outcome: "allowed" | "perhaps" | "denied";
  /** Statements that decide, each with its policy; condition keys on which it hangs; what the key lets them do. */
  readonly because: readonly string[];
}

/**
 * Who may do something with a resource of the stacks, or with some of what it holds: roles, and whoever else its policy
 * names. Who may and lacks the right to the key that it takes is denied, with that reason.
 * @param given action as in IAM, such as `s3:GetObject`
 * @param name ARN, or name of a bucket or of any other resource
 * @throws InputProblem for an action that AWS does not have, and a resource that no stack makes or several are called
 */
export function whoCan(deployed: readonly DeployedResource[], given: string, name: string): PossibleAccess[] {
  const model = buildAccessModel(deployed);
  const action = askedAction(given);
  const arn = askedResource(model, action, name);
  const target = resourceOf(model, exampleOf(arn));
  const isInside = /^s3:.*Object/i.test(action) && !/:::[^/]+\//.test(arn);
  const asked = { action, resource: isInside ? `${arn}/*` : arn };
  const [first] = model.resources;
  if (!first) return [];
  const ofRoles = [...model.roles.values()].flatMap(({ arn: who, made }) =>
    possibleAccess(model, { ...question, ...asked, who, by: made }),
  );
  const ofOthers = outsidersOf(model, target).flatMap((one) =>
    possibleAccess(model, { ...question, ...asked, who: one.who, by: target?.made ?? first }, one),
  );
  return [...ofRoles, ...ofOthers].filter((one) => one.outcome !== "denied" || one.lacksKey).map(withoutMark);
}

/**
 * What a role may do: every right that its policies give, and what becomes of it.
 * @param name ARN or name of the role
 * @throws InputProblem if no role has that name, or several
 */
export function whatCan(deployed: readonly DeployedResource[], name: string): PossibleAccess[] {
  const model = buildAccessModel(deployed);
  const role = askedRole(model, name);
  return declaredNeeds({ ...model, roles: new Map([[role.arn, role]]) })
    .flatMap((need) => possibleAccess(model, need))
    .map(withoutMark);
}

const question = { context: {}, because: "is asked", isFromVpc: false, isDeclared: true } as const;

/** An answer, and whether only the key is in the way. */
interface Answer extends PossibleAccess {
  readonly lacksKey: boolean;
}

const withoutMark = ({ lacksKey: _, ...answer }: Answer): PossibleAccess => answer;

function possibleAccess(model: AccessModel, need: Need, outsider?: Outsider): Answer[] {
  const decision = decideNeed(model, need, outsider?.requester);
  if (!decision) return [];
  const { who, action } = need;
  const { outcome, about } = decision;
  const keys =
    outcome === "denied" ? [] : keyDecisions(model, { ...need, resource: about }, outsider?.requester);
  const locked = keys.filter((key) => key.decision.outcome === "denied");
  const isPerhaps =
    outsider?.hasOwnPolicies === true || keys.some((key) => key.decision.outcome === "perhaps");
  return [
    {
      who,
      action,
      resource: about,
      outcome: locked.length > 0 ? "denied" : outcome === "allowed" && isPerhaps ? "perhaps" : outcome,
      because: [
        ...reasonsOf(decision),
        ...(outsider?.hasOwnPolicies && outcome !== "denied" ? ["hangs on its own policies"] : []),
        ...(locked.length > 0 ? locked : keys).map(keyText),
      ],
      lacksKey: locked.length > 0,
    },
  ];
}

/** What becomes of a right to a key that something takes. */
interface KeyDecision {
  readonly need: Need;
  readonly decision: NeedDecision;
}

function keyDecisions(model: AccessModel, need: Need, asking: Requester | undefined): KeyDecision[] {
  return impliedNeeds(model, need)
    .filter(({ action }) => action.startsWith("kms:"))
    .flatMap((implied) => {
      const decision = decideNeed(model, implied, asking);
      return decision ? [{ need: implied, decision }] : [];
    });
}

function keyText({ need: { action, resource }, decision }: KeyDecision): string {
  if (decision.outcome !== "denied") return `with ${action} on ${resource}`;
  return `not with ${action} on ${resource}: ${reasonsOf(decision).join(", ")}`;
}

function reasonsOf({ deniedBy, allowedBy, lacking, unknownKeys }: NeedDecision): string[] {
  const deciding = deniedBy ? [deniedBy] : allowedBy;
  return [
    ...deciding.map(({ document, name }) => `${document}, ${name}`),
    ...lacking.map(({ side }) => `not allowed by: ${side}`),
    ...unknownKeys.map((key) => `hangs on ${key}`),
  ];
}
