import { type PolicyDocument, policyDocument, unknownPolicy } from "@mlops/access";
import { awsManagedPolicyName } from "@mlops/aws";
import { labelOf } from "../finding.ts";
import type { AccessRole } from "./access-model.ts";
import { managedPolicies } from "./managed-policies.ts";
import { type ReadResource, itemsAt, textAt, textsAt, valueAt } from "./plain-inputs.ts";
import { rolesInVpcs } from "./roles-in-vpcs.ts";

/** Roles that the stacks make, with everything that decides on what they may do, by ARN. */
export function collectRoles(resources: readonly ReadResource[]): ReadonlyMap<string, AccessRole> {
  const policies = managedByArn(resources);
  const attached = attachedPolicies(resources, policies);
  const vpcs = rolesInVpcs(resources);
  const roles = new Map<string, AccessRole>();
  for (const made of resources) {
    if (made.type !== "aws:iam/role:Role" || made.arn === undefined) continue;
    const boundary = textAt(made.inputs, "permissionsBoundary");
    roles.set(made.arn, {
      arn: made.arn,
      made,
      trust: policyDocument(labelOf(made.deployed), valueAt(made.inputs, "assumeRolePolicy")),
      vpcs: vpcs.get(made.arn) ?? new Set(),
      identity: {
        kind: "identity",
        arn: made.arn,
        policies: [...inlinePolicies(made, policies), ...(attached.get(roleKey(made, made.id)) ?? [])],
        boundary: boundary === undefined ? undefined : policyByArn(boundary, policies),
      },
    });
  }
  return roles;
}

const roleKey = ({ account }: ReadResource, role: string): string =>
  `${account} ${role.replace(/^arn:.*\//, "")}`;

function managedByArn(resources: readonly ReadResource[]): ReadonlyMap<string, PolicyDocument> {
  return new Map(
    resources.flatMap((made): [string, PolicyDocument][] =>
      made.type === "aws:iam/policy:Policy" && made.arn !== undefined
        ? [[made.arn, policyDocument(labelOf(made.deployed), valueAt(made.inputs, "policy"))]]
        : [],
    ),
  );
}

function policyByArn(arn: string, policies: ReadonlyMap<string, PolicyDocument>): PolicyDocument {
  const name = awsManagedPolicyName(arn);
  const known = name === undefined ? undefined : managedPolicies[name];
  return policies.get(arn) ?? (known ? policyDocument(arn, { Statement: known }) : unknownPolicy(arn));
}

/** Policies that are parts of the role itself. */
function inlinePolicies(made: ReadResource, policies: ReadonlyMap<string, PolicyDocument>): PolicyDocument[] {
  const inline = itemsAt(made.inputs, "inlinePolicies").map((one) =>
    policyDocument(
      `${labelOf(made.deployed)}, ${textAt(one, "name") ?? "inline policy"}`,
      valueAt(one, "policy"),
    ),
  );
  return [...inline, ...textsAt(made.inputs, "managedPolicyArns").map((arn) => policyByArn(arn, policies))];
}

/** Policies of roles that are resources of their own, by account and role. */
function attachedPolicies(
  resources: readonly ReadResource[],
  policies: ReadonlyMap<string, PolicyDocument>,
): ReadonlyMap<string, readonly PolicyDocument[]> {
  const attached = new Map<string, PolicyDocument[]>();
  const add = (key: string, policy: PolicyDocument) =>
    attached.set(key, [...(attached.get(key) ?? []), policy]);
  for (const made of resources) {
    const role = textAt(made.inputs, "role");
    if (role === undefined) continue;
    if (made.type === "aws:iam/rolePolicy:RolePolicy") {
      add(roleKey(made, role), policyDocument(labelOf(made.deployed), valueAt(made.inputs, "policy")));
    }
    const arn = textAt(made.inputs, "policyArn");
    if (made.type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment" && arn !== undefined) {
      add(roleKey(made, role), policyByArn(arn, policies));
    }
  }
  return attached;
}
