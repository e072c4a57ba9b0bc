import { events, lambda, sqs } from "../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../testing/index.ts";
import { sqsDlq, sqsEncrypted, sqsNotPublic, sqsTlsOnly } from "./sqs.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { QueueArgs } from "@pulumi/aws/sqs/queue.js";
import type { QueuePolicyArgs } from "@pulumi/aws/sqs/queuePolicy.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("sqs-dlq", () => {
  const work: Unwrap<QueueArgs> = { name: "work", redrivePolicy: UNKNOWN };
  const message = (came: string) =>
    `set redrivePolicy with the ARN of a dead-letter queue, or a RedrivePolicy; redrivePolicy is ${came}`;

  describeStackRule(sqsDlq, {
    compliant: {
      work: { type: sqs.queue, props: work, from: { redrivePolicy: ["failed-work"] } },
      "failed-work": { type: sqs.queue, props: { name: "failed-work" } },
      "failed-calls": { type: sqs.queue, props: { name: "failed-calls" } },
      invoker: {
        type: lambda.function,
        props: { deadLetterConfig: { targetArn: UNKNOWN } },
        from: { deadLetterConfig: ["failed-calls"] },
      },
      "failed-events": { type: sqs.queue, props: { name: "failed-events" } },
      target: {
        type: events.target,
        props: { arn: UNKNOWN, deadLetterConfig: { arn: UNKNOWN } },
        from: { deadLetterConfig: ["failed-events"] },
      },
    },
    finds: {
      "a queue that tries for ever": {
        change: { work: { redrivePolicy: ABSENT } },
        with: { work: { type: sqs.queue, props: work }, other: { type: sqs.queue } },
        without: ["failed-work"],
        findings: [
          { on: "other", message: message("absent") },
          { on: "work", message: message("absent") },
        ],
      },
      "a queue that is a rule's target, not its last resort": {
        without: ["target"],
        with: {
          "other-target": {
            type: events.target,
            props: { arn: UNKNOWN },
            from: { arn: ["failed-events"] },
          },
        },
        findings: [{ on: "failed-events", message: message("absent") }],
      },
      "a queue whose policy is empty": {
        change: { "failed-events": { redrivePolicy: "" } },
        without: ["target"],
        findings: [{ on: "failed-events", message: message('""') }],
      },
    },
    passes: {
      "a policy of its own": {
        without: ["target"],
        with: {
          policy: {
            type: sqs.redrivePolicy,
            props: { queueUrl: UNKNOWN, redrivePolicy: UNKNOWN },
            from: { queueUrl: ["failed-events"] },
          },
        },
      },
      "a queue that lets others use it for failures": {
        without: ["target"],
        change: { "failed-events": { redriveAllowPolicy: '{"redrivePermission":"allowAll"}' } },
      },
      "a queue that lets others use it for failures, in a policy of its own": {
        without: ["target"],
        with: {
          policy: {
            type: sqs.redriveAllowPolicy,
            props: { queueUrl: UNKNOWN },
            from: { queueUrl: ["failed-events"] },
          },
        },
      },
    },
  });
});

describe("sqs-encrypted", () => {
  const queue: Unwrap<QueueArgs> = {
    kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  };
  const message = (came: string) =>
    `set kmsMasterKeyId to a key, or sqsManagedSseEnabled to true; sqsManagedSseEnabled is ${came}`;

  describeResourceRule(sqsEncrypted, {
    compliant: { type: sqs.queue, props: queue },
    finds: {
      "a queue that says nothing": { change: { kmsMasterKeyId: ABSENT }, messages: [message("absent")] },
      "a queue whose encryption is off": {
        change: { kmsMasterKeyId: "", sqsManagedSseEnabled: false },
        messages: [message("false")],
      },
    },
    passes: {
      "keys of Amazon SQS": { change: { kmsMasterKeyId: ABSENT, sqsManagedSseEnabled: true } },
      "a key that is created with the queue": { change: { kmsMasterKeyId: UNKNOWN } },
      "a switch that is known later": { change: { kmsMasterKeyId: ABSENT, sqsManagedSseEnabled: UNKNOWN } },
    },
  });
});

describe("sqs-not-public", () => {
  const send = {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: "*",
    Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/approved" } },
  };
  const denial = {
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: "*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const policyOf = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  const queuePolicy: Unwrap<QueuePolicyArgs> = { queueUrl: "https://queue", policy: policyOf(send, denial) };
  const message = (path: string, came: string) =>
    `name the principals, or add a condition such as aws:SourceArn; ${path} is "${came}"`;

  describe.each([sqs.queue, sqs.queuePolicy])("%s", (type) => {
    describeResourceRule(sqsNotPublic, {
      compliant: { type, props: queuePolicy },
      finds: {
        everybody: {
          change: { policy: policyOf({ ...send, Principal: "*", Condition: {} }) },
          messages: [message("policy.Statement[0].Principal", "*")],
        },
        "everything, though for one account": {
          change: { policy: policyOf({ ...send, Principal: { AWS: "111122223333" }, Action: ["SQS:*"] }) },
          messages: ['name the actions that are allowed; policy.Statement[0].Action[0] is "SQS:*"'],
        },
        both: {
          change: { policy: policyOf({ ...send, Principal: { AWS: "*" }, Action: "*", Condition: {} }) },
          messages: [
            message("policy.Statement[0].Principal.AWS", "*"),
            'name the actions that are allowed; policy.Statement[0].Action is "*"',
          ],
        },
      },
      passes: {
        "everybody from one source": { change: { policy: policyOf({ ...send, Principal: "*" }) } },
        "a policy that is known later": { change: { policy: UNKNOWN } },
        "no policy": { change: { policy: ABSENT } },
      },
    });
  });
});

describe("sqs-tls-only", () => {
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
  const message =
    'deny sqs:* to everybody where "aws:SecureTransport" is "false", in policy or a QueuePolicy';

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
});
