import { s3 } from "../../resource/resource-types.ts";
import { describeStackRule } from "../../testing/index.ts";
import { s3AccessLogging, s3EventNotifications } from "./logging.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { BucketLoggingArgs } from "@pulumi/aws/s3/bucketLogging.js";
import type { BucketNotificationArgs } from "@pulumi/aws/s3/bucketNotification.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("s3-access-logging", () => {
  const logging: Unwrap<BucketLoggingArgs> = {
    bucket: UNKNOWN,
    targetBucket: UNKNOWN,
    targetPrefix: "data/",
  };
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
});

describe("s3-event-notifications", () => {
  const notification: Unwrap<BucketNotificationArgs> = { bucket: UNKNOWN, eventbridge: true };

  describeStackRule(s3EventNotifications, {
    compliant: {
      data: { type: s3.bucket, props: {} },
      "data-events": { type: s3.notification, props: notification, from: { bucket: ["data"] } },
    },
    finds: {
      "a bucket that says nothing": {
        without: ["data-events"],
        findings: [{ on: "data", message: "give the bucket a BucketNotification with eventbridge true" }],
      },
      "a notification to nobody": {
        change: { "data-events": { eventbridge: false, queues: [] } },
        findings: [{ on: "data-events", message: "set eventbridge to true; eventbridge is false" }],
      },
    },
    passes: {
      "a notification to a queue": {
        change: {
          "data-events": {
            eventbridge: ABSENT,
            queues: [{ queueArn: "arn:aws:sqs:eu-west-1:111122223333:q", events: ["s3:ObjectCreated:*"] }],
          },
        },
      },
      "targets that are known later": { change: { "data-events": { eventbridge: false, topics: UNKNOWN } } },
    },
  });
});
