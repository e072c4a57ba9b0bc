import { type Applicable, type SeenRequest, applicable, unknownKeys } from "./applies.ts";
import type { PolicyDocument, PolicyStatement } from "./policy-document.ts";
import { type RequestContext, keyValues } from "./request-context.ts";
import { type Requester, accountOfIdentity, keysOfRequester } from "./requester.ts";
import { type Truth, every, some } from "./truth.ts";

/** What is asked for. */
export interface AccessRequest {
  readonly requester: Requester;
  /** As in IAM, such as `s3:GetObject`. */
  readonly action: string;
  /** ARN; `*` for an action that is about no resource. */
  readonly resource: string;
  /** Account of the resource, 12 digits. */
  readonly account: string;
  /** Policy of the resource; one that leaves out its resource is about this one. @default - none */
  readonly resourcePolicy?: PolicyDocument | undefined;
  /** Policies of the VPC endpoints that the request passes. @default - it passes none */
  readonly endpointPolicies?: readonly PolicyDocument[] | undefined;
  /** What it tells about itself besides what follows from the rest. */
  readonly context: RequestContext;
}

/** Policies of which one would have to allow what is asked for, and none does. */
export interface Lacking {
  readonly side: "identity" | "boundary" | "session" | "resource" | "endpoint";
  /** Names of policies; none if there is no policy at all. */
  readonly documents: readonly string[];
}

/** Whether AWS would do what is asked for, and why. */
export interface Decision {
  /** `perhaps` if it follows from something of which nothing is known. */
  readonly outcome: "allowed" | "denied" | "perhaps";
  /** The statement that denies it, whatever others allow. */
  readonly deniedBy: PolicyStatement | undefined;
  /** Statements that allow it, or may. */
  readonly allowedBy: readonly PolicyStatement[];
  /** If it is denied and no statement denies it: what does not allow it. */
  readonly lacking: readonly Lacking[];
  /** Condition keys on which it hangs and of which nothing is known, in order. */
  readonly unknownKeys: readonly string[];
}

/** Whether one kind of policies allows a request. */
interface Side extends Lacking {
  readonly truth: Truth;
}

/**
 * Whether AWS would do what is asked for, by the policies given. Not looked at: policies of an organization (service and
 * resource control policies), grants of KMS keys, access control lists.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */
export function decideAccess(request: AccessRequest): Decision {
  const seen = seenRequest(request);
  const sides = sidesOf(request);
  const denying = applicable(Object.values(sides).flat(), "Deny", seen);
  const deniedBy = denying.find(({ truth }) => truth === "yes")?.statement;
  if (deniedBy) return { outcome: "denied", deniedBy, allowedBy: [], lacking: [], unknownKeys: [] };
  const allowing = mapSides(sides, (documents) => applicable(documents, "Allow", seen));
  const { truth, lacking } = allowance(request, sides, allowing);
  const all = Object.values(allowing).flat();
  if (truth === "no") return { outcome: "denied", deniedBy, allowedBy: [], lacking, unknownKeys: [] };
  const allowedBy = all.map(({ statement }) => statement);
  const keys = unknownKeys(truth === "yes" ? denying : [...denying, ...all], seen.context);
  const isSure = truth === "yes" && denying.length === 0;
  return {
    outcome: isSure ? "allowed" : "perhaps",
    deniedBy,
    allowedBy,
    lacking: [],
    unknownKeys: isSure ? [] : keys,
  };
}

type Sides<Content> = Readonly<Record<Lacking["side"], Content>>;

function mapSides<From, To>(sides: Sides<From>, change: (content: From) => To): Sides<To> {
  const { identity, boundary, session, resource, endpoint } = sides;
  return {
    identity: change(identity),
    boundary: change(boundary),
    session: change(session),
    resource: change(resource),
    endpoint: change(endpoint),
  };
}

function sidesOf({
  requester,
  resourcePolicy,
  endpointPolicies = [],
}: AccessRequest): Sides<readonly PolicyDocument[]> {
  const listed = (document: PolicyDocument | undefined) => (document ? [document] : []);
  const own = requester.kind === "identity" ? requester : undefined;
  return {
    identity: own?.policies ?? [],
    boundary: listed(own?.boundary),
    session: listed(own?.sessionPolicy),
    resource: listed(resourcePolicy),
    endpoint: endpointPolicies,
  };
}

