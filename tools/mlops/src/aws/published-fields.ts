/**
 * What stacks publish that commands read, by contract: the contracts of @mlops/contracts, which load the Pulumi SDK. A
 * test compares them.
 */
export const publishedFields = {
  endpoint: ["endpointName", "endpointArn"],
  "feature-group": ["featureGroupName", "featureGroupArn", "tableName"],
  "feature-store": ["databaseName", "workgroupName", "bucketName", "offlineRoleArn"],
  "ml-environment": ["dataBucketName", "artifactBucketName", "logBucketName"],
  pipeline: ["pipelineName", "pipelineArn"],
  registry: ["groupName", "groupArn", "artifactsUri", "artifactKeyArn", "images"],
} as const;

/** A contract that commands read. */
export type PublishedContract = keyof typeof publishedFields;

/** A field of a contract. */
export type PublishedField<Contract extends PublishedContract> = (typeof publishedFields)[Contract][number];
