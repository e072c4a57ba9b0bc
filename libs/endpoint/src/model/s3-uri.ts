import { type Input, type Output, output } from "@pulumi/pulumi";
import { type AwsEnvironment, bucketArn } from "@mlops/core";

/** The ARN of the object, or of all objects below the prefix (ending in `/`), that an S3 URI names. */
export function s3ObjectArn(environment: AwsEnvironment, uri: Input<string>): Output<string> {
  return output(uri).apply((text) => {
    const { bucket, key } = s3Parts(text);
    return bucketArn(environment, bucket, key === "" || key.endsWith("/") ? `${key}*` : key);
  });
}

/** The ARN of the bucket that an S3 URI names. */
export function s3BucketArn(environment: AwsEnvironment, uri: Input<string>): Output<string> {
  return output(uri).apply((text) => bucketArn(environment, s3Parts(text).bucket));
}

/** The key, or prefix of keys, that an S3 URI names. */
export function s3Key(uri: Input<string>): Output<string> {
  return output(uri).apply((text) => s3Parts(text).key);
}

/** Whether `text` is the S3 URI of an object or a prefix. */
export function isS3Uri(text: string): boolean {
  return /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/\S+$/.test(text) && text.length <= 1024;
}

function s3Parts(uri: string): { readonly bucket: string; readonly key: string } {
  const [, bucket = "", key = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(uri) ?? [];
  if (bucket === "") throw new Error(`expected an S3 URI such as "s3://bucket/key", got "${uri}"`);
  return { bucket, key };
}
