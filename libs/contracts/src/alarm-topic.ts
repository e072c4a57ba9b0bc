import type { Output } from "@pulumi/pulumi";
import type { Contract, Reference } from "./contract.ts";

/** The SNS topic that an environment's alarms are published to. */
export interface AlarmTopicRef extends Reference {
  /** ARN of the topic. CloudWatch alarms, budgets and EventBridge rules of its account may publish to it. */
  readonly topicArn: Output<string>;
}

/** How the platform exports its {@link AlarmTopicRef}: output `alarm-topic`. */
export const alarmTopicContract: Contract<AlarmTopicRef> = {
  name: "alarm-topic",
  fields: { topicArn: "String" },
};
