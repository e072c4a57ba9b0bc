import type { QueuePolicyArgs } from "@pulumi/aws/sqs/queuePolicy.js";
import type { Unwrap } from "@pulumi/pulumi";
import { sqs } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { sqsTlsOnly } from "./sqs-tls-only.ts";

const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "sqs:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const policyOf = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const queuePolicy: Unwrap<QueuePolicyArgs> = { queueUrl: UNKNOWN, policy: policyOf(denial) };
const policyFor = (queue: string): StackFixture[string] => ({
  type: sqs.queuePolicy,
  props: queuePolicy,
  from: { queueUrl: [queue] },
});
const message = 'deny sqs:* to everybody where "aws:SecureTransport" is "false", in policy or a QueuePolicy';

describeStackRule(sqsTlsOnly, {
  compliant: {
    failed: { type: sqs.queue, props: { name: "failed" } },
    "failed-policy": policyFor("failed"),
    events: { type: sqs.queue, props: { name: "events", policy: policyOf(denial) } },
  },
  finds: {
    "a queue without a policy": {
      change: { events: { policy: ABSENT } },
      findings: [{ on: "events", message }],
    },
    "a denial of sending only": {
      change: { events: { policy: policyOf({ ...denial, Action: "sqs:SendMessage" }) } },
      findings: [{ on: "events", message }],
    },
    "another queue's policy": {
      without: ["failed-policy"],
      with: { other: policyFor("events") },
      findings: [{ on: "failed", message }],
    },
  },
  passes: {
    "a policy that is known later": { change: { "failed-policy": { policy: UNKNOWN } } },
    "a policy of a queue that is known later": {
      without: ["failed-policy"],
      with: { somewhere: { type: sqs.queuePolicy, props: queuePolicy } },
    },
  },
});
