import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { nameLengths } from "@mlops/aws";
import type { AlarmTopicRef, GuardrailsRef } from "@mlops/contracts";
import { type AwsEnvironment, physicalName } from "@mlops/core";
import { type DeliveryTarget, deliverEvents, senderRole } from "@mlops/observability";

/** Where the events of a model's approvals go. At least one. */
export interface ApprovalTargets {
  /** ARN of a topic of the same account whose policy lets EventBridge publish. */
  readonly topicArn?: Input<string>;
  /** ARN of an event bus, of this account or another one whose policy lets this one put events. */
  readonly busArn?: string;
}

/** Arguments of {@link ApprovalEvents}. */
interface ApprovalEventsArgs {
  readonly environment: AwsEnvironment;
  readonly groupName: string;
  readonly targets: ApprovalTargets;
  /** Its permissions boundary limits the role that puts events on a bus. */
  readonly guardrails: GuardrailsRef;
  /** Is told of events that could not be delivered. */
  readonly alarmTopic: AlarmTopicRef;
}

/**
 * The pattern of the events that a decision about a version of a model makes.
 *
 * The same decision may be told more than once, and so is every later change of an approved version: whoever acts on an
 * event looks at the version's status and acts once.
 */
export function approvalPattern(groupName: string) {
  return {
    source: ["aws.sagemaker"],
    "detail-type": ["SageMaker Model Package State Change"],
    detail: { ModelPackageGroupName: [groupName], ModelApprovalStatus: ["Approved", "Rejected"] },
  };
}

/** Forwards approvals and rejections of a model's versions. What cannot be delivered is kept for 14 days; an alarm tells. */
export class ApprovalEvents extends ComponentResource {
  constructor(name: string, args: ApprovalEventsArgs, opts?: ComponentResourceOptions) {
    super("mlops:model-registry:ApprovalEvents", name, {}, opts);
    const { environment, groupName, targets, alarmTopic } = args;
    const queueName = `${name}-dead-letters`;
    const undelivered = {
      logicalName: queueName,
      alarm: {
        name: physicalName({ environment, parts: [queueName], maxLength: nameLengths.alarm }),
        description: "Approvals of a model were not delivered",
        topic: alarmTopic,
      },
    };
    const rule = {
      name: physicalName({ environment, parts: [name], maxLength: nameLengths.eventRule }),
      description: `Approvals of ${groupName}`,
      eventPattern: JSON.stringify(approvalPattern(groupName)),
    };
    deliverEvents(undelivered, [{ ruleName: name, rule, targets: this.targets(name, args, targets) }], this);
    this.registerOutputs({});
  }

  private targets(
    name: string,
    { environment, guardrails }: ApprovalEventsArgs,
    { topicArn, busArn }: ApprovalTargets,
  ): Readonly<Record<string, DeliveryTarget>> {
    const topic = topicArn === undefined ? {} : { [`${name}-topic`]: { arn: topicArn } };
    if (busArn === undefined) return topic;
    const role = senderRole(
      `${name}-bus-role`,
      {
        description: "Puts approvals of models on an event bus",
        environment,
        guardrails,
        statements: [{ Sid: "PutEvents", Effect: "Allow", Action: ["events:PutEvents"], Resource: [busArn] }],
      },
      this,
    );
    return { ...topic, [`${name}-bus`]: { role, arn: busArn } };
  }
}
