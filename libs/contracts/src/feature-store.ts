import { type Input, type Output, all } from "@pulumi/pulumi";
import { arnIn, bucketArn } from "@mlops/aws";
import type { PolicyStatement } from "@mlops/core";
import type { Contract, Reference } from "./contract.ts";
import type { FeatureGroupRef } from "./feature-group.ts";

/** Where the feature groups of an environment keep their history, and what queries it. */
export interface FeatureStoreRef extends Reference {
  /** Glue database of the tables of offline stores. */
  readonly databaseName: Output<string>;
  /** Athena workgroup that queries them. */
  readonly workgroupName: Output<string>;
  /** Bucket of offline stores and of the results of queries: see {@link featureStoreFolders}. */
  readonly bucketName: Output<string>;
  /** ARN of the role that SageMaker writes offline stores with. It is part of every group and cannot change. */
  readonly offlineRoleArn: Output<string>;
}

/** How the platform exports its {@link FeatureStoreRef}: output `feature-store`. */
export const featureStoreContract: Contract<FeatureStoreRef> = {
  name: "feature-store",
  fields: {
    databaseName: "String",
    workgroupName: "String",
    bucketName: "String",
    offlineRoleArn: "String",
  },
};

/** Folders of a feature store's objects: what their keys begin with, without the slash that follows. */
export const featureStoreFolders = {
  /** Offline stores. SageMaker adds account, region and group. */
  offline: "feature-store/offline",
  /** Results of queries. */
  results: "feature-store/query-results",
} as const;

/**
 * The rights to query the history of one feature group in Athena: the workgroup, the group's table, its objects and the
 * results. Objects and results are encrypted: the data key needs `canUseDataKey`.
 */
export function canQueryFeatures(store: FeatureStoreRef, group: FeatureGroupRef): PolicyStatement[] {
  return [
    {
      Sid: "RunQueries",
      Effect: "Allow",
      Action: [
        "athena:GetPreparedStatement",
        "athena:GetQueryExecution",
        "athena:GetQueryResults",
        "athena:GetWorkGroup",
        "athena:StartQueryExecution",
        "athena:StopQueryExecution",
      ],
      Resource: [
        store.workgroupName.apply((name) => arnIn(store.environment, "athena", `workgroup/${name}`)),
      ],
    },
    canReadTable(store, group),
    ...canReadHistory(store, group),
  ];
}

function canReadTable(
  { environment, databaseName }: FeatureStoreRef,
  { tableName }: FeatureGroupRef,
): PolicyStatement {
  return {
    Sid: "ReadFeatureTable",
    Effect: "Allow",
    Action: ["glue:GetDatabase", "glue:GetPartitions", "glue:GetTable"],
    Resource: [
      arnIn(environment, "glue", "catalog"),
      databaseName.apply((name) => arnIn(environment, "glue", `database/${name}`)),
      all([databaseName, tableName]).apply(([database, table]) =>
        arnIn(environment, "glue", `table/${database}/${table}`),
      ),
    ],
  };
}

function canReadHistory(
  { environment, bucketName }: FeatureStoreRef,
  { featureGroupName }: FeatureGroupRef,
): PolicyStatement[] {
  const { account, region } = environment;
  const arn = (key?: Input<string>) =>
    all([bucketName, key]).apply(([bucket, text]) => bucketArn(environment, bucket, text));
  const results = `${featureStoreFolders.results}/*`;
  // SageMaker adds a time to the group's name.
  const objects = featureGroupName.apply(
    (name) => `${featureStoreFolders.offline}/${account}/sagemaker/${region}/offline-store/${name}-*`,
  );
  return [
    { Sid: "ReadFeatureHistory", Effect: "Allow", Action: ["s3:GetObject"], Resource: [arn(objects)] },
    {
      Sid: "KeepQueryResults",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
      Resource: [arn(results)],
    },
    { Sid: "LocateFeatures", Effect: "Allow", Action: ["s3:GetBucketLocation"], Resource: [arn()] },
    {
      Sid: "ListFeatures",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: [arn()],
      Condition: { StringLike: { "s3:prefix": [objects, results] } },
    },
  ];
}

/** The right to read data that Lake Formation governs, on top of {@link canQueryFeatures}: it decides which. */
export const canReadGovernedData: PolicyStatement = {
  Sid: "ReadGovernedData",
  Effect: "Allow",
  Action: ["lakeformation:GetDataAccess"],
  Resource: ["*"],
};
