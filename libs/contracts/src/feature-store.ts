import { type Output, all } from "@pulumi/pulumi";
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
  /** Bucket of offline stores and of the results of queries: see {@link featureStorePrefixes}. */
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

/** What the keys of a feature store's objects begin with. */
export const featureStorePrefixes = {
  /** Offline stores. SageMaker adds account, region and group. */
  offline: "feature-store/offline/",
  /** Results of queries. */
  results: "feature-store/query-results/",
} as const;

/**
 * The rights to query the history of one feature group in Athena: the workgroup, the group's table, its objects and the
 * results. Objects and results are encrypted: the data key needs `canUseDataKey`.
 */
export function canQueryFeatures(store: FeatureStoreRef, group: FeatureGroupRef): PolicyStatement[] {
  const { environment, bucketName } = store;
  const { offline, results } = featureStorePrefixes;
  const bucket = bucketName.apply((name) => bucketArn(environment, name));
  const objects = (prefix: Output<string> | string) =>
    all([bucketName, prefix]).apply(([name, key]) => bucketArn(environment, name, key));
  const groupPrefix = group.featureGroupName.apply(
    (name) => `${offline}${environment.account}/sagemaker/${environment.region}/offline-store/${name}-*`,
  );
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
      Resource: [store.workgroupName.apply((name) => arnIn(environment, "athena", `workgroup/${name}`))],
    },
    {
      Sid: "ReadFeatureTable",
      Effect: "Allow",
      Action: ["glue:GetDatabase", "glue:GetPartitions", "glue:GetTable"],
      Resource: [
        arnIn(environment, "glue", "catalog"),
        store.databaseName.apply((name) => arnIn(environment, "glue", `database/${name}`)),
        all([store.databaseName, group.tableName]).apply(([database, table]) =>
          arnIn(environment, "glue", `table/${database}/${table}`),
        ),
      ],
    },
    {
      Sid: "ReadFeatureHistory",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: [objects(groupPrefix)],
    },
    {
      Sid: "KeepQueryResults",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
      Resource: [objects(`${results}*`)],
    },
    { Sid: "LocateFeatures", Effect: "Allow", Action: ["s3:GetBucketLocation"], Resource: [bucket] },
    {
      Sid: "ListFeatures",
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: [bucket],
      Condition: { StringLike: { "s3:prefix": [groupPrefix, `${results}*`] } },
    },
  ];
}

/** The right to read data that Lake Formation governs, on top of `canQueryFeatures`; Lake Formation decides which. */
export const canReadGovernedData: PolicyStatement = {
  Sid: "ReadGovernedData",
  Effect: "Allow",
  Action: ["lakeformation:GetDataAccess"],
  Resource: ["*"],
};
