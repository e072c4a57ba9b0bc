import type { Unwrap } from "@pulumi/pulumi";
import type { RepositoryArgs } from "@pulumi/aws/ecr/repository.js";
import type { BucketArgs } from "@pulumi/aws/s3/bucket.js";
import type { DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import { ecr, kms, s3, sagemaker } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envDeletionProtection } from "./env-deletion-protection.ts";

const unprotected = "set the resource option protect to true";

const bucket: Unwrap<BucketArgs> = { bucket: "mlops-data", forceDestroy: false };

describeResourceRule(envDeletionProtection, {
  compliant: { type: s3.bucket, props: bucket, protect: true },
  finds: {
    "a bucket that is not protected": { resource: { protect: false }, messages: [unprotected] },
    "a bucket that is emptied when it is deleted": {
      change: { forceDestroy: true },
      messages: ["set forceDestroy to false; forceDestroy is true"],
    },
    "both, one by one": {
      resource: { protect: false },
      change: { forceDestroy: true },
      messages: [unprotected, "set forceDestroy to false; forceDestroy is true"],
    },
  },
  passes: {
    "a bucket that leaves the switch at its default": { change: { forceDestroy: ABSENT } },
    "a switch that is known later": { change: { forceDestroy: UNKNOWN } },
  },
});

const repository: Unwrap<RepositoryArgs> = { name: "mlops/sentiment", forceDelete: false };

describeResourceRule(envDeletionProtection, {
  compliant: { type: ecr.repository, props: repository, protect: true },
  finds: {
    "a repository that is emptied when it is deleted": {
      change: { forceDelete: true },
      messages: ["set forceDelete to false; forceDelete is true"],
    },
  },
});

const domain: Unwrap<DomainArgs> = {
  domainName: "studio",
  authMode: "SSO",
  vpcId: "vpc-1",
  subnetIds: ["subnet-1"],
  defaultUserSettings: { executionRole: "arn:aws:iam::111122223333:role/studio" },
  retentionPolicy: { homeEfsFileSystem: "Retain" },
};
const homes = (came: string) =>
  `set homeEfsFileSystem to "Retain"; retentionPolicy.homeEfsFileSystem is ${came}`;

describeResourceRule(envDeletionProtection, {
  compliant: { type: sagemaker.domain, props: domain, protect: true },
  finds: {
    "home directories that go with the domain": {
      change: { "retentionPolicy.homeEfsFileSystem": "Delete" },
      messages: [homes('"Delete"')],
    },
    "an empty retention policy": {
      change: { "retentionPolicy.homeEfsFileSystem": "" },
      messages: [homes('""')],
    },
  },
  passes: {
    "a domain that leaves its home directories at their default": { change: { retentionPolicy: ABSENT } },
    "a retention policy that is known later": { change: { retentionPolicy: UNKNOWN } },
  },
});

describe.each([kms.key, s3.bucketV2, sagemaker.featureGroup, sagemaker.modelPackageGroup])("%s", (type) => {
  describeResourceRule(envDeletionProtection, {
    compliant: { type, protect: true },
    finds: { "one that is not protected": { resource: { protect: false }, messages: [unprotected] } },
  });
});