/** A request with the keys that follow from it. What the caller says of a key comes first. */
function seenRequest({ requester, action, resource, account, context }: AccessRequest): SeenRequest {
  const { values, isComplete } = context;
  return {
    requester,
    action,
    resource,
    context: { values, isComplete, behind: impliedKeys(requester, account) },
  };
}

/** Keys that follow from who asks, by whom and by the account of what is asked for. */
const implied = new WeakMap<Requester, Map<string, ReadonlyMap<string, readonly string[]>>>();

function impliedKeys(requester: Requester, account: string): ReadonlyMap<string, readonly string[]> {
  const byAccount = implied.get(requester) ?? new Map<string, ReadonlyMap<string, readonly string[]>>();
  implied.set(requester, byAccount);
  const known = byAccount.get(account);
  if (known) return known;
  const keys = keyValues({
    "aws:SecureTransport": "true",
    "aws:ResourceAccount": account,
    ...keysOfRequester(requester),
  });
  byAccount.set(account, keys);
  return keys;
}

function allowance(
  request: AccessRequest,
  documents: Sides<readonly PolicyDocument[]>,
  allowing: Sides<readonly Applicable[]>,
): { readonly truth: Truth; readonly lacking: readonly Lacking[] } {
  const side = (name: Lacking["side"], isOptional = false): Side => ({
    side: name,
    documents: documents[name].map((one) => one.name),
    truth: isOptional && documents[name].length === 0 ? "yes" : allows(documents[name], allowing[name]),
  });
  const limits = [side("boundary", true), side("session", true)];
  const own = [side("identity"), ...limits];
  const resource = side("resource");
  const endpoint = every(documents.endpoint, (one) => allows([one], allowing.endpoint.filter(isOf(one))));
  const needed = neededSides(request, own, limits, resource, allowing.resource);
  const sides = [...needed.sides, { ...side("endpoint"), truth: endpoint }];
  const truth = every([needed.truth, endpoint], (one) => one);
  return { truth, lacking: truth === "no" ? lackingOf(sides) : [] };
}

const isOf =
  ({ name }: PolicyDocument) =>
  ({ statement }: Applicable) =>
    statement.document === name;

const lackingOf = (sides: readonly Side[]): Lacking[] =>
  sides.filter(({ truth }) => truth === "no").map(({ side, documents }) => ({ side, documents }));

function allows(documents: readonly PolicyDocument[], allowing: readonly Applicable[]): Truth {
  const known = some(allowing, ({ truth }) => truth);
  return known === "no" && documents.some(({ isUnknown }) => isUnknown) ? "perhaps" : known;
}

const truthOfAll = (sides: readonly Side[]): Truth => every(sides, ({ truth }) => truth);

/** Which policies have to allow a request, and whether they do. */
function neededSides(
  request: AccessRequest,
  own: readonly Side[],
  limits: readonly Side[],
  resource: Side,
  onResource: readonly Applicable[],
): { readonly truth: Truth; readonly sides: readonly Side[] } {
  const { requester, account } = request;
  if (requester.kind !== "identity") return { truth: resource.truth, sides: [resource] };
  if (accountOfIdentity(requester) !== account) {
    return { truth: truthOfAll([...own, resource]), sides: [...own, resource] };
  }
  const isUnknown = resource.truth === "perhaps" && onResource.length === 0;
  const by = (...namings: readonly Applicable["naming"][]): Truth =>
    isUnknown
      ? "perhaps"
      : some(
          onResource.filter(({ naming }) => namings.includes(naming)),
          ({ truth }) => truth,
        );
  const isGuarded = isDecidedByResource(request);
  // A boundary does not limit what a resource's policy gives to a user, or to one session of a role, by name.
  const direct = by("anybody", "session", ...(requester.arn.includes(":user/") ? ["identity" as const] : []));
  const named = every([by("identity"), truthOfAll(limits)], (one) => one);
  // What an account's own policy allows it needs no word of the resource's, except where that one alone decides.
  const delegated = isGuarded ? every([by("account"), truthOfAll(own)], (one) => one) : truthOfAll(own);
  const truth = some([direct, named, delegated], (one) => one);
  return { truth, sides: isGuarded ? [...own, resource] : own };
}

/**
 * Whether an account's own policies count only as far as the resource's policy lets them: for KMS keys and for the trust
 * policies of roles.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const isDecidedByResource = ({ action, resource }: Pick<AccessRequest, "action" | "resource">): boolean =>
  /^kms:/i.test(action) ? resource !== "*" : /^sts:(AssumeRole|SetSourceIdentity|TagSession)/i.test(action);
