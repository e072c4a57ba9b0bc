import { type Certainty, anyOf } from "../resource/certainty.ts";
import { permissionsBoundaryTag } from "@mlops/aws";
import { type Target, relation } from "../resource/relation.ts";
import type { Stack, StackResource } from "../resource/resource.ts";
import { iam } from "../resource/resource-types.ts";
import { attachesPolicy, attachesTo, attachmentTypes } from "./attachments.ts";
import { identityDocumentsOf, identityPolicyTypes } from "./identity-policies.ts";
import { type Statement, hidesStatements, statementsOf } from "./statement.ts";

/** What an identity is given by one resource. */
export interface GivenPolicy {
  readonly resource: StackResource;
  readonly statements: readonly Statement[];
  /** Statements of which nothing is known yet are among them: each may deny what others allow. */
  readonly hidesStatements: boolean;
}

const stackReference = "pulumi:pulumi:StackReference";

/** The types of identities. */
export const identityTypes: readonly string[] = [iam.role, iam.user, iam.group];

/** The inline policies, by type, with the property that names the identity. */
const inlineOwners: Readonly<Record<string, string>> = {
  [iam.rolePolicy]: "role",
  [iam.userPolicy]: "user",
  [iam.groupPolicy]: "group",
};

/**
 * The policies of a stack that give rights to identities, attached or not. A permissions boundary only caps what others
 * give (AWS' own controls leave it out too: parameter excludePermissionBoundaryPolicy of IAM.1, IAM.21 and KMS.1), unless it is
 * attached as well. Which policies are boundaries, the roles of the stack say, or the policy's tag
 * (`permissionsBoundaryTag`): the roles may all be in other stacks.
 */
export function givenPolicies(stack: Stack): readonly GivenPolicy[] {
  return stack
    .ofType(...identityPolicyTypes)
    .filter((resource) => resource.type !== iam.policy || !mayOnlyCap(stack, resource))
    .map(given);
}

/** The policies of a stack that certainly belong to `identity`, a role, user or group of it. */
export function policiesOf(stack: Stack, identity: StackResource): readonly GivenPolicy[] {
  const target = targetOf(identity);
  const attachments = stack.ofType(...attachmentTypes).filter((one) => attachesTo(one, target) === "yes");
  const isOwn = (resource: StackResource) => {
    if (resource === identity) return true;
    const owner = inlineOwners[resource.type];
    if (owner !== undefined) return relation(resource, owner, target) === "yes";
    return anyOf(attachments.map((one) => attachesPolicy(one, targetOf(resource)))) === "yes";
  };
  return stack
    .ofType(...identityPolicyTypes)
    .filter(isOwn)
    .map(given);
}

/** Asked for by many rules, read once. */
const givenBy = new WeakMap<StackResource, GivenPolicy>();

function given(resource: StackResource): GivenPolicy {
  const known = givenBy.get(resource);
  if (known) return known;
  const documents = identityDocumentsOf(resource);
  const policy = {
    resource,
    statements: documents.flatMap(statementsOf),
    hidesStatements: documents.some(hidesStatements),
  };
  givenBy.set(resource, policy);
  return policy;
}

function mayOnlyCap(stack: Stack, policy: StackResource): boolean {
  const target = targetOf(policy);
  const caps = [
    isDeclaredBoundary(policy),
    ...stack.ofType(iam.role, iam.user).map((identity) => isCappedBy(identity, target)),
  ] as const;
  const attached = stack.ofType(...attachmentTypes).map((one) => attachesPolicy(one, target));
  return anyOf(caps) !== "no" && anyOf(attached) !== "yes";
}

/** Whether a policy says of itself that it is a boundary. A name says nothing: anybody may call a policy so. */
function isDeclaredBoundary({ props }: StackResource): Certainty {
  const tag = props.at("tags").key(permissionsBoundaryTag.key);
  if (tag.isUnknown) return "maybe";
  return tag.is(permissionsBoundaryTag.value) ? "yes" : "no";
}

/**
 * Whether a policy is the permissions boundary of `identity`. A boundary whose ARN is known, or comes from another
 * stack, exists already; the ARN of a policy of this stack would be known as well then.
 */
function isCappedBy(identity: StackResource, policy: Target): Certainty {
  const found = relation(identity, "permissionsBoundary", policy);
  if (found !== "maybe") return found;
  const sources = identity.dependenciesOf("permissionsBoundary");
  const isElsewhere = sources.length > 0 && sources.every(({ type }) => type === stackReference);
  return isElsewhere || identity.props.at("permissionsBoundary").text !== undefined ? "no" : "maybe";
}

/** What a policy or identity goes by. */
export function targetOf(resource: StackResource): Target {
  return {
    resources: [resource],
    types: [resource.type],
    names: ["arn", "name", "id"].map((name) => resource.props.at(name)),
  };
}
