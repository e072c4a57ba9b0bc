import type { Unwrap } from "@pulumi/pulumi";
import type { BucketOwnershipControlsArgs } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { s3 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3AclsDisabled } from "./s3-acls-disabled.ts";

const controls: Unwrap<BucketOwnershipControlsArgs> = {
  bucket: UNKNOWN,
  rule: { objectOwnership: "BucketOwnerEnforced" },
};
const message = 'give the bucket BucketOwnershipControls with objectOwnership "BucketOwnerEnforced"';
const ownership = (came: string) =>
  `set objectOwnership to "BucketOwnerEnforced"; rule.objectOwnership is ${came}`;

describeStackRule(s3AclsDisabled, {
  compliant: {
    data: { type: s3.bucket, props: {} },
    "data-ownership": { type: s3.ownershipControls, props: controls, from: { bucket: ["data"] } },
    old: { type: s3.bucketV2, props: {} },
    "old-ownership": { type: s3.ownershipControls, props: controls, from: { bucket: ["old"] } },
  },
  finds: {
    "buckets that do not say who owns their objects": {
      without: ["data-ownership", "old-ownership"],
      findings: [
        { on: "data", message },
        { on: "old", message },
      ],
    },
    "access lists that are still in use": {
      change: {
        "data-ownership": { "rule.objectOwnership": "BucketOwnerPreferred" },
        "old-ownership": { rule: ABSENT },
      },
      findings: [
        { on: "data-ownership", message: ownership('"BucketOwnerPreferred"') },
        { on: "old-ownership", message: ownership("absent") },
      ],
    },
  },
  passes: {
    "an owner that is known later": { change: { "data-ownership": { "rule.objectOwnership": UNKNOWN } } },
    "controls of a bucket that is known later, from nowhere in particular": {
      without: ["data-ownership"],
      with: { somewhere: { type: s3.ownershipControls, props: controls } },
    },
  },
});
