import type { Property } from "../property.ts";
import type { Resource } from "../resource.ts";
import { iam } from "../resource-types.ts";
import { type Statement, statementsOf } from "./statement.ts";

/** The types that carry policies of identities: what a role, user or group may do. */
export const identityPolicyTypes: readonly string[] = [
  iam.policy,
  iam.rolePolicy,
  iam.userPolicy,
  iam.groupPolicy,
  iam.role,
];

/** The statements of every policy that `resource` gives to an identity. */
export function identityStatementsOf({ type, props }: Resource): readonly Statement[] {
  const documents: readonly Property[] =
    type === iam.role
      ? props.at("inlinePolicies").elements.map((policy) => policy.at("policy"))
      : [props.at("policy")];
  return documents.flatMap(statementsOf);
}
