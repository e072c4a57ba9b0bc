import { arnIn, bucketArn, formatArn, iamArn, servicePrincipals } from "@mlops/aws";
import {
  type AwsEnvironment,
  type PolicyDocument,
  type PolicyStatement,
  iamPath,
  policyDocument,
} from "@mlops/core";
import { denials, platformRoles } from "./denials.ts";
import { sageMakerActions } from "./sagemaker-actions.ts";
import { supportingServices, unscopedActions } from "./supporting-services.ts";

/** What the permissions boundary depends on. Plain values: it must be known before anything exists. */
export interface BoundaryScope {
  readonly environment: AwsEnvironment;
  /** Other accounts of the platform, 12 digits each. */
  readonly trustedAccounts: readonly string[];
  /** Names of buckets of other owners that may be read; `*` stands for any text. */
  readonly readableBuckets: readonly string[];
}

/**
 * The most that any role of the platform may do: run SageMaker workloads, and use what they depend on, in its own
 * account and region. A role still needs grants of its own; a permissions boundary grants nothing.
 *
 * It is for SageMaker's execution roles, Studio's users, functions, event rules and schedules, pipelines and builds,
 * data preparation, flow logs and training machines. The role that deploys does not have it: it makes roles, which
 * this denies.
 *
 * IAM limits its length (`policySizes.managed`), so that a pattern takes the place of several actions where each of them
 * may be allowed.
 */
export function permissionsBoundary(scope: BoundaryScope): PolicyDocument {
  const { environment, readableBuckets } = scope;
  return policyDocument(
    sageMakerActions(environment),
    acrossAccounts(scope),
    supportingServices(environment),
    unscopedActions,
    publicImages(environment),
    ...(readableBuckets.length > 0 ? [publicData(environment, readableBuckets)] : []),
    grantsForServices(environment),
    passRoles(environment),
    ...denials(environment),
  );
}

/** Access to other accounts: models are registered in one and read by the others. */
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
    // The ARN of a bucket does not name its account, so that a condition does.
    Condition: { StringEquals: { "aws:ResourceAccount": [environment.account, ...trustedAccounts] } },
  };
}

/** SageMaker's prebuilt images are in accounts of AWS, one for each region and framework. */
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

/** Services attach encrypted volumes on a role's behalf; no role can grant the use of a key to anyone else. */
function grantsForServices(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "GrantsForServices",
    Effect: "Allow",
    Action: ["kms:CreateGrant", "kms:RevokeGrant"],
    Resource: [arnIn(environment, "kms", "key/*")],
    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
  };
}

function passRoles(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "HandOverRoles",
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: [platformRoles(environment)],
    Condition: { StringEquals: { "iam:PassedToService": servicePrincipals.sageMaker } },
  };
}
