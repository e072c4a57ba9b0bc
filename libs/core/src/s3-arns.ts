import { type Input, type Output, output } from "@pulumi/pulumi";
import { type S3Location, bucketArn, parseS3Uri } from "@mlops/aws";
import type { AwsEnvironment } from "./environment.ts";

/** The ARN of the object, or of all objects below the prefix (ending in `/`), that an S3 URI names. */
export function s3ObjectArn(environment: AwsEnvironment, uri: Input<string>): Output<string> {
  return output(uri).apply((text) => {
    const { bucket, key } = locationOf(text);
    return bucketArn(environment, bucket, key === "" || key.endsWith("/") ? `${key}*` : key);
  });
}

/** The ARN of the bucket that an S3 URI names. */
export function s3BucketArn(environment: AwsEnvironment, uri: Input<string>): Output<string> {
  return output(uri).apply((text) => bucketArn(environment, locationOf(text).bucket));
}

/** The key, or prefix of keys, that an S3 URI names. */
export function s3Key(uri: Input<string>): Output<string> {
  return output(uri).apply((text) => locationOf(text).key);
}

function locationOf(uri: string): S3Location {
  const location = parseS3Uri(uri);
  if (location === undefined) throw new Error(`expected an S3 URI such as "s3://bucket/key", got "${uri}"`);
  return location;
}
