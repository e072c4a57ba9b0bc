import {
  type Decision,
  type PolicyDocument,
  type Requester,
  decideAccess,
  requestContext,
  unknownPolicy,
} from "@mlops/access";
import { isGlobWithin, parseArn } from "@mlops/aws";
import { type AccessModel, type ProtectedResource, resourceOf } from "./access-model.ts";
import { deployers } from "./deployers.ts";
import { type Need, endpointPolicies, exampleOf, isServiceName, roleOf } from "./need.ts";

/** A need, and whether the stacks' policies allow it. */
export interface DecidedNeed {
  readonly need: Need;
  readonly decision: NeedDecision;
}

/** Whether a need is allowed. */
export interface NeedDecision extends Decision {
  /** What it is about, or the part of that of which policies speak: ARN or pattern of ARNs. */
  readonly about: string;
}

/**
 * Whether a need is allowed. A need about many resources is denied only if nothing is allowed of what the policies in
 * its way speak of.
 * @param asking who asks. @default - whom the need names
 * @returns nothing if it is about a role that no stack makes
 */
export function decideNeed(model: AccessModel, need: Need, asking?: Requester): NeedDecision | undefined {
  const decision = decideAbout(model, need, need.resource, asking);
  if (!decision || decision.outcome !== "denied") return decision;
  const asked = need.resource.replaceAll(/\$\{[^}]*\}/g, "*");
  const narrower = patternsInTheWay(model, need, decision)
    .filter((pattern) => pattern !== asked && isGlobWithin(pattern, asked))
    .map((pattern) => decideAbout(model, need, pattern, asking));
  const allowed = narrower.find((one) => one && one.outcome !== "denied");
  if (allowed) return allowed;
  return isPerhapsNamedById(model, need, decision)
    ? { ...decision, outcome: "perhaps", lacking: [] }
    : decision;
}

/**
 * Whether a role may use a key of the same account and region that no stack makes. AWS invents the ids of keys, so a
 * key that a stack file names by its id may be the one in question.
 */
function isPerhapsNamedById(model: AccessModel, need: Need, { lacking }: Decision): boolean {
  if (!need.action.startsWith("kms:") || lacking.some(({ side }) => side !== "identity")) return false;
  const keys = need.resource.replace(/:key\/.*$/, ":key/");
  const policies = roleOf(model, need.who)?.identity.policies ?? [];
  return policies
    .flatMap(({ statements }) => statements)
    .filter(({ effect, isForAction }) => effect === "Allow" && isForAction(need.action))
    .flatMap(({ resources }) => (resources?.isNegated === false ? resources.patterns : []))
    .some((arn) => arn.startsWith(keys) && !arn.includes("*") && !model.protected.has(arn));
}

/** A need of whoever deploys into an account is denied only if everybody is of whom the policies in question speak. */
function decideAbout(
  model: AccessModel,
  need: Need,
  about: string,
  asking: Requester | undefined,
): NeedDecision | undefined {
  if (asking) return decideFor(asking, model, need, about);
  const role = roleOf(model, need.who);
  if (role) return decideFor(role.identity, model, need, about);
  if (isServiceName(need.who)) return decideFor({ kind: "service", name: need.who }, model, need, about);
  const decisions = deployers(model, need.who, about).map((one) => decideFor(one, model, need, about));
  return decisions.find(({ outcome }) => outcome !== "denied") ?? decisions[0];
}

function decideFor(requester: Requester, model: AccessModel, need: Need, about: string): NeedDecision {
  const role = roleOf(model, need.who);
  const { resource, target, region, account: named } = askedResource(model, about);
  const account = named ?? target?.made.account ?? role?.made.account ?? need.by.account;
  const decision = decideAccess({
    requester,
    action: need.action,
    resource,
    account,
    resourcePolicy: target ? target.policy : unseenPolicy(need, resource, account === role?.made.account),
    endpointPolicies: role && need.isFromVpc ? endpointPolicies(model, role, need.action) : [],
    context: requestContext({ "aws:RequestedRegion": region ?? need.by.region, ...need.context }),
  });
  return { ...decision, about };
}

/** What needs about a resource, or a pattern, ask for. */
interface AskedResource {
  /** The resource, or an example of the pattern. */
  readonly resource: string;
  /** The resource of the stacks to which it leads. */
  readonly target: ProtectedResource | undefined;
  /** Nothing where the ARN does not say. */
  readonly account: string | undefined;
  readonly region: string | undefined;
}

/** By what many needs ask for. */
const askedResources = new WeakMap<AccessModel, Map<string, AskedResource>>();

function askedResource(model: AccessModel, about: string): AskedResource {
  const known = askedResources.get(model) ?? new Map<string, AskedResource>();
  askedResources.set(model, known);
  const before = known.get(about);
  if (before) return before;
  const resource = exampleOf(about);
  const { account = "", region = "" } = parseArn(resource) ?? {};
  const asked = {
    resource,
    target: resourceOf(model, resource),
    account: /^\d{12}$/.test(account) ? account : undefined,
    region: region === "" ? undefined : region,
  };
  known.set(about, asked);
  return asked;
}

/**
 * The policy of a resource that no stack makes: of a key, a role, or whatever is in another account nothing is known;
 * in the own account it would only add to what the own policies allow.
 */
function unseenPolicy({ action }: Need, resource: string, isOwn: boolean): PolicyDocument | undefined {
  const isDecided = /^(?:kms|sts):/.test(action);
  return resource === "*" || (isOwn && !isDecided) ? undefined : unknownPolicy(`the policy of ${resource}`);
}

/** Resources that the policies speak of which deny or do not allow a need. */
function patternsInTheWay(
  model: AccessModel,
  need: Need,
  { deniedBy, lacking }: Decision,
): readonly string[] {
  if (deniedBy) return deniedBy.resources?.isNegated === true ? deniedBy.resources.patterns : [];
  const { identity } = roleOf(model, need.who) ?? {};
  const documents = lacking.flatMap(({ side }) => {
    if (side === "boundary") return identity?.boundary ?? [];
    if (side === "resource") return resourceOf(model, exampleOf(need.resource))?.policy ?? [];
    return side === "identity" ? (identity?.policies ?? []) : model.endpoints.map(({ policy }) => policy);
  });
  return documents
    .flatMap(({ statements }) => statements)
    .filter(({ effect, isForAction }) => effect === "Allow" && isForAction(need.action))
    .flatMap(({ resources }) => (resources?.isNegated === false ? resources.patterns : []));
}
