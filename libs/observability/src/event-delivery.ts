import type { Resource } from "@pulumi/pulumi";
import { EventTarget, type EventTargetArgs } from "@pulumi/aws/cloudwatch/eventTarget.js";
import type { ServiceRole } from "@mlops/core";
import { DeadLetterQueue, type DeadLetterQueueArgs } from "./dead-letter-queue.ts";
import { type EventRuleArgs, eventRule } from "./event-rule.ts";

/** Where a rule sends events, and how. */
export interface DeliveryTarget extends Omit<
  EventTargetArgs,
  "deadLetterConfig" | "eventBusName" | "roleArn" | "rule"
> {
  /**
   * The role that EventBridge sends with. @default - none, as topics want it: with one, EventBridge may fail to deliver
   * to encrypted topics
   */
  readonly role?: ServiceRole;
}

/** A rule, and where it sends its events. */
export interface EventDelivery {
  /** Logical name of the rule. */
  readonly ruleName: string;
  readonly rule: EventRuleArgs;
  /** By logical names. At least one. */
  readonly targets: Readonly<Record<string, DeliveryTarget>>;
}

/** The queue of what cannot be delivered. */
export interface UndeliveredArgs extends Omit<DeadLetterQueueArgs, "ruleArns"> {
  /** Logical name of the queue. */
  readonly logicalName: string;
}

/**
 * Sends events to targets. What cannot be delivered in the end is kept in one queue, which only these rules fill.
 * @returns the queue
 */
export function deliverEvents(
  { logicalName, ...queueArgs }: UndeliveredArgs,
  deliveries: readonly EventDelivery[],
  parent: Resource,
): DeadLetterQueue {
  const rules = deliveries.map((delivery) => ({
    ...delivery,
    made: eventRule(delivery.ruleName, delivery.rule, parent),
  }));
  const ruleArns = rules.map(({ made }) => made.arn);
  const queue = new DeadLetterQueue(logicalName, { ...queueArgs, ruleArns }, { parent });
  for (const { made, rule, targets } of rules) {
    const bus = rule.eventBusName === undefined ? {} : { eventBusName: rule.eventBusName };
    const from = { rule: made.name, ...bus, deadLetterConfig: { arn: queue.queueArn } };
    for (const [name, { role, ...target }] of Object.entries(targets)) {
      new EventTarget(
        name,
        { ...from, ...target, ...(role && { roleArn: role.arn }) },
        { parent, ...(role && { dependsOn: [role] }) },
      );
    }
  }
  return queue;
}
