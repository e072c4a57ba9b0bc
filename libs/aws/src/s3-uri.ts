/** What an S3 URI names. */
export interface S3Location {
  readonly bucket: string;
  /** Key of an object, or prefix of keys; "" for the whole bucket. */
  readonly key: string;
}

/** Source of the expression for the name of a bucket, to be part of a larger one. */
const bucketSource = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

/**
 * The name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const bucketNamePattern = new RegExp(`^${bucketSource}$`);

/** The S3 URI of an object or a prefix, of at most 1024 characters (SageMaker API: `S3Uri`). */
export const s3UriPattern = new RegExp(String.raw`^(?!.{1025})s3://${bucketSource}/\S+$`);

/**
 * Take an S3 URI apart.
 * @returns nothing if `uri` names no bucket of S3
 */
export function parseS3Uri(uri: string): S3Location | undefined {
  const [, bucket, key = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(uri) ?? [];
  return bucket === undefined ? undefined : { bucket, key };
}
