import type { TopicArgs } from "@pulumi/aws/sns/topic.js";
import type { Unwrap } from "@pulumi/pulumi";
import { sns } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { snsCmk } from "./sns-cmk.ts";

const topic: Unwrap<TopicArgs> = {
  kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
};

describeResourceRule(snsCmk, {
  compliant: { type: sns.topic, props: topic },
  required: ["kmsMasterKeyId"],
  finds: {
    "the key that AWS manages for Amazon SNS": {
      change: { kmsMasterKeyId: "alias/aws/sns" },
      messages: ['set kmsMasterKeyId to a customer-managed key; kmsMasterKeyId is "alias/aws/sns"'],
    },
  },
  passes: { "a key that is created with the topic": { change: { kmsMasterKeyId: UNKNOWN } } },
});
