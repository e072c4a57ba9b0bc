import { ComponentResource, type ComponentResourceOptions, type Output, type Resource } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import { servicePrincipals } from "@mlops/aws";
import type { AlarmTopicRef } from "@mlops/contracts";
import { type PolicyStatement, policyDocument } from "@mlops/core";

/** Arguments of {@link DeadLetterQueue}. */
export interface DeadLetterQueueArgs {
  /** Name of the queue, 1 to 80 letters, digits, `-` and `_`. @default - Pulumi makes one */
  readonly queueName?: string;
  /** EventBridge rules that put into it what they cannot deliver. Roles need rights of their own. @default - none */
  readonly ruleArns?: readonly Output<string>[];
  /** Largest message in bytes, up to 1 MiB. @default - the provider's, 256 KiB */
  readonly maxMessageBytes?: number;
  /** Component that the queue stood directly below in earlier deployments, which keep it. @default - none */
  readonly formerParent?: Resource;
  /** An alarm as soon as there is a message in it. @default - none */
  readonly alarm?: {
    readonly name: string;
    readonly description: string;
    readonly topic: AlarmTopicRef;
  };
}

/** A queue of what could not be delivered or processed in the end: encrypted, TLS only, kept for two weeks. */
export class DeadLetterQueue extends ComponentResource {
  readonly queueArn: Output<string>;
  /** The dimension of its metrics. */
  readonly queueName: Output<string>;

  constructor(name: string, args: DeadLetterQueueArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:DeadLetterQueue", name, {}, opts);
    const { queueName, maxMessageBytes, ruleArns = [], formerParent, alarm } = args;
    const former = (formerName: string) =>
      formerParent ? [{ parent: formerParent.urn, name: formerName }] : [];
    const child = (childName: string) => ({ parent: this, aliases: former(childName) });
    const queue = new Queue(
      name,
      {
        ...(queueName !== undefined && { name: queueName }),
        sqsManagedSseEnabled: true,
        // The longest that SQS allows: nothing is lost over a long weekend.
        messageRetentionSeconds: 14 * 86_400,
        ...(maxMessageBytes !== undefined && { maxMessageSize: maxMessageBytes }),
      },
      child(name),
    );
    const fillers = ruleArns.length > 0 ? [filledByRules(queue.arn, ruleArns)] : [];
    const policy = policyDocument(...fillers, tlsOnly(queue.arn));
    new QueuePolicy(`${name}-policy`, { queueUrl: queue.url, policy }, child(`${name}-policy`));
    if (alarm) new MetricAlarm(`${name}-alarm`, alarmArgs(alarm, queue.name), child(name));
    this.queueArn = queue.arn;
    this.queueName = queue.name;
    this.registerOutputs({ queueArn: this.queueArn, queueName: this.queueName });
  }
}

function alarmArgs(
  { name, description, topic }: NonNullable<DeadLetterQueueArgs["alarm"]>,
  queueName: Output<string>,
) {
  return {
    name,
    alarmDescription: description,
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: queueName },
    statistic: "Maximum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    // SQS reports nothing of a queue that nobody has used for hours.
    treatMissingData: "notBreaching",
    alarmActions: [topic.topicArn],
  };
}

function filledByRules(queueArn: Output<string>, ruleArns: readonly Output<string>[]): PolicyStatement {
  return {
    Sid: "KeepUndeliveredEvents",
    Effect: "Allow",
    Principal: { Service: servicePrincipals.eventBridge },
    Action: ["sqs:SendMessage"],
    Resource: [queueArn],
    Condition: { ArnEquals: { "aws:SourceArn": [...ruleArns] } },
  };
}

/** Every action and every principal: the statement only denies, and a list of actions would leave gaps. */
function tlsOnly(queueArn: Output<string>): PolicyStatement {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: ["sqs:*"],
    Resource: [queueArn],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
