import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { OpenIdConnectProvider } from "@pulumi/aws/iam/openIdConnectProvider.js";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { z } from "zod";
import { roleArnPattern } from "@mlops/aws";
import { deployRoleArn, deployRoleName, previewRoleArn, previewRoleName } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyDocument,
  checkedSettings,
  choiceValue,
  iamPath,
  listValue,
  policyDocument,
} from "@mlops/core";
import { readStatement, rightsByPolicy, writeStatements } from "../rights/rights.ts";
import { type StateLocation, stateStatements } from "../state/state-access.ts";
import { deployBoundary } from "./deploy-boundary.ts";
import { assumeItself, identityReads, identityStatements, readableParameters } from "./identity-rights.ts";
import { githubIssuer, trustPolicy } from "./trust.ts";

/** What a stack file may set for {@link DeploymentRoles}. */
export const deploymentRolesSettings = z.strictObject({
  github: z
    .strictObject({
      subjectPrefix: z
        .string()
        .regex(/^repo:[\w.-]+(@\d+)?\/[\w.-]+(@\d+)?$/, {
          error:
            'expected "repo:<owner>@<id>/<repository>@<id>"; of a repository from before 2026-07-15 without the ids',
        })
        .describe(
          "What GitHub's tokens say of the repository: sub_claim_prefix of " +
            "GET /repos/OWNER/REPOSITORY/actions/oidc/customization/sub.",
        ),
      provider: choiceValue(["create", "existing"]).describe(
        "GitHub's identity provider: an account has one at most. existing: something else has made it.",
      ),
    })
    .optional()
    .describe("Workflows of a repository may assume the roles. Default: none may."),
  organizationId: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, { error: 'expected the id of an organization, such as "o-a1b2c3d4e5"' })
    .optional()
    .describe("Organization that the trusted roles have to be in. Default: whichever."),
  trustedRoles: listValue(
    z
      .string()
      .regex(roleArnPattern, { error: "expected the ARN of an IAM role" })
      // A pattern would let whoever can make roles there make one that fits.
      .refine((arn) => !/[*?]/.test(arn), { error: "expected the whole ARN of one role, without * and ?" }),
    { unique: "item" },
  )
    .default([])
    .describe(
      "Roles of the tooling account that may assume the deploy role: output deployers of delivery.shared. Default: none.",
    ),
});

/** Arguments of {@link DeploymentRoles}. */
export interface DeploymentRolesArgs extends z.input<typeof deploymentRolesSettings> {
  readonly environment: AwsEnvironment;
  /** ARN of the permissions boundary of the platform's roles, which need not exist yet. */
  readonly boundaryArn: string;
  /** Where the stacks' state is. @default - the roles get no right to any */
  readonly state?: StateLocation;
}

/**
 * The role that deploys the stacks of an environment, and the one that previews them against the account and only reads.
 * Their names are those of `deployRoleName` and `previewRoleName`.
 */
export class DeploymentRoles extends ComponentResource {
  readonly deployRoleArn: Output<string>;
  readonly previewRoleArn: Output<string>;

  constructor(name: string, args: DeploymentRolesArgs, opts?: ComponentResourceOptions) {
    super("mlops:account:DeploymentRoles", name, {}, opts);
    const { environment, boundaryArn, state, ...given } = args;
    const { github, organizationId, trustedRoles } = checkedSettings(
      this,
      name,
      deploymentRolesSettings,
      given,
    );
    const provider = github?.provider === "create" ? this.githubProvider(name) : undefined;
    const after = { parent: this, ...(provider && { dependsOn: provider }) };
    const subject = (use: string) => github && `${github.subjectPrefix}:environment:${use}`;
    const trust = { environment, roles: [], organizationId: undefined };

    const deploys = deployPolicies(environment, boundaryArn, state);
    const deployTrust = trustPolicy({
      ...trust,
      self: deployRoleArn(environment),
      githubSubject: subject(environment.name),
      roles: trustedRoles,
      organizationId,
    });
    const boundary = deployBoundary(environment, servicesOf(deploys), boundaryArn);
    const deploy = this.deployRole(name, environment, deployTrust, boundary, after);
    const previewTrust = trustPolicy({
      ...trust,
      self: previewRoleArn(environment),
      githubSubject: subject("preview"),
    });
    const preview = this.previewRole(name, environment, previewTrust, after);
    this.attach(deploy, deployRoleName(environment.name), deploys);
    this.attach(preview, previewRoleName(environment.name), previewPolicies(environment, state));

    this.deployRoleArn = deploy.arn;
    this.previewRoleArn = preview.arn;
    this.registerOutputs({ deployRoleArn: this.deployRoleArn, previewRoleArn: this.previewRoleArn });
  }

