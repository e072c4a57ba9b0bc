import type { Input, Resource } from "@pulumi/pulumi";
import { nameLengths } from "@mlops/aws";
import type { AlarmTopicRef } from "@mlops/contracts";
import { type AwsEnvironment, physicalName } from "@mlops/core";
import { type DeliveryTarget, deliverEvents } from "@mlops/observability";

/** What a rule forwards, and who is told if it cannot. */
export interface WatchedRuleArgs {
  readonly environment: AwsEnvironment;
  readonly description: string;
  readonly eventPattern: object;
  /** Bus that the events come to. @default - the account's own bus, that of AWS's services */
  readonly busName?: Input<string>;
  readonly target: DeliveryTarget;
  /** What an alarm says about events that could not be delivered. */
  readonly alarm: string;
  readonly alarmTopic: AlarmTopicRef;
}

/** A rule with a queue of its own for what cannot be delivered, and an alarm about that queue. */
export function watchedRule(name: string, args: WatchedRuleArgs, parent: Resource): void {
  const { environment, description, eventPattern, busName, target, alarm, alarmTopic } = args;
  const named = (maxLength: number, ...parts: string[]) =>
    physicalName({ environment, parts: [name, ...parts], maxLength });
  const undelivered = {
    logicalName: `${name}-undelivered`,
    queueName: named(nameLengths.queue, "undelivered"),
    alarm: { name: named(nameLengths.alarm, "undelivered"), description: alarm, topic: alarmTopic },
  };
  const rule = {
    name: named(nameLengths.eventRule),
    description,
    ...(busName !== undefined && { eventBusName: busName }),
    eventPattern: JSON.stringify(eventPattern),
  };
  deliverEvents(undelivered, [{ ruleName: name, rule, targets: { [name]: target } }], parent);
}
