import type { Unwrap } from "@pulumi/pulumi";
import type { BucketPolicyArgs } from "@pulumi/aws/s3/bucketPolicy.js";
import { s3 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { s3TlsOnly } from "./s3-tls-only.ts";

const tlsOnly = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::mlops-data", "arn:aws:s3:::mlops-data/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const policy: Unwrap<BucketPolicyArgs> = { bucket: UNKNOWN, policy: text(tlsOnly) };
const changed = (change: object) => ({ "data-policy": { policy: text({ ...tlsOnly, ...change }) } });

const message =
  "deny everybody s3:* on the bucket and on its objects (<bucket>/*) when aws:SecureTransport is false";
const findings = [{ on: "data-policy", message }];

describeStackRule(s3TlsOnly, {
  decidedBy: ["data.bucket", "data-policy.policy"],
  compliant: {
    data: { type: s3.bucket, props: { bucket: "mlops-data" } },
    "data-policy": { type: s3.bucketPolicy, props: policy, from: { bucket: ["data"] } },
  },
  finds: {
    "a bucket without a policy": { without: ["data-policy"], findings: [{ on: "data", message }] },
    "a policy that denies nothing": {
      change: { "data-policy": { policy: text({ ...tlsOnly, Effect: "Allow" }) } },
      findings,
    },
    "the bucket without its objects": { change: changed({ Resource: "arn:aws:s3:::mlops-data" }), findings },
    "the objects without their bucket": {
      change: changed({ Resource: "arn:aws:s3:::mlops-data/*" }),
      findings,
    },
    "some objects": {
      change: changed({ Resource: ["arn:aws:s3:::mlops-data", "arn:aws:s3:::mlops-data/captured/*"] }),
      findings,
    },
    "another bucket": {
      change: changed({ Resource: ["arn:aws:s3:::mlops-models", "arn:aws:s3:::mlops-models/*"] }),
      findings,
    },
    "some actions": { change: changed({ Action: ["s3:Get*", "s3:Put*"] }), findings },
    "some principals": { change: changed({ Principal: { AWS: "111122223333" } }), findings },
    "a condition that asks for TLS": {
      change: changed({ Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      findings,
    },
    "a condition that asks for more": {
      change: changed({
        Condition: {
          Bool: { "aws:SecureTransport": "false" },
          StringEquals: { "aws:PrincipalAccount": "111122223333" },
        },
      }),
      findings,
    },
    "a policy on the bucket itself that denies nothing": {
      without: ["data-policy"],
      change: { data: { policy: text({ ...tlsOnly, Action: "s3:GetObject" }) } },
      findings: [{ on: "data", message }],
    },
  },
  passes: {
    "a policy that names its bucket by name": {
      without: ["data", "data-policy"],
      with: { named: { type: s3.bucketPolicy, props: { ...policy, bucket: "mlops-data" } } },
    },
    "bucket and objects in statements of their own": {
      change: {
        "data-policy": {
          policy: text(
            { ...tlsOnly, Resource: "arn:aws:s3:::mlops-data/*" },
            { ...tlsOnly, Resource: "arn:aws:s3:::mlops-data", Principal: { AWS: "*" } },
          ),
        },
      },
    },
    "one pattern for both": { change: changed({ Resource: "arn:aws:s3:::mlops-data*" }) },
    "every bucket": { change: changed({ Resource: "*" }) },
    "every action": { change: changed({ Action: ["*"] }) },
    "a condition with a switch, in any case": {
      change: changed({ Condition: { BoolIfExists: { "AWS:securetransport": [false] } } }),
    },
    "a policy on the bucket itself": {
      without: ["data-policy"],
      change: { data: { policy: text(tlsOnly) } },
    },
    "an object whose resources are known later": {
      change: {
        data: { bucket: ABSENT },
        "data-policy": { policy: { Statement: [{ ...tlsOnly, Resource: [UNKNOWN, UNKNOWN] }] } },
      },
    },
    "a name that is known later": { change: { data: { bucket: UNKNOWN } } },
    "a policy that is known later": { change: { "data-policy": { policy: UNKNOWN } } },
  },
});
