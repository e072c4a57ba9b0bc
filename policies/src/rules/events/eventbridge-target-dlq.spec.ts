import type { EventTargetArgs } from "@pulumi/aws/cloudwatch/eventTarget.js";
import type { Unwrap } from "@pulumi/pulumi";
import { events } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { eventbridgeTargetDlq } from "./eventbridge-target-dlq.ts";

const target: Unwrap<EventTargetArgs> = {
  rule: "approved",
  arn: "arn:aws:codepipeline:eu-west-1:111122223333:deploy",
  deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:111122223333:failed" },
};
const message = (came: string) => `set deadLetterConfig.arn to a queue; deadLetterConfig.arn is ${came}`;

describeResourceRule(eventbridgeTargetDlq, {
  compliant: { type: events.target, props: target },
  finds: {
    "a target that loses events": { change: { deadLetterConfig: ABSENT }, messages: [message("absent")] },
    "a queue without a name": { change: { "deadLetterConfig.arn": "" }, messages: [message('""')] },
  },
  passes: {
    "a queue that is created with the target": { change: { "deadLetterConfig.arn": UNKNOWN } },
  },
});
