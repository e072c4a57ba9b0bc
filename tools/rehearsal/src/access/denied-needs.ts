import type { PolicyDocument } from "@mlops/access";
import { type AccessModel, resourceOf } from "./access-model.ts";
import { type DecidedNeed, type NeedDecision, decideNeed } from "./decide-need.ts";
import { type Need, endpointPolicies, exampleOf, roleOf } from "./need.ts";

/**
 * Needs that are denied. A statement names many actions and many resources: its actions of which the other policies
 * speak in the same statements are denied for the same reason, and so decided once.
 */
export function deniedNeeds(model: AccessModel, needs: readonly Need[]): DecidedNeed[] {
  const decisions = new Map<string, NeedDecision | undefined>();
  return needs.flatMap((need): DecidedNeed[] => {
    const key = need.isDeclared ? decidingKey(model, need) : undefined;
    const decision = key !== undefined && decisions.has(key) ? decisions.get(key) : decideNeed(model, need);
    if (key !== undefined) decisions.set(key, decision);
    return decision?.outcome === "denied" ? [{ need, decision }] : [];
  });
}

/** What tells declared needs apart that may be decided otherwise; nothing for those to be decided each by itself. */
function decidingKey(model: AccessModel, need: Need): string | undefined {
  const { who, action, resource, context, because } = need;
  const role = roleOf(model, who);
  // Keys and roles have rules of their own, and their policies name each action.
  if (!role || /^(?:kms|sts):/.test(action)) return undefined;
  const { policies, boundary } = role.identity;
  const others = [
    ...(boundary ? [boundary] : []),
    ...(need.isFromVpc ? endpointPolicies(model, role, action) : []),
    ...(policyAt(model, resource) ?? []),
  ];
  const statements = others.map((document) => statementsFor(document, action));
  const denies = policies.map((document) => statementsFor(document, action, "Deny"));
  return [who, because, resource, JSON.stringify(context), ...statements, ...denies].join("|");
}

const policiesAt = new WeakMap<AccessModel, Map<string, readonly PolicyDocument[]>>();

function policyAt(model: AccessModel, resource: string): readonly PolicyDocument[] | undefined {
  const known = policiesAt.get(model) ?? new Map<string, readonly PolicyDocument[]>();
  policiesAt.set(model, known);
  if (!known.has(resource)) {
    const policy = resourceOf(model, exampleOf(resource))?.policy;
    known.set(resource, policy ? [policy] : []);
  }
  return known.get(resource);
}

const placesOfStatements = new WeakMap<PolicyDocument, Map<string, string>>();

/** The places of the statements of a policy that take in an action. */
function statementsFor(document: PolicyDocument, action: string, effect?: "Deny"): string {
  const known = placesOfStatements.get(document) ?? new Map<string, string>();
  placesOfStatements.set(document, known);
  const key = effect === undefined ? action : `${effect} ${action}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const places = document.statements.flatMap((one, place) =>
    (effect === undefined || one.effect === effect) && one.isForAction(action) ? [place] : [],
  );
  known.set(key, places.join(","));
  return places.join(",");
}
