import type { Output } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";
import type { Contract } from "./contract.ts";

/** Where an environment's alarms go. */
export interface AlarmTopicRef {
  readonly environment: AwsEnvironment;
  /** SNS topic that alarms, budgets and rules publish to. */
  readonly topicArn: Output<string>;
}

export const alarmTopicContract: Contract<AlarmTopicRef> = {
  name: "alarm-topic",
  fields: { topicArn: "text" },
};
