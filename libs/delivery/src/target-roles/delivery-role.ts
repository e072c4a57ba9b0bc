import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { accountRootArn } from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, iamPath, policyDocument } from "@mlops/core";

/** Arguments of {@link DeliveryRole}. */
interface DeliveryRoleArgs {
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
  /** Physical name, which the tooling account knows. */
  readonly roleName: string;
  readonly description: string;
  /** ARNs of the builds' roles that may assume it, of one account; they need not exist yet. At least one. */
  readonly assumedBy: readonly string[];
  /** Account of those roles. */
  readonly toolingAccount: string;
  readonly statements: PolicyStatement[];
}

/** A role of a target account that builds of the tooling account assume, and nobody else. */
export class DeliveryRole extends ComponentResource {
  constructor(name: string, args: DeliveryRoleArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:DeliveryRole", name, {}, opts);
    const { environment, guardrails, toolingAccount, statements } = args;
    const role = new Role(
      name,
      {
        name: args.roleName,
        path: iamPath,
        description: args.description,
        assumeRolePolicy: policyDocument({
          Effect: "Allow",
          // IAM refuses a principal that does not exist yet: the account, and a condition that names the roles.
          Principal: { AWS: accountRootArn({ ...environment, account: toolingAccount }) },
          Action: ["sts:AssumeRole"],
          Condition: { ArnEquals: { "aws:PrincipalArn": [...args.assumedBy] } },
        }),
        permissionsBoundary: guardrails.permissionsBoundaryArn,
      },
      { parent: this },
    );
    new RolePolicy(
      `${name}-policy`,
      { role: role.name, policy: policyDocument(...statements) },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
