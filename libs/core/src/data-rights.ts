import type { Input } from "@pulumi/pulumi";
import { arnIn, logWriteActions } from "@mlops/aws";
import type { AwsEnvironment } from "./environment.ts";
import type { PolicyStatement } from "./policy-document.ts";
import { s3BucketArn, s3Key, s3ObjectArn } from "./s3-arns.ts";

/**
 * Read what S3 URIs name: objects, or all objects below prefixes (ending in `/`).
 * @param what what they are, for the statements' ids
 */
export function canReadFrom(
  environment: AwsEnvironment,
  what: string,
  all: readonly Input<string>[],
): PolicyStatement[] {
  const artifacts = [...new Set(all)];
  if (artifacts.length === 0) return [];
  return [
    {
      Sid: `Read${what}`,
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: artifacts.map((uri) => s3ObjectArn(environment, uri)),
    },
    {
      Sid: `List${what}`,
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: artifacts.map((uri) => s3BucketArn(environment, uri)),
      Condition: {
        StringLike: {
          "s3:prefix": artifacts.map((uri) =>
            s3Key(uri).apply((key) => (key.endsWith("/") ? `${key}*` : key)),
          ),
        },
      },
    },
  ];
}

/** Read what KMS keys encrypt. */
export const canDecrypt = (sid: string, keyArns: Input<string>[]): PolicyStatement => ({
  Sid: sid,
  Effect: "Allow",
  Action: ["kms:Decrypt", "kms:DescribeKey"],
  Resource: keyArns,
});

/** Write to log groups. They exist already, encrypted and with an end: the role cannot make others. */
export const canLog = (environment: AwsEnvironment, logGroups: readonly string[]): PolicyStatement => ({
  Sid: "WriteLogs",
  Effect: "Allow",
  Action: [...logWriteActions],
  Resource: logGroups.flatMap((group) => [
    arnIn(environment, "logs", `log-group:${group}`),
    arnIn(environment, "logs", `log-group:${group}:*`),
  ]),
});
