import { accountRootArn, bucketArn, servicePrincipals } from "@mlops/aws";
import { type AwsEnvironment, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/core";

/** What a bucket's policy allows. */
export interface BucketAccess {
  /** Accounts whose roles may read the bucket; their own IAM policies still decide which. */
  readonly readerAccounts: readonly string[];
  /** Whether S3 may deliver access logs of this account's buckets. */
  readonly receivesAccessLogs: boolean;
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

function readers(
  environment: AwsEnvironment,
  accounts: readonly string[],
  bucket: string,
  objects: string,
): PolicyStatement[] {
  const principal = { AWS: accounts.map((account) => accountRootArn({ ...environment, account })) };
  return [
    {
      Sid: "ListFromOtherAccounts",
      Effect: "Allow",
      Principal: principal,
      Action: ["s3:GetBucketLocation", "s3:ListBucket"],
      Resource: [bucket],
    },
    {
      Sid: "ReadFromOtherAccounts",
      Effect: "Allow",
      Principal: principal,
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: [objects],
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
