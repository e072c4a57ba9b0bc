import type { Unwrap } from "@pulumi/pulumi";
import type { BucketReplicationConfigArgs } from "@pulumi/aws/s3/bucketReplicationConfig.js";
import { s3 } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3Replication } from "./s3-replication.ts";

const replication: Unwrap<BucketReplicationConfigArgs> = {
  bucket: UNKNOWN,
  role: "arn:aws:iam::111122223333:role/mlops/replication",
  rules: [{ status: "Enabled", destination: { bucket: "arn:aws:s3:::mlops-data-copy" } }],
};
const message = 'give the bucket a BucketReplicationConfig with a rule whose status is "Enabled"';
const disabled = 'set the status of a rule to "Enabled"';

describeStackRule(s3Replication, {
  compliant: {
    data: { type: s3.bucket, props: {} },
    "data-replication": { type: s3.replication, props: replication, from: { bucket: ["data"] } },
    old: { type: s3.bucketV2, props: { replicationConfigurations: [{ role: "r", rules: [] }] } },
  },
  finds: {
    "a bucket without a copy": { without: ["data-replication"], findings: [{ on: "data", message }] },
    "a rule that is off": {
      change: { "data-replication": { "rules.0.status": "Disabled" } },
      findings: [{ on: "data-replication", message: `${disabled}; rules is a list of 1` }],
    },
    "no rules": {
      change: { "data-replication": { rules: [] } },
      findings: [{ on: "data-replication", message: `${disabled}; rules is an empty list` }],
    },
    "a bucket of its own without a copy": {
      change: { old: { replicationConfigurations: [] } },
      findings: [{ on: "old", message }],
    },
  },
  passes: {
    "a copy that the bucket itself asks for": {
      without: ["data-replication"],
      change: { data: { replicationConfiguration: { role: "r", rules: [] } } },
    },
    "rules that are known later": { change: { "data-replication": { rules: UNKNOWN } } },
  },
});
