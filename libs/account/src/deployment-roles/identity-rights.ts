import { arnIn, iamArn, servicePrincipals } from "@mlops/aws";
import { settingsRoot } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, iamPath } from "@mlops/core";

/** What a preview and a refresh read of IAM. */
export const identityReads: readonly string[] = [
  "iam:GetInstanceProfile",
  "iam:GetPolicy",
  "iam:GetPolicyVersion",
  "iam:GetRole",
  "iam:GetRolePolicy",
  "iam:ListAttachedRolePolicies",
  "iam:ListInstanceProfilesForRole",
  "iam:ListPolicyVersions",
  "iam:ListRolePolicies",
];

/** What gives a role rights: only to a role that has the boundary. */
export const boundedActions: readonly string[] = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
];

/** What makes, tags and deletes identities of the platform, and changes its policies and trusts. */
const lifecycleActions = [
  "iam:AddRoleToInstanceProfile",
  "iam:CreateInstanceProfile",
  "iam:CreatePolicy",
  "iam:CreatePolicyVersion",
  "iam:DeleteInstanceProfile",
  "iam:DeletePolicy",
  "iam:DeletePolicyVersion",
  "iam:DeleteRole",
  "iam:RemoveRoleFromInstanceProfile",
  "iam:TagInstanceProfile",
  "iam:TagPolicy",
  "iam:TagRole",
  "iam:UntagInstanceProfile",
  "iam:UntagPolicy",
  "iam:UntagRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
];

/** Services that the roles of an environment are handed to. */
const passedTo = ({ name }: AwsEnvironment) =>
  name === "shared"
    ? [...passedByAll, servicePrincipals.codeBuild, servicePrincipals.codePipeline]
    : passedByAll;

const passedByAll = [
  servicePrincipals.ec2,
  servicePrincipals.eventBridge,
  servicePrincipals.glue,
  servicePrincipals.lambda,
  servicePrincipals.sageMaker,
  servicePrincipals.scheduler,
  servicePrincipals.vpcFlowLogs,
];

/**
 * Services that make a role of their own at the first use of something that stacks deploy. A service-linked role is not
 * declared by a stack: it may be there already, and IAM refuses a second one.
 */
const serviceLinked = [
  "lambda.application-autoscaling.amazonaws.com",
  "ops.apigateway.amazonaws.com",
  "sagemaker.application-autoscaling.amazonaws.com",
];

/**
 * What deploying takes of IAM: roles, policies and instance profiles of the platform's path, the roles bounded.
 * @param boundaryArn ARN of the permissions boundary of the platform's roles
 */
export function identityStatements(environment: AwsEnvironment, boundaryArn: string): PolicyStatement[] {
  const own = (kind: string) => iamArn(environment, `${kind}${iamPath}*`);
  return [
    {
      Sid: "BoundedRoles",
      Effect: "Allow",
      Action: [...boundedActions],
      Resource: [own("role")],
      Condition: { StringEquals: { "iam:PermissionsBoundary": boundaryArn } },
    },
    {
      Sid: "Identities",
      Effect: "Allow",
      Action: [...lifecycleActions],
      Resource: [own("instance-profile"), own("policy"), own("role")],
    },
    {
      Sid: "HandOverRoles",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: [own("role")],
      Condition: { StringEquals: { "iam:PassedToService": passedTo(environment) } },
    },
    {
      Sid: "ServiceLinkedRoles",
      Effect: "Allow",
      Action: ["iam:CreateServiceLinkedRole"],
      Resource: [iamArn(environment, "role/aws-service-role/*")],
      Condition: { StringEquals: { "iam:AWSServiceName": [...serviceLinked] } },
    },
  ];
}

/** The role assumes itself where a stack file names it: see `trustPolicy`. */
export function assumeItself(roleArn: string): PolicyStatement {
  return { Sid: "AssumeItself", Effect: "Allow", Action: ["sts:AssumeRole"], Resource: [roleArn] };
}

/** The settings that stacks of the environment publish, and the parameters of AWS itself, such as machine images. */
export function readableParameters({ partition, region, account, name }: AwsEnvironment): PolicyStatement {
  return {
    Sid: "Parameters",
    Effect: "Allow",
    Action: ["ssm:GetParameter", "ssm:GetParameters"],
    Resource: [
      arnIn({ partition, region, account }, "ssm", `parameter${settingsRoot}/${name}/*`),
      arnIn({ partition, region, account: "" }, "ssm", "parameter/aws/service/*"),
    ],
  };
}
