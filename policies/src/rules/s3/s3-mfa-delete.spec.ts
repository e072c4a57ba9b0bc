import type { Unwrap } from "@pulumi/pulumi";
import type { BucketVersioningArgs } from "@pulumi/aws/s3/bucketVersioning.js";
import { s3 } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3MfaDelete } from "./s3-mfa-delete.ts";

const versioning: Unwrap<BucketVersioningArgs> = {
  bucket: UNKNOWN,
  versioningConfiguration: { status: "Enabled", mfaDelete: "Enabled" },
};
const lifecycle = (bucket: string) => ({
  type: s3.lifecycle,
  props: { bucket: UNKNOWN, rules: [] },
  from: { bucket: [bucket] },
});
const message = 'set mfaDelete to "Enabled"';

describeStackRule(s3MfaDelete, {
  compliant: {
    data: { type: s3.bucket, props: {} },
    "data-versioning": { type: s3.versioning, props: versioning, from: { bucket: ["data"] } },
    old: { type: s3.bucketV2, props: { versionings: [{ enabled: true, mfaDelete: true }] } },
  },
  finds: {
    "deletion without a second factor": {
      change: { "data-versioning": { versioningConfiguration: { status: "Enabled" } } },
      findings: [
        { on: "data-versioning", message: `${message}; versioningConfiguration.mfaDelete is absent` },
      ],
    },
    "deletion without a second factor from a bucket on its own": {
      change: { old: { versionings: [{ enabled: true }] } },
      findings: [{ on: "old", message }],
    },
    "a bucket without versions": { without: ["data-versioning"], findings: [{ on: "data", message }] },
  },
  passes: {
    "buckets with a lifecycle, for which S3 takes no second factor": {
      with: { "data-lifecycle": lifecycle("data") },
      change: {
        "data-versioning": { versioningConfiguration: { status: "Enabled" } },
        old: { versionings: [], lifecycleRules: [{ enabled: true }] },
      },
    },
    "a factor that is known later": {
      change: { "data-versioning": { "versioningConfiguration.mfaDelete": UNKNOWN } },
    },
  },
});
