import type { TopicPolicyArgs } from "@pulumi/aws/sns/topicPolicy.js";
import type { Unwrap } from "@pulumi/pulumi";
import { sns } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { snsTlsOnly } from "./sns-tls-only.ts";

const denial = {
  Effect: "Deny",
  Principal: "*",
  Action: "sns:Publish",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const policyOf = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const topicPolicy: Unwrap<TopicPolicyArgs> = { arn: UNKNOWN, policy: policyOf(denial) };
const policyFor = (topic: string, props: object = topicPolicy): StackFixture[string] => ({
  type: sns.topicPolicy,
  props,
  from: { arn: [topic] },
});
const message =
  'deny sns:Publish to everybody where "aws:SecureTransport" is "false", in policy or a TopicPolicy';

describeStackRule(snsTlsOnly, {
  compliant: {
    alarms: { type: sns.topic, props: { name: "alarms" } },
    "alarms-policy": policyFor("alarms"),
    reports: { type: sns.topic, props: { name: "reports", policy: policyOf(denial) } },
  },
  finds: {
    "a topic without a policy": {
      change: { reports: { policy: ABSENT } },
      findings: [{ on: "reports", message }],
    },
    "a policy that denies something else": {
      change: { reports: { policy: policyOf({ ...denial, Action: "sns:Subscribe" }) } },
      findings: [{ on: "reports", message }],
    },
    "a policy of its own that denies nothing": {
      change: { "alarms-policy": { policy: policyOf({ ...denial, Effect: "Allow" }) } },
      findings: [{ on: "alarms", message }],
    },
    "another topic's policy": {
      without: ["alarms-policy"],
      with: { other: policyFor("reports") },
      findings: [{ on: "alarms", message }],
    },
  },
  passes: {
    "a policy that is known later": { change: { "alarms-policy": { policy: UNKNOWN } } },
    "a policy of a topic that is known later": {
      without: ["alarms-policy"],
      with: { somewhere: { type: sns.topicPolicy, props: topicPolicy } },
    },
    "a policy of a topic that is named": {
      without: ["alarms-policy"],
      change: { alarms: { arn: "arn:aws:sns:eu-west-1:111122223333:alarms" } },
      with: {
        named: {
          type: sns.topicPolicy,
          props: { ...topicPolicy, arn: "arn:aws:sns:eu-west-1:111122223333:alarms" },
        },
      },
    },
  },
});