  private githubProvider(name: string): OpenIdConnectProvider {
    return new OpenIdConnectProvider(
      `${name}-github`,
      { url: `https://${githubIssuer}`, clientIdLists: ["sts.amazonaws.com"] },
      { parent: this },
    );
  }

  private deployRole(
    name: string,
    environment: AwsEnvironment,
    assumeRolePolicy: PolicyDocument,
    boundary: PolicyDocument,
    after: ComponentResourceOptions,
  ): Role {
    const roleName = deployRoleName(environment.name);
    return new Role(
      `${name}-deploy`,
      {
        name: roleName,
        path: iamPath,
        description: `Deploys the stacks of ${environment.name}`,
        // A rollout of an endpoint alone may take an hour.
        maxSessionDuration: 14_400,
        permissionsBoundary: this.policy(`${roleName}-boundary`, boundary).arn,
        assumeRolePolicy,
      },
      after,
    );
  }

  private previewRole(
    name: string,
    environment: AwsEnvironment,
    assumeRolePolicy: PolicyDocument,
    after: ComponentResourceOptions,
  ): Role {
    return new Role(
      `${name}-preview`,
      {
        name: previewRoleName(environment.name),
        path: iamPath,
        description: `Previews the stacks of ${environment.name}`,
        assumeRolePolicy,
      },
      after,
    );
  }

  private attach(role: Role, roleName: string, policies: Readonly<Record<string, PolicyDocument>>): void {
    for (const [use, document] of Object.entries(policies)) {
      const policy = this.policy(`${roleName}-${use}`, document);
      new RolePolicyAttachment(
        `${roleName}-${use}`,
        { role: role.name, policyArn: policy.arn },
        { parent: this },
      );
    }
  }

  /** Named, so that the boundary can deny its own changes. */
  private policy(name: string, document: PolicyDocument): Policy {
    return new Policy(name, { name, path: iamPath, policy: document }, { parent: this });
  }
}

/** The managed policies of the role that deploys, by use. */
export function deployPolicies(
  environment: AwsEnvironment,
  boundaryArn: string,
  state?: StateLocation,
): Record<string, PolicyDocument> {
  const services = Object.entries(rightsByPolicy(environment)).map(
    ([use, rights]): [string, PolicyDocument] => [
      use,
      policyDocument(readStatement(rights), ...writeStatements(environment, rights)),
    ],
  );
  return {
    ...Object.fromEntries(services),
    identity: policyDocument(
      { Sid: "Read", Effect: "Allow", Action: [...identityReads], Resource: "*" },
      ...identityStatements(environment, boundaryArn),
      assumeItself(deployRoleArn(environment)),
      readableParameters(environment),
      ...(state ? stateStatements("deploy", environment, state) : []),
    ),
  };
}

/** The managed policies of the role that previews, by use. */
export function previewPolicies(
  environment: AwsEnvironment,
  state?: StateLocation,
): Record<string, PolicyDocument> {
  return {
    reading: policyDocument(
      readStatement([
        ...Object.values(rightsByPolicy(environment)).flat(),
        { types: [], read: identityReads, write: [], resources: () => [] },
      ]),
      assumeItself(previewRoleArn(environment)),
      readableParameters(environment),
      ...(state ? stateStatements("preview", environment, state) : []),
    ),
  };
}

/** Prefixes of the actions that policies allow, but for IAM, of which the boundary allows certain actions only. */
export function servicesOf(policies: Readonly<Record<string, PolicyDocument>>): string[] {
  const actions = Object.values(policies).flatMap(({ Statement }) =>
    Statement.flatMap(({ Action = [] }) => Action),
  );
  const services = new Set(actions.map((action) => action.slice(0, action.indexOf(":"))));
  return [...services].filter((service) => service !== "iam").sort();
}
