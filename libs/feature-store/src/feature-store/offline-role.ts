import { type Input, output } from "@pulumi/pulumi";
import { arnIn, bucketArn } from "@mlops/aws";
import { type KeysRef, type MlEnvironmentRef, canUseDataKey, featureStoreFolders } from "@mlops/contracts";
import type { PolicyStatement } from "@mlops/core";

/** What the role that writes offline stores refers to. */
export interface OfflineStores {
  readonly mlEnvironment: MlEnvironmentRef;
  readonly keys: KeysRef;
  readonly databaseName: Input<string>;
}

/**
 * Write the offline stores of every group, and keep their Iceberg tables up to date. SageMaker reads the bucket's ACL
 * when a group is made, and gives each object to the bucket's owner.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-feature-store.html (AmazonSageMakerFeatureStoreAccess)
 */
export function offlineStoreStatements(stores: OfflineStores): PolicyStatement[] {
  const { mlEnvironment, keys } = stores;
  const { environment, dataBucketName } = mlEnvironment;
  const bucket = dataBucketName.apply((name) => bucketArn(environment, name));
  const objects = dataBucketName.apply((name) =>
    bucketArn(environment, name, `${featureStoreFolders.offline}/*`),
  );
  return [
    {
      Sid: "CheckBucket",
      Effect: "Allow",
      Action: ["s3:GetBucketAcl", "s3:GetBucketLocation"],
      Resource: [bucket],
    },
    {
      Sid: "ListOfflineStores",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: [bucket],
      Condition: { StringLike: { "s3:prefix": [`${featureStoreFolders.offline}/*`] } },
    },
    {
      Sid: "WriteOfflineStores",
      Effect: "Allow",
      Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"],
      Resource: [objects],
    },
    {
      Sid: "KeepTables",
      Effect: "Allow",
      Action: ["glue:GetDatabase", "glue:GetTable", "glue:UpdateTable"],
      Resource: tableArns(stores),
    },
    canUseDataKey(keys),
  ];
}

/** The catalogue, the database and its tables: Glue asks for rights to all three. */
export function tableArns({ mlEnvironment, databaseName }: Omit<OfflineStores, "keys">): Input<string>[] {
  const { environment } = mlEnvironment;
  return [
    arnIn(environment, "glue", "catalog"),
    output(databaseName).apply((name) => arnIn(environment, "glue", `database/${name}`)),
    output(databaseName).apply((name) => arnIn(environment, "glue", `table/${name}/*`)),
  ];
}
