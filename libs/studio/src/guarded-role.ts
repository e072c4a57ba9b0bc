import type { ComponentResourceOptions, Input } from "@pulumi/pulumi";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { servicePrincipals } from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import { type PolicyStatement, ServiceRole, type SourceAccount } from "@mlops/core";

/** Arguments of {@link guardedRole}. */
export interface GuardedRoleArgs {
  /** What the role is for; shown in the IAM console. At most 1000 characters. */
  readonly description: string;
  /** Service that assumes it. @default - SageMaker */
  readonly service?: string;
  /** Account and region, and the limits of every role there. */
  readonly guardrails: GuardrailsRef;
  /** Statements of its own policy. */
  readonly statements: PolicyStatement[];
  /** ARNs of managed policies that it shares with other roles, by purpose. @default - none */
  readonly sharedPolicyArns?: Readonly<Record<string, Input<string>>>;
  /** See `ServiceRoleArgs`. @default "always" */
  readonly sourceAccount?: SourceAccount;
}

/**
 * A role with the permissions boundary, and with a policy that denies what would leave the VPC, whatever else it is
 * granted later.
 */
export function guardedRole(
  name: string,
  {
    description,
    service = servicePrincipals.sageMaker,
    guardrails,
    sharedPolicyArns = {},
    ...rest
  }: GuardedRoleArgs,
  opts: ComponentResourceOptions,
): ServiceRole {
  const role = new ServiceRole(
    name,
    {
      description,
      services: [service],
      environment: guardrails.environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      ...rest,
    },
    opts,
  );
  const policyArns = { "vpc-only": guardrails.vpcOnlyPolicyArn, ...sharedPolicyArns };
  for (const [purpose, policyArn] of Object.entries(policyArns)) {
    new RolePolicyAttachment(`${name}-${purpose}`, { role: role.role.name, policyArn }, { parent: role });
  }
  return role;
}
