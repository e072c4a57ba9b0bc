import type { Output } from "@pulumi/pulumi";
import type { PolicyStatement } from "@mlops/core";
import type { Contract, Reference } from "./contract.ts";

/** A feature group of SageMaker Feature Store. */
export interface FeatureGroupRef extends Reference {
  /** Name that records are put to and read from, 1 to 64 characters. */
  readonly featureGroupName: Output<string>;
  readonly featureGroupArn: Output<string>;
  /** Table of its offline store, in the database of the feature store; a group without one has no such table. */
  readonly tableName: Output<string>;
}

/** How an app exports a {@link FeatureGroupRef}: output `feature-group`, mostly an instance of it for each group. */
export const featureGroupContract: Contract<FeatureGroupRef> = {
  name: "feature-group",
  fields: { featureGroupName: "String", featureGroupArn: "String", tableName: "String" },
};

/** The right to put records into one feature group. The online store is encrypted: see `canUseDataKey`. */
export const canPutRecords = (group: FeatureGroupRef): PolicyStatement => ({
  Sid: "PutRecords",
  Effect: "Allow",
  Action: ["sagemaker:PutRecord"],
  Resource: [group.featureGroupArn],
});

/** The right to delete records of one feature group from its online store. */
export const canDeleteRecords = (group: FeatureGroupRef): PolicyStatement => ({
  Sid: "DeleteRecords",
  Effect: "Allow",
  Action: ["sagemaker:DeleteRecord"],
  Resource: [group.featureGroupArn],
});

/** The right to read the newest records of one feature group, one by one or many at once. */
export const canReadRecords = (group: FeatureGroupRef): PolicyStatement => ({
  Sid: "ReadRecords",
  Effect: "Allow",
  Action: ["sagemaker:BatchGetRecord", "sagemaker:GetRecord"],
  Resource: [group.featureGroupArn],
});
