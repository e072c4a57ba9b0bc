import { accountRootArn, bucketArn, servicePrincipals } from "@mlops/aws";
import { type AwsEnvironment, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/core";
import { platformRoles } from "../platform-roles.ts";
import type { BucketPerimeter } from "./perimeter.ts";

/** What a bucket's policy allows. */
export interface BucketAccess {
  /** Accounts whose platform roles may read the bucket; their own IAM policies still decide which. */
  readonly readerAccounts: readonly string[];
  /** Whether S3 may deliver access logs of this account's buckets. */
  readonly receivesAccessLogs: boolean;
  /** Where the account's own identities must come from. @default - from anywhere */
  readonly perimeter?: BucketPerimeter | undefined;
}

/** The policy of the bucket named `bucketName` in `environment`. */
export function bucketPolicy(
  environment: AwsEnvironment,
  bucketName: string,
  access: BucketAccess,
): PolicyDocument {
  const bucket = bucketArn(environment, bucketName);
  const objects = bucketArn(environment, bucketName, "*");
  return policyDocument(
    tlsOnly([bucket, objects]),
    ...(access.readerAccounts.length > 0 ? readers(environment, access.readerAccounts, bucket, objects) : []),
    ...(access.perimeter ? [onlyThroughEndpoints(environment, [bucket, objects], access.perimeter)] : []),
    ...(access.receivesAccessLogs ? [logDelivery(environment, objects)] : []),
  );
}

/** For every action and principal: a list of actions would miss some. */
function tlsOnly(resources: string[]): PolicyStatement {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:*"],
    Resource: resources,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/**
 * Objects are read, written and listed through the VPC endpoints alone. It denies nothing that a bucket is managed by, so
 * that a wrong perimeter can always be mended. Left out are the services that S3 asks for themselves
 * (`aws:ViaAWSService`, such as Athena for who queries), and other accounts, whose perimeters are theirs.
 */
function onlyThroughEndpoints(
  { account }: AwsEnvironment,
  resources: string[],
  { vpcEndpointIds, roles }: BucketPerimeter,
): PolicyStatement {
  return {
    Sid: "OnlyThroughEndpoints",
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:DeleteObject*", "s3:GetObject*", "s3:ListBucket*", "s3:PutObject*"],
    Resource: resources,
    Condition: {
      ArnNotLike: { "aws:PrincipalArn": [...roles] },
      Bool: { "aws:ViaAWSService": "false" },
      StringEquals: { "aws:PrincipalAccount": account },
      StringNotEquals: { "aws:SourceVpce": [...vpcEndpointIds] },
    },
  };
}

function readers(
  environment: AwsEnvironment,
  accounts: readonly string[],
  bucket: string,
  objects: string,
): PolicyStatement[] {
  const principal = { AWS: accounts.map((account) => accountRootArn({ ...environment, account })) };
  const roles = accounts.map((account) => platformRoles({ ...environment, account }));
  const condition = { ArnLike: { "aws:PrincipalArn": roles } };
  return [
    {
      Sid: "ListFromOtherAccounts",
      Effect: "Allow",
      Principal: principal,
      Action: ["s3:GetBucketLocation", "s3:ListBucket"],
      Resource: [bucket],
      Condition: condition,
    },
    {
      Sid: "ReadFromOtherAccounts",
      Effect: "Allow",
      Principal: principal,
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: [objects],
      Condition: condition,
    },
  ];
}

function logDelivery({ account }: AwsEnvironment, objects: string): PolicyStatement {
  return {
    Sid: "DeliverAccessLogs",
    Effect: "Allow",
    Principal: { Service: servicePrincipals.s3Logging },
    Action: ["s3:PutObject"],
    Resource: [objects],
    Condition: { StringEquals: { "aws:SourceAccount": account } },
  };
}
