import { sns } from "../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../testing/index.ts";
import { snsNotPublic, snsTlsOnly } from "./sns.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { TopicPolicyArgs } from "@pulumi/aws/sns/topicPolicy.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("sns-not-public", () => {
  const arn = "arn:aws:sns:eu-west-1:111122223333:alarms";
  const publish = { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: arn };
  const policyOf = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  const topicPolicy: Unwrap<TopicPolicyArgs> = {
    arn,
    policy: policyOf(
      { ...publish, Principal: { Service: "cloudwatch.amazonaws.com" } },
      { ...publish, Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ),
  };
  const message = (path: string) =>
    `name the principals, or add a condition such as aws:SourceAccount; ${path} is "*"`;

  describe.each([sns.topic, sns.topicPolicy])("%s", (type) => {
    describeResourceRule(snsNotPublic, {
      compliant: { type, props: topicPolicy },
      finds: {
        everybody: {
          change: { policy: policyOf(publish) },
          messages: [message("policy.Statement[0].Principal")],
        },
        "everybody, among services": {
          change: {
            policy: policyOf({ ...publish, Principal: { Service: "events.amazonaws.com", AWS: "*" } }),
          },
          messages: [message("policy.Statement[0].Principal.AWS")],
        },
      },
      passes: {
        "everybody in the account, as Amazon SNS writes it": {
          change: {
            policy: policyOf({
              ...publish,
              Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } },
            }),
          },
        },
        "a policy that is known later": { change: { policy: UNKNOWN } },
        "no policy": { change: { policy: ABSENT } },
      },
    });
  });
});

describe("sns-tls-only", () => {
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
});
