import type { QueueArgs } from "@pulumi/aws/sqs/queue.js";
import type { Unwrap } from "@pulumi/pulumi";
import { events, lambda, sqs } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { sqsDlq } from "./sqs-dlq.ts";

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
