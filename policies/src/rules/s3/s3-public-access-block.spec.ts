import type { Unwrap } from "@pulumi/pulumi";
import type { BucketPublicAccessBlockArgs } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import { s3 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3PublicAccessBlock } from "./s3-public-access-block.ts";

const block: Unwrap<BucketPublicAccessBlockArgs> = {
  bucket: UNKNOWN,
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const bucketMessage = "give the bucket a BucketPublicAccessBlock with all four switches true";

describeStackRule(s3PublicAccessBlock, {
  compliant: {
    data: { type: s3.bucket, props: { bucket: "mlops-data" } },
    "data-block": { type: s3.publicAccessBlock, props: block, from: { bucket: ["data"] } },
    models: { type: s3.bucketV2, props: { bucket: "mlops-models" } },
    "models-block": { type: s3.publicAccessBlock, props: block, from: { bucket: ["models"] } },
    account: { type: s3.accountPublicAccessBlock, props: { ...block, bucket: ABSENT } },
    point: { type: s3.accessPoint, props: { bucket: "mlops-data", publicAccessBlockConfiguration: block } },
    global: { type: s3.multiRegionAccessPoint, props: { details: { name: "models" } } },
  },
  finds: {
    "a bucket without a block": {
      without: ["data-block"],
      findings: [{ on: "data", message: bucketMessage }],
    },
    "buckets whose only block is another bucket's": {
      without: ["data-block", "models-block"],
      with: {
        "data-block": { type: s3.publicAccessBlock, props: { ...block, bucket: "elsewhere" } },
      },
      findings: [
        { on: "data", message: bucketMessage },
        { on: "models", message: bucketMessage },
      ],
    },
    "each switch that is off": {
      change: { "data-block": { blockPublicAcls: false, restrictPublicBuckets: false } },
      findings: [
        { on: "data-block", message: "set blockPublicAcls to true; blockPublicAcls is false" },
        { on: "data-block", message: "set restrictPublicBuckets to true; restrictPublicBuckets is false" },
      ],
    },
    "a switch of the account that is off, and one that is missing": {
      change: { account: { blockPublicPolicy: false, ignorePublicAcls: ABSENT } },
      findings: [
        { on: "account", message: "set blockPublicPolicy to true; blockPublicPolicy is false" },
        { on: "account", message: "set ignorePublicAcls to true; ignorePublicAcls is absent" },
      ],
    },
    "a switch of an access point that is off": {
      change: {
        point: { "publicAccessBlockConfiguration.blockPublicPolicy": false },
        global: { "details.publicAccessBlock": { restrictPublicBuckets: false } },
      },
      findings: [
        {
          on: "point",
          message: "set blockPublicPolicy to true; publicAccessBlockConfiguration.blockPublicPolicy is false",
        },
        {
          on: "global",
          message:
            "set restrictPublicBuckets to true; details.publicAccessBlock.restrictPublicBuckets is false",
        },
      ],
    },
    "each switch that is missing": {
      change: { "models-block": { blockPublicPolicy: ABSENT, ignorePublicAcls: null } },
      findings: [
        { on: "models-block", message: "set blockPublicPolicy to true; blockPublicPolicy is absent" },
        { on: "models-block", message: "set ignorePublicAcls to true; ignorePublicAcls is null" },
      ],
    },
  },
  passes: {
    "a block that names its bucket by name": {
      without: ["data-block"],
      with: { named: { type: s3.publicAccessBlock, props: { ...block, bucket: "mlops-data" } } },
    },
    "a block whose bucket is known later, from nowhere in particular": {
      without: ["data-block"],
      with: { somewhere: { type: s3.publicAccessBlock, props: block } },
    },
    "a switch that is known later": { change: { "data-block": { blockPublicAcls: UNKNOWN } } },
  },
});
