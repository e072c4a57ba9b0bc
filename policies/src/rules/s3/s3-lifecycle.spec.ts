import type { Unwrap } from "@pulumi/pulumi";
import type { BucketLifecycleConfigurationArgs } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { s3 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3Lifecycle } from "./s3-lifecycle.ts";

const rule = {
  id: "unfinished-uploads",
  status: "Enabled",
  filter: {},
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
};
const expiry = { id: "expire", status: "Enabled", filter: { prefix: "captured/" }, expiration: { days: 90 } };
const lifecycle: Unwrap<BucketLifecycleConfigurationArgs> = { bucket: UNKNOWN, rules: [expiry, rule] };
const inlineRule = { enabled: true, abortIncompleteMultipartUploadDays: 1 };

const noLifecycle = "give the bucket a BucketLifecycleConfiguration";
const noAbort = (came: string) =>
  `add an enabled rule for all objects with abortIncompleteMultipartUpload.daysAfterInitiation; rules is ${came}`;
const finding = (came: string) => [{ on: "data-lifecycle", message: noAbort(came) }];
const withRule = (change: object) => ({ "data-lifecycle": { rules: [expiry, { ...rule, ...change }] } });

describeStackRule(s3Lifecycle, {
  compliant: {
    data: { type: s3.bucket, props: {} },
    "data-lifecycle": { type: s3.lifecycle, props: lifecycle, from: { bucket: ["data"] } },
    old: { type: s3.bucketV2, props: { lifecycleRules: [inlineRule] } },
  },
  finds: {
    "a bucket without a lifecycle": {
      without: ["data-lifecycle"],
      findings: [{ on: "data", message: noLifecycle }],
    },
    "no rule for unfinished uploads": {
      change: { "data-lifecycle": { rules: [expiry] } },
      findings: finding("a list of 1"),
    },
    "no rules": { change: { "data-lifecycle": { rules: ABSENT } }, findings: finding("absent") },
    "a rule that is off": { change: withRule({ status: "Disabled" }), findings: finding("a list of 2") },
    "a rule without a time": {
      change: withRule({ abortIncompleteMultipartUpload: {} }),
      findings: finding("a list of 2"),
    },
    "a rule for some objects": {
      change: withRule({ filter: { prefix: "uploads/" } }),
      findings: finding("a list of 2"),
    },
    "a rule for some objects, as older programs write it": {
      change: withRule({ filter: {}, prefix: "uploads/" }),
      findings: finding("a list of 2"),
    },
    "a rule for objects of some size with some tags": {
      change: withRule({ filter: { and: { objectSizeGreaterThan: 1, tags: { kind: "scratch" } } } }),
      findings: finding("a list of 2"),
    },
    "rules on the bucket itself that leave unfinished uploads": {
      with: {
        off: { type: s3.bucket, props: { lifecycleRules: [{ ...inlineRule, enabled: false }] } },
        prefixed: { type: s3.bucket, props: { lifecycleRules: [{ ...inlineRule, prefix: "uploads/" }] } },
        tagged: { type: s3.bucket, props: { lifecycleRules: [{ ...inlineRule, tags: { a: "b" } }] } },
      },
      decidedBy: ["off.lifecycleRules", "prefixed.lifecycleRules", "tagged.lifecycleRules"],
      findings: ["off", "prefixed", "tagged"].map((on) => ({
        on,
        message:
          "add an enabled rule for all objects with abortIncompleteMultipartUploadDays; lifecycleRules is a list of 1",
      })),
    },
  },
  passes: {
    "a rule whose filter and prefix are empty": { change: withRule({ filter: { prefix: "" }, prefix: "" }) },
    "a rule that is known later": { change: { "data-lifecycle": { rules: [expiry, UNKNOWN] } } },
    "rules that are known later": { change: { "data-lifecycle": { rules: UNKNOWN } } },
  },
});
