import { type Input, output } from "@pulumi/pulumi";
import { type AwsEnvironment, type PolicyStatement, s3BucketArn, s3Key, s3ObjectArn } from "@mlops/core";

/** Read everything whose key begins as an S3 URI says: jobs take the URI of an object for a prefix, too. */
export function canReadPrefixes(
  environment: AwsEnvironment,
  uris: readonly Input<string>[],
): PolicyStatement[] {
  const prefixes = distinct(uris);
  if (prefixes.length === 0) return [];
  return [
    {
      Sid: "ReadInputs",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: prefixes.map((uri) =>
        s3ObjectArn(environment, uri).apply((arn) => `${arn.replace(/\*$/, "")}*`),
      ),
    },
    {
      Sid: "ListInputs",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: prefixes.map((uri) => s3BucketArn(environment, uri)),
      Condition: { StringLike: { "s3:prefix": prefixes.map((uri) => s3Key(uri).apply((key) => `${key}*`)) } },
    },
  ];
}

/** Write objects below prefixes. */
export function canWritePrefixes(
  environment: AwsEnvironment,
  uris: readonly Input<string>[],
): PolicyStatement[] {
  const prefixes = distinct(uris);
  if (prefixes.length === 0) return [];
  return [
    {
      Sid: "WriteOutputs",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
      Resource: prefixes.map((uri) =>
        output(uri).apply((known) => s3ObjectArn(environment, `${known.replace(/\/$/, "")}/`)),
      ),
    },
  ];
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
