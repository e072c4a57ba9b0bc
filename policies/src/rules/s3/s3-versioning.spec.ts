import type { Unwrap } from "@pulumi/pulumi";
import type { BucketVersioningArgs } from "@pulumi/aws/s3/bucketVersioning.js";
import { s3 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3Versioning } from "./s3-versioning.ts";

const versioning: Unwrap<BucketVersioningArgs> = {
  bucket: UNKNOWN,
  versioningConfiguration: { status: "Enabled" },
};
const message = 'give the bucket a BucketVersioning with status "Enabled"';

describeStackRule(s3Versioning, {
  decidedBy: ["old-versioning.bucket"],
  compliant: {
    data: { type: s3.bucket, props: {} },
    "data-versioning": { type: s3.versioning, props: versioning, from: { bucket: ["data"] } },
    old: { type: s3.bucketV2, props: { versionings: [{ enabled: true }] } },
    "old-versioning": { type: s3.versioningV2, props: { ...versioning, bucket: "elsewhere" } },
  },
  finds: {
    "a bucket without versioning": {
      without: ["data-versioning"],
      findings: [{ on: "data", message }],
    },
    "versioning that is suspended or missing": {
      change: {
        "data-versioning": { versioningConfiguration: { status: "Suspended" } },
        "old-versioning": { versioningConfiguration: ABSENT },
      },
      findings: [
        {
          on: "data-versioning",
          message: 'set status to "Enabled"; versioningConfiguration.status is "Suspended"',
        },
        {
          on: "old-versioning",
          message: 'set status to "Enabled"; versioningConfiguration.status is absent',
        },
      ],
    },
    "versioning on the bucket itself that is off": {
      with: { inline: { type: s3.bucket, props: { versioning: { enabled: false } } } },
      change: { old: { versionings: [{ mfaDelete: true }] } },
      decidedBy: ["inline.versioning"],
      findings: [
        { on: "inline", message },
        { on: "old", message },
      ],
    },
  },
  passes: {
    "versioning on the bucket itself": {
      without: ["data-versioning"],
      change: { data: { versioning: { enabled: true } } },
    },
    "versioning that comes with object lock": {
      without: ["data-versioning"],
      change: { data: { objectLockEnabled: true } },
    },
    "versioning that is known later": {
      change: {
        "data-versioning": { "versioningConfiguration.status": UNKNOWN },
        old: { versionings: UNKNOWN },
      },
    },
    "versioning of a bucket that is known later, from nowhere in particular": {
      without: ["data-versioning"],
      with: { somewhere: { type: s3.versioning, props: versioning } },
    },
  },
});
