import type { ComponentResource } from "@pulumi/pulumi";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import type { Role } from "@pulumi/aws/iam/role.js";
import { type PolicyStatement, policyDocument } from "./policy-document.ts";

/** A component that can be given rights: whatever runs under a role of its own. */
export interface Grantee extends ComponentResource {
  /** Prefix of the logical names of its grants. */
  readonly grantName: string;
  /** The role that gets the rights. */
  readonly role: Role;
}

/**
 * Give `grantee` the rights of `statements`, as one inline policy of its role. Capabilities (functions from a
 * reference to a statement) make it read aloud: `grant(scorer, "invoke-fraud", canInvoke(fraud))`.
 * @param name what the grant is for; fixed for ever, as it is part of the policy's logical name
 */
export function grant(grantee: Grantee, name: string, ...statements: PolicyStatement[]): RolePolicy {
  return new RolePolicy(
    `${grantee.grantName}-${name}`,
    { role: grantee.role.name, policy: policyDocument(...statements) },
    { parent: grantee },
  );
}
