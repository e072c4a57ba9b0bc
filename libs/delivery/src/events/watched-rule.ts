import type { Input, Resource } from "@pulumi/pulumi";
import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { nameLengths } from "@mlops/aws";
import type { AlarmTopicRef } from "@mlops/contracts";
import { type AwsEnvironment, physicalName } from "@mlops/core";
import { DeadLetterQueue } from "@mlops/observability";

/** What a rule forwards, and who is told if it cannot. */
export interface WatchedRuleArgs {
  readonly environment: AwsEnvironment;
  readonly description: string;
  readonly eventPattern: object;
  /** Bus that the events come to. @default - the account's own bus, that of AWS's services */
  readonly busName?: Input<string>;
  /** What an alarm says about events that could not be delivered. */
  readonly alarm: string;
  readonly alarmTopic: AlarmTopicRef;
}

/**
 * A rule with a queue of its own for what cannot be delivered, and an alarm about that queue.
 * @returns what the rule's targets need
 */
export function watchedRule(name: string, args: WatchedRuleArgs, parent: Resource) {
  const { environment, description, eventPattern, busName, alarm, alarmTopic } = args;
  const named = (maxLength: number, ...parts: string[]) =>
    physicalName({ environment, parts: [name, ...parts], maxLength });
  const bus = busName === undefined ? {} : { eventBusName: busName };
  const rule = new EventRule(
    name,
    {
      name: named(nameLengths.eventRule),
      description,
      ...bus,
      eventPattern: JSON.stringify(eventPattern),
    },
    { parent },
  );
  const queue = new DeadLetterQueue(
    `${name}-undelivered`,
    {
      queueName: named(nameLengths.queue, "undelivered"),
      ruleArns: [rule.arn],
      alarm: { name: named(nameLengths.alarm, "undelivered"), description: alarm, topic: alarmTopic },
    },
    { parent },
  );
  return { ...bus, rule: rule.name, deadLetterConfig: { arn: queue.queueArn } };
}
