/**
 * Most characters that policies may have. IAM does not count white space; VPC endpoints do.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html
 */
export const policySizes = {
  /** A managed policy of IAM. */
  managed: 6_144,
  /** All inline policies of a role together. */
  inlineOfRole: 10_240,
  /** The policy of a bucket. */
  bucket: 20_480,
  /** The policy of a KMS key. */
  key: 32_768,
  /** The policy of an SQS queue, in bytes. */
  queue: 8_192,
  /** The policy of an event bus, unless its quota has been raised. */
  eventBus: 10_240,
  /** The policy of a VPC endpoint. */
  vpcEndpoint: 20_480,
  /** The policy of a model package group. SageMaker API: `PolicyString`. */
  modelPackageGroup: 20_480,
} as const;
