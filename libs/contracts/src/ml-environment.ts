import type { Output } from "@pulumi/pulumi";
import { bucketArn } from "@mlops/aws";
import type { PolicyStatement } from "@mlops/core";
import type { Contract, Reference } from "./contract.ts";

/** The S3 buckets of an environment. */
export interface MlEnvironmentRef extends Reference {
  /** Bucket of data sets, features and captured requests. */
  readonly dataBucketName: Output<string>;
  /** Bucket of models, code archives and reports. */
  readonly artifactBucketName: Output<string>;
  /** Bucket of the access logs of the other two. */
  readonly logBucketName: Output<string>;
}

/** How the platform exports its {@link MlEnvironmentRef}: output `ml-environment`. */
export const mlEnvironmentContract: Contract<MlEnvironmentRef> = {
  name: "ml-environment",
  fields: { dataBucketName: "String", artifactBucketName: "String", logBucketName: "String" },
};

/** The buckets of an environment that workloads can be given access to. */
type WorkloadBucket = "data" | "artifacts";

/**
 * The right to list one bucket and to read its objects.
 * @param prefix beginning of the objects' keys, such as `"captured/"`; it does not limit listing. Default: all objects
 */
export const canReadBucket = (
  ref: MlEnvironmentRef,
  bucket: WorkloadBucket,
  prefix = "",
): PolicyStatement => ({
  Sid: `Read${label(bucket)}`,
  Effect: "Allow",
  Action: ["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"],
  Resource: arns(ref, bucket, prefix),
});

/**
 * The right to write and delete objects of one bucket.
 * @param prefix beginning of the objects' keys, such as `"captured/"`. Default: all objects
 */
export const canWriteBucket = (
  ref: MlEnvironmentRef,
  bucket: WorkloadBucket,
  prefix = "",
): PolicyStatement => ({
  Sid: `Write${label(bucket)}`,
  Effect: "Allow",
  Action: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
  Resource: arns(ref, bucket, prefix).slice(1),
});

function arns(
  { environment, ...ref }: MlEnvironmentRef,
  bucket: WorkloadBucket,
  prefix: string,
): Output<string>[] {
  const name = bucket === "data" ? ref.dataBucketName : ref.artifactBucketName;
  return [
    name.apply((bucketName) => bucketArn(environment, bucketName)),
    name.apply((bucketName) => bucketArn(environment, bucketName, `${prefix}*`)),
  ];
}

const label = (bucket: WorkloadBucket) => (bucket === "data" ? "Data" : "Artifacts");
