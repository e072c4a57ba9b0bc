import { arnIn, bucketArn, formatArn, iamArn, servicePrincipals } from "@mlops/aws";
import {
  type AwsEnvironment,
  type PolicyDocument,
  type PolicyStatement,
  iamPath,
  policyDocument,
} from "@mlops/core";
import { denials, platformRoles } from "./denials.ts";
import { sageMakerWork } from "./sagemaker-work.ts";
import { anywhere, ownAccount } from "./supporting-services.ts";

/** What the cap depends on. Plain values: it must be known before anything exists. */
export interface BoundaryScope {
  readonly environment: AwsEnvironment;
  /** Other accounts of the platform, 12 digits each. */
  readonly trustedAccounts: readonly string[];
  /** Names of buckets of other owners that may be read; `*` stands for any text. */
  readonly readableBuckets: readonly string[];
}

/**
 * The most that any role of the platform may ever do: run SageMaker work, and use what that work stands on, in its
 * own account and region. A role still needs grants of its own; this only caps them.
 *
 * Capped are SageMaker's execution roles, Studio's users, functions, event rules and schedules, pipelines and builds,
 * data preparation, flow logs and training machines. Whoever deploys is not: deploying makes roles, which this denies.
 *
 * IAM allows few characters (`policySizes.managed`), which is why a pattern stands for the verbs of one noun where all of them are harmless.
 */
export function permissionsBoundary(scope: BoundaryScope): PolicyDocument {
  const { environment, readableBuckets } = scope;
  return policyDocument(
    sageMakerWork(environment),
    acrossAccounts(scope),
    ownAccount(environment),
    anywhere,
    publicImages(environment),
    ...(readableBuckets.length > 0 ? [publicData(environment, readableBuckets)] : []),
    grantsForServices(environment),
    handOverRoles(environment),
    ...denials(environment),
  );
}

/** All that may reach into another account: models are registered in one and read by the others. */
function acrossAccounts({ environment, trustedAccounts }: BoundaryScope): PolicyStatement {
  const { partition } = environment;
  const everywhere = { partition, region: "*", account: "*" };
  return {
    Sid: "AcrossAccounts",
    Effect: "Allow",
    Action: [
      "events:PutEvents",
      // SageMaker's SDK looks up the role that it runs under.
      "iam:GetRole",
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey*",
      "kms:ReEncrypt*",
      "s3:AbortMultipartUpload",
      "s3:DeleteObject*",
      "s3:GetBucketAcl",
      "s3:GetBucketLocation",
      "s3:GetBucketVersioning",
      "s3:GetObject*",
      "s3:ListBucket*",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
      // The feature store writes with an ACL that gives the object to the bucket's owner.
      "s3:PutObjectAcl",
      "s3:PutObjectTagging",
      "sagemaker:*DescribeModelPackage*",
      "sts:AssumeRole",
      "sts:SetSourceIdentity",
      "sts:TagSession",
    ],
    Resource: [
      formatArn({ ...everywhere, service: "events", resource: "event-bus/*" }),
      iamArn(everywhere, `role${iamPath}*`),
      formatArn({ ...everywhere, service: "kms", resource: "key/*" }),
      bucketArn(environment, "*"),
      formatArn({ ...everywhere, service: "sagemaker", resource: "model-package*" }),
    ],
    // ARNs of buckets do not tell their owner, so the owner itself is asked for.
    Condition: { StringEquals: { "aws:ResourceAccount": [environment.account, ...trustedAccounts] } },
  };
}

/** AWS keeps SageMaker's own images in an account of its own for each region and framework. */
function publicImages({ partition }: AwsEnvironment): PolicyStatement {
  return {
    Sid: "PullImages",
    Effect: "Allow",
    Action: [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:DescribeImages",
      "ecr:DescribeRepositories",
      "ecr:GetDownloadUrlForLayer",
      "ecr:ListImages",
    ],
    Resource: [formatArn({ partition, service: "ecr", region: "*", account: "*", resource: "repository/*" })],
  };
}

function publicData(environment: AwsEnvironment, buckets: readonly string[]): PolicyStatement {
  return {
    Sid: "PublicData",
    Effect: "Allow",
    Action: ["s3:GetObject", "s3:ListBucket"],
    Resource: buckets.flatMap((bucket) => [
      bucketArn(environment, bucket),
      bucketArn(environment, bucket, "*"),
    ]),
  };
}

/** Services attach encrypted volumes on a role's behalf; nobody may hand the keys to anyone else. */
function grantsForServices(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "GrantsForServices",
    Effect: "Allow",
    Action: ["kms:CreateGrant", "kms:RevokeGrant"],
    Resource: [arnIn(environment, "kms", "key/*")],
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  };
}

function handOverRoles(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "HandOverRoles",
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: [platformRoles(environment)],
    Condition: { StringEquals: { "iam:PassedToService": servicePrincipals.sageMaker } },
  };
}
