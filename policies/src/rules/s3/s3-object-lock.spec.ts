import type { Unwrap } from "@pulumi/pulumi";
import type { BucketObjectLockConfigurationArgs } from "@pulumi/aws/s3/bucketObjectLockConfiguration.js";
import { s3 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3ObjectLock } from "./s3-object-lock.ts";

const lock: Unwrap<BucketObjectLockConfigurationArgs> = { bucket: UNKNOWN, objectLockEnabled: "Enabled" };
const finding = (on: string, came: string) => [
  { on, message: `set objectLockEnabled to true; objectLockEnabled is ${came}` },
];

describeStackRule(s3ObjectLock, {
  compliant: {
    data: { type: s3.bucket, props: { objectLockEnabled: true } },
    old: { type: s3.bucketV2, props: { objectLockConfiguration: { objectLockEnabled: "Enabled" } } },
    models: { type: s3.bucket, props: {} },
    "models-lock": { type: s3.objectLock, props: lock, from: { bucket: ["models"] } },
  },
  finds: {
    "a bucket without object lock": {
      change: { data: { objectLockEnabled: ABSENT } },
      findings: finding("data", "absent"),
    },
    "object lock that is off": {
      change: { data: { objectLockEnabled: false } },
      findings: finding("data", "false"),
    },
    "a bucket whose configuration is gone": {
      without: ["models-lock"],
      findings: finding("models", "absent"),
    },
  },
  passes: {
    "a bucket that takes access logs": {
      change: { data: { objectLockEnabled: ABSENT } },
      with: {
        logging: { type: s3.logging, props: { targetBucket: UNKNOWN }, from: { targetBucket: ["data"] } },
      },
    },
    "a switch that is known later": { change: { data: { objectLockEnabled: UNKNOWN } } },
  },
});
