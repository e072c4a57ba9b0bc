import type { QueuePolicyArgs } from "@pulumi/aws/sqs/queuePolicy.js";
import type { Unwrap } from "@pulumi/pulumi";
import { sqs } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { sqsNotPublic } from "./sqs-not-public.ts";

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
