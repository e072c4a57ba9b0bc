import type { QueueArgs } from "@pulumi/aws/sqs/queue.js";
import type { Unwrap } from "@pulumi/pulumi";
import { sqs } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { sqsEncrypted } from "./sqs-encrypted.ts";

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
