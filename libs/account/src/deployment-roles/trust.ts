import { accountRootArn, iamArn, parseArn } from "@mlops/aws";
import { type AwsEnvironment, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/core";

/** Who signs the identity of GitHub's workflows. */
export const githubIssuer = "token.actions.githubusercontent.com";

/** Who may assume a role. */
export interface Trusted {
  readonly environment: AwsEnvironment;
  /** The role itself: a stack's provider assumes the role that the stack file names, whoever has it already. */
  readonly self: string;
  /** The workflow identity that GitHub has to state, whole; none without GitHub. */
  readonly githubSubject: string | undefined;
  /** Roles of other accounts, which need not exist yet. */
  readonly roles: readonly string[];
  /** Organization that those roles have to be in; none if they may be in any. */
  readonly organizationId: string | undefined;
}

/** The trust policy of a role that workflows, tooling and the role itself assume. */
export function trustPolicy({
  environment,
  self,
  githubSubject,
  roles,
  organizationId,
}: Trusted): PolicyDocument {
  const accounts = new Set(roles.map((role) => parseArn(role)?.account ?? ""));
  return policyDocument(
    ...(githubSubject === undefined ? [] : [workflow(environment, githubSubject)]),
    ...[...accounts].sort().map((account) =>
      assumedBy(
        { ...environment, account },
        roles.filter((role) => parseArn(role)?.account === account),
        organizationId,
      ),
    ),
    assumedBy(environment, [self]),
  );
}

function workflow(environment: AwsEnvironment, subject: string): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { Federated: githubProviderArn(environment) },
    Action: ["sts:AssumeRoleWithWebIdentity"],
    Condition: {
      StringEquals: { [`${githubIssuer}:aud`]: "sts.amazonaws.com", [`${githubIssuer}:sub`]: subject },
    },
  };
}

/** By account and condition: IAM refuses a role that does not exist yet. */
function assumedBy(account: AwsEnvironment, roles: string[], organizationId?: string): PolicyStatement {
  return {
    Effect: "Allow",
    Principal: { AWS: accountRootArn(account) },
    Action: ["sts:AssumeRole"],
    Condition: {
      ArnEquals: { "aws:PrincipalArn": roles },
      ...(organizationId !== undefined && { StringEquals: { "aws:PrincipalOrgID": organizationId } }),
    },
  };
}

/** The ARN of GitHub's identity provider in an account, which has one at most. */
export function githubProviderArn(account: AwsEnvironment): string {
  return iamArn(account, `oidc-provider/${githubIssuer}`);
}
