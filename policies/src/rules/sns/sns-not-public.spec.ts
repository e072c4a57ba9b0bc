import type { TopicPolicyArgs } from "@pulumi/aws/sns/topicPolicy.js";
import type { Unwrap } from "@pulumi/pulumi";
import { sns } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { snsNotPublic } from "./sns-not-public.ts";

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
