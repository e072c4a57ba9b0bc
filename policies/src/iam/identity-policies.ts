import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { iam, ssoadmin } from "../resource/resource-types.ts";
import { type Statement, statementsOf } from "./statement.ts";

/** The types that carry policies of identities: what a role, user or group may do. */
export const identityPolicyTypes: readonly string[] = [
  iam.policy,
  iam.rolePolicy,
  iam.userPolicy,
  iam.groupPolicy,
  iam.role,
  ssoadmin.permissionSetInlinePolicy,
];

/** The statements of every policy that `resource` gives to an identity. */
export function identityStatementsOf(resource: Resource): readonly Statement[] {
  return identityDocumentsOf(resource).flatMap(statementsOf);
}

/** The policies that `resource` gives to an identity. */
export function identityDocumentsOf({ type, props }: Resource): readonly Property[] {
  if (type === iam.role) return props.at("inlinePolicies").elements.map((policy) => policy.at("policy"));
  return [props.at(type === ssoadmin.permissionSetInlinePolicy ? "inlinePolicy" : "policy")];
}
