import type { ComponentResourceOptions, Input } from "@pulumi/pulumi";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { servicePrincipals } from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import { type PolicyStatement, ServiceRole } from "@mlops/core";

export interface GuardedRoleArgs {
  /** What the role is for; shown in the IAM console. */
  readonly description: string;
  /** The service that assumes it. @default - SageMaker */
  readonly service?: string;
  /** Where it lives, and the limits of every role there. */
  readonly guardrails: GuardrailsRef;
  /** What it alone may do. */
  readonly statements: PolicyStatement[];
  /** What it may do as other roles do: ARNs of managed policies, by what they are for. @default - nothing */
  readonly sharedPolicyArns?: Readonly<Record<string, Input<string>>>;
  /** See `ServiceRoleArgs`. @default true */
  readonly trustOnlyOwnAccount?: boolean;
}

/**
 * A role of people or of what they run: below the permissions boundary, and denied whatever would leave the VPC,
 * whoever grants it more later.
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
