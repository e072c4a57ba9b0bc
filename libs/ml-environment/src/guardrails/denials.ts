import { bucketArn } from "@mlops/aws";
import { type AwsEnvironment, type Conditions, type PolicyStatement } from "@mlops/core";
import { platformRoles } from "../platform-roles.ts";
import type { BoundaryScope } from "./boundary-scope.ts";

/**
 * What no grant can allow: the ways out of the boundary. A denial also holds against a resource policy that names a
 * role's session, which a permissions boundary that merely does not allow something would let through.
 */
export function denials(scope: BoundaryScope): PolicyStatement[] {
  const { environment } = scope;
  return [
    {
      Sid: "NoOtherIdentities",
      Effect: "Deny",
      Action: ["iam:*"],
      // The boundary itself is not among them.
      NotResource: [platformRoles(environment)],
    },
    deny("NoIdentityChanges", identityChanges),
    deny("NoGuardChanges", guardChanges),
    deny("NoPlatformChanges", platformChanges),
    noOtherRegions(environment),
    ...noOtherAccounts(scope),
  ];
}

/** On the platform's own roles; {@link denials} deny everything else of IAM as a whole. */
const identityChanges = [
  "iam:Attach*",
  "iam:Create*",
  "iam:Delete*",
  "iam:Detach*",
  "iam:Put*",
  "iam:Tag*",
  "iam:Untag*",
  "iam:Update*",
];

/** What keeps data safe whoever asks: keys, the policies and settings of what holds data, the ends of logs. */
const guardChanges = [
  "account:*",
  "ecr:DeleteRepo*",
  "ecr:SetRepo*",
  "kms:Delete*",
  "kms:Disable*",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:UpdateAlias",
  "logs:*Policy",
  "logs:DeleteLog*",
  "organizations:*",
  "s3:Bypass*",
  "s3:DeleteBucket*",
  "s3:PutBucket*",
  "s3:PutEncryption*",
  "s3:PutLifecycle*",
];

/**
 * What of SageMaker belongs to stacks: who works where, what costs while nobody works, and who else is let in. `te` is
 * the end of Create, Update and Delete, and not that of Describe.
 */
const platformChanges = [
  "sagemaker:*teCluster*",
  "sagemaker:*teDomain",
  "sagemaker:*teMlflow*",
  "sagemaker:*teNotebookInstance*",
  "sagemaker:*tePartnerApp",
  "sagemaker:*teStudioLifecycleConfig",
  "sagemaker:*teTrainingPlan",
  "sagemaker:*teUserProfile",
  "sagemaker:*teWork*",
  "sagemaker:*teResourcePolicy",
  "sagemaker:DeleteFeatureGroup",
  "sagemaker:DeleteModelPackageGroup*",
  "sagemaker:Put*Policy",
];

/**
 * IAM and the global endpoint of STS are in one region. Data sets may be read in others, and events passed on to them.
 */
function noOtherRegions({ region }: AwsEnvironment): PolicyStatement {
  return {
    Sid: "NoOtherRegions",
    Effect: "Deny",
    NotAction: ["events:PutEvents", "iam:*", "s3:Get*", "s3:List*", "sts:*"],
    Resource: ["*"],
    Condition: { StringNotEquals: { "aws:RequestedRegion": region } },
  };
}

/**
 * What pulls an image, or looks at the image of a model version that is registered. By patterns: a policy's size is
 * limited.
 */
const imageReads = ["ecr:BatchCheckLayer*", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrl*"];

/**
 * Data leaves to no account but those of the platform, whatever policies that account has. The ARN of a bucket does not
 * name its account, so that a condition does; a request about no resource may have no such account, and is let through.
 * SageMaker's prebuilt images are in accounts of AWS, one for each region and framework.
 */
function noOtherAccounts({
  environment,
  trustedAccounts,
  readableBuckets,
}: BoundaryScope): PolicyStatement[] {
  const reading = ["s3:GetObject", "s3:ListBucket"];
  const isElsewhere: Conditions = {
    Null: { "aws:ResourceAccount": "false" },
    StringNotEquals: { "aws:ResourceAccount": [environment.account, ...trustedAccounts] },
  };
  const readable = bucketsAndObjects(environment, readableBuckets);
  return [
    {
      Sid: "NoOtherAccounts",
      Effect: "Deny",
      NotAction: [
        ...imageReads,
        ...(readable.length > 0 ? reading : []),
        // The hub of JumpStart's models.
        "sagemaker:DescribeHub*",
        "sagemaker:ListHub*",
      ],
      Resource: ["*"],
      Condition: isElsewhere,
    },
    ...(readable.length > 0
      ? [
          {
            Sid: "NoOtherBuckets",
            Effect: "Deny" as const,
            Action: reading,
            NotResource: readable,
            Condition: isElsewhere,
          },
        ]
      : []),
  ];
}

function deny(sid: string, actions: readonly string[]): PolicyStatement {
  return { Sid: sid, Effect: "Deny", Action: [...actions], Resource: ["*"] };
}

/** The ARNs of buckets, by name, and of their objects. */
export function bucketsAndObjects(environment: AwsEnvironment, buckets: readonly string[]): string[] {
  return buckets.flatMap((bucket) => [bucketArn(environment, bucket), bucketArn(environment, bucket, "*")]);
}
