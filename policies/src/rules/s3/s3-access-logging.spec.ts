import type { Unwrap } from "@pulumi/pulumi";
import type { BucketLoggingArgs } from "@pulumi/aws/s3/bucketLogging.js";
import { s3 } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3AccessLogging } from "./s3-access-logging.ts";

const logging: Unwrap<BucketLoggingArgs> = { bucket: UNKNOWN, targetBucket: UNKNOWN, targetPrefix: "data/" };
const message = "give the bucket a BucketLogging with another bucket as target";

describeStackRule(s3AccessLogging, {
  compliant: {
    data: { type: s3.bucket, props: {} },
    logs: { type: s3.bucket, props: {} },
    "data-logging": {
      type: s3.logging,
      props: logging,
      from: { bucket: ["data"], targetBucket: ["logs"] },
    },
    old: {
      type: s3.bucketV2,
      props: { loggings: [{ targetBucket: UNKNOWN }] },
      from: { loggings: ["logs"] },
    },
  },
  finds: {
    "a bucket that neither logs nor takes logs": {
      with: { models: { type: s3.bucket, props: {} } },
      findings: [{ on: "models", message }],
    },
    "a bucket that takes no logs any more": {
      without: ["data-logging", "old"],
      findings: [
        { on: "data", message },
        { on: "logs", message },
      ],
    },
    "logging without a target": {
      change: { old: { loggings: [{ targetPrefix: "old/" }] } },
      findings: [{ on: "old", message }],
    },
  },
  passes: {
    "a bucket whose ACL lets S3 write logs of other stacks' buckets": {
      without: ["data-logging", "old", "data"],
      change: { logs: { acl: "log-delivery-write" } },
    },
    "a bucket whose BucketAcl lets S3 write logs of other stacks' buckets": {
      without: ["data-logging", "old", "data"],
      with: {
        acl: {
          type: s3.acl,
          props: { bucket: UNKNOWN, acl: "log-delivery-write" },
          from: { bucket: ["logs"] },
        },
      },
    },
    "logging on the bucket itself, into one that is named": {
      without: ["data-logging"],
      change: { data: { "logging.targetBucket": "mlops-logs" }, logs: { bucket: "mlops-logs" } },
    },
    "logging into a bucket that is known later, from nowhere in particular": {
      with: {
        models: { type: s3.bucketV2, props: {} },
        somewhere: { type: s3.loggingV2, props: { ...logging, bucket: "elsewhere" } },
      },
    },
  },
});
