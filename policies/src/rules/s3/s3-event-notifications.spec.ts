import type { Unwrap } from "@pulumi/pulumi";
import type { BucketNotificationArgs } from "@pulumi/aws/s3/bucketNotification.js";
import { s3 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3EventNotifications } from "./s3-event-notifications.ts";

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
