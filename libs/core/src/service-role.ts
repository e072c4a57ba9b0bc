import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicy } from "@pulumi/aws/iam/rolePolicy.js";
import { iamArn, nameLengths } from "@mlops/aws";
import type { AwsEnvironment } from "./environment.ts";
import type { Grantee } from "./grants.ts";
import { physicalName } from "./names.ts";
import { type PolicyStatement, policyDocument } from "./policy-document.ts";

/** IAM path of every role and policy of the platform, so that one pattern covers them all. */
export const iamPath = "/mlops/";

export interface ServiceRoleArgs {
  /** What the role is for; shown in the IAM console. At most 1000 characters. */
  readonly description: string;
  /** Services that may assume it, such as `sagemaker.amazonaws.com`. At least one. */
  readonly services: string[];
  /** Whose it is and where. Only requests made for this account may assume it (no confused deputy). */
  readonly environment: AwsEnvironment;
  /** Policy that caps whatever the role is given, now and later. */
  readonly permissionsBoundaryArn: Input<string>;
  /** What it may do. @default - nothing, until it is granted something */
  readonly statements?: PolicyStatement[];
  /**
   * Whether the services say which account they act for (`aws:SourceAccount`) when they assume the role:
   * - `always`: the trust requires this account;
   * - `unconfirmed`: AWS does not say for this use, and a required account that is not sent would lock the service out;
   *   the trust refuses other accounts where one is sent;
   * - `never`: EC2.
   *
   * SageMaker sends it for jobs, pipelines, models, endpoints, images and Studio; notebook instances and MLflow are not
   * on AWS's list (https://docs.aws.amazon.com/sagemaker/latest/dg/security-confused-deputy-prevention.html). No page of
   * AWS says it of Lambda's execution roles, nor of chat applications.
   * @default "always"
   */
  readonly sourceAccount?: SourceAccount;
}

/** Whether services say which account they act for when they assume a role: see `ServiceRoleArgs`. */
export type SourceAccount = "always" | "unconfirmed" | "never";

/** An IAM role that AWS services assume: bounded, trusted for this account only, without managed policies. */
export class ServiceRole extends ComponentResource implements Grantee {
  readonly grantName: string;
  readonly role: Role;
  readonly arn: Output<string>;

  constructor(name: string, args: ServiceRoleArgs, opts?: ComponentResourceOptions) {
    super("mlops:core:ServiceRole", name, {}, opts);
    const child = { parent: this };
    this.grantName = name;
    this.role = new Role(
      name,
      {
        // Nothing replaces a role but another name, so the name need not change. Pulumi's own would be too long for
        // components with long names.
        name: roleName(name, args.environment),
        path: iamPath,
        description: args.description,
        assumeRolePolicy: policyDocument(trustStatement(args)),
        permissionsBoundary: args.permissionsBoundaryArn,
      },
      child,
    );
    if (args.statements && args.statements.length > 0) {
      const policy = policyDocument(...args.statements);
      new RolePolicy(`${name}-policy`, { role: this.role.name, policy }, child);
    }
    this.arn = this.role.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

/**
 * The ARN of the {@link ServiceRole} of a name, which another account can name in a policy before the role is there.
 * @param name logical name of the role
 * @param environment where the role is
 */
export function serviceRoleArn(name: string, environment: AwsEnvironment): string {
  return iamArn(environment, `role${iamPath}${roleName(name, environment)}`);
}

/** IAM knows no regions: the region tells the roles of one app in several regions apart. */
function roleName(name: string, environment: AwsEnvironment): string {
  return physicalName({
    environment,
    parts: [name],
    unique: [environment.region],
    maxLength: nameLengths.iamRole,
  });
}

function trustStatement({
  services,
  environment,
  sourceAccount = "always",
}: ServiceRoleArgs): PolicyStatement {
  const operator = sourceAccount === "always" ? "StringEquals" : "StringEqualsIfExists";
  return {
    Effect: "Allow",
    Principal: { Service: services },
    Action: ["sts:AssumeRole"],
    ...(sourceAccount !== "never" && {
      Condition: { [operator]: { "aws:SourceAccount": environment.account } },
    }),
  };
}
