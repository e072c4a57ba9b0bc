import type { Output } from "@pulumi/pulumi";
import { bucketArn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import type { Contract } from "./contract.ts";

/** Where an environment's data, artifacts and own containers are. */
export interface MlEnvironmentRef {
  readonly environment: AwsEnvironment;
  /** Data sets, features and captured requests. */
  readonly dataBucketName: Output<string>;
  /** Models, code archives and reports. */
  readonly artifactBucketName: Output<string>;
  /** Access logs of the other two. */
  readonly logBucketName: Output<string>;
}

export const mlEnvironmentContract: Contract<MlEnvironmentRef> = {
  name: "ml-environment",
  fields: { dataBucketName: "text", artifactBucketName: "text", logBucketName: "text" },
};

/** The buckets of an environment that workloads may be given. */
export type WorkloadBucket = "data" | "artifacts";

/** List one bucket and read its objects, below `prefix` if one is given (`"captured/"`). */
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

/** Write and delete objects of one bucket, below `prefix` if one is given. */
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
    name.apply((n) => bucketArn(environment, n)),
    name.apply((n) => bucketArn(environment, n, `${prefix}*`)),
  ];
}

const label = (bucket: WorkloadBucket) => (bucket === "data" ? "Data" : "Artifacts");
