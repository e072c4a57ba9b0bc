import { type OutputRules, arnOf } from "../output-rule.ts";

const ofBucket = { id: "{bucket}" } as const;

/** What S3, KMS, ECR, SQS, SNS and Parameter Store add. */
export const storageRules: OutputRules = {
  "aws:s3/bucket:Bucket": {
    named: "bucket",
    maxNameLength: 63,
    id: "{bucket}",
    outputs: {
      arn: "arn:{partition}:s3:::{bucket}",
      bucketDomainName: "{bucket}.s3.{suffix}",
      bucketRegionalDomainName: "{bucket}.s3.{region}.{suffix}",
      region: "{region}",
    },
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ofBucket,
  "aws:s3/bucketLogging:BucketLogging": ofBucket,
  "aws:s3/bucketNotification:BucketNotification": ofBucket,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ofBucket,
  "aws:s3/bucketPolicy:BucketPolicy": ofBucket,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ofBucket,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ofBucket,
  "aws:s3/bucketVersioning:BucketVersioning": ofBucket,
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    id: "{bucket}/{key}",
    outputs: {
      arn: "arn:{partition}:s3:::{bucket}/{key}",
      etag: "{hex:32}",
      versionId: "{lower:32}",
    },
  },
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": { id: "{account}" },
  "aws:kms/key:Key": {
    id: "{uuid}",
    outputs: { keyId: "{uuid}", arn: arnOf("kms", "key/{uuid}") },
  },
  "aws:kms/alias:Alias": {
    named: "name",
    id: "{name}",
    outputs: { arn: arnOf("kms", "{name}"), targetKeyArn: targetKeyArn },
  },
  "aws:ecr/repository:Repository": {
    named: "name",
    maxNameLength: 256,
    id: "{name}",
    outputs: {
      arn: arnOf("ecr", "repository/{name}"),
      registryId: "{account}",
      repositoryUrl: "{account}.dkr.ecr.{region}.{suffix}/{name}",
    },
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": { id: "{repository}", outputs: { registryId: "{account}" } },
  "aws:ecr/repositoryPolicy:RepositoryPolicy": { id: "{repository}", outputs: { registryId: "{account}" } },
  "aws:sqs/queue:Queue": {
    named: "name",
    maxNameLength: 80,
    id: "https://sqs.{region}.{suffix}/{account}/{name}",
    outputs: {
      arn: arnOf("sqs", "{name}"),
      url: "https://sqs.{region}.{suffix}/{account}/{name}",
    },
  },
  "aws:sqs/queuePolicy:QueuePolicy": { id: "{queueUrl}" },
  "aws:sns/topic:Topic": {
    named: "name",
    maxNameLength: 256,
    id: arnOf("sns", "{name}"),
    outputs: { arn: arnOf("sns", "{name}"), owner: "{account}" },
  },
  "aws:sns/topicPolicy:TopicPolicy": { id: "{arn}", outputs: { owner: "{account}" } },
  "aws:sns/topicSubscription:TopicSubscription": {
    id: "{topic}:{uuid}",
    outputs: { arn: "{topic}:{uuid}", ownerId: "{account}" },
  },
  "aws:ssm/parameter:Parameter": {
    named: "name",
    id: "{name}",
    outputs: {
      arn: ({ text, fill }) =>
        fill(arnOf("ssm", text("name")?.startsWith("/") ? "parameter{name}" : "parameter/{name}")),
    },
  },
};

/** A key is named by its id or by its ARN. */
function targetKeyArn({
  text,
  fill,
}: {
  text: (key: string) => string | undefined;
  fill: (template: string) => string | undefined;
}): string | undefined {
  return text("targetKeyId")?.startsWith("arn:")
    ? text("targetKeyId")
    : fill(arnOf("kms", "key/{targetKeyId}"));
}
