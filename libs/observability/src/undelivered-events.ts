import type { Output, Resource } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { QueuePolicy } from "@pulumi/aws/sqs/queuePolicy.js";
import { servicePrincipals } from "@mlops/aws";
import type { AlarmTopicRef } from "@mlops/contracts";
import { type PolicyStatement, policyDocument } from "@mlops/core";

/** What a queue of undelivered events is made of. */
export interface UndeliveredEventsArgs {
  /** Physical name of the queue. */
  readonly queueName: string;
  /** The rules whose events it keeps. */
  readonly ruleArns: readonly Output<string>[];
  /** The alarm that tells of events in the queue. */
  readonly alarm: { readonly name: string; readonly description: string; readonly topic: AlarmTopicRef };
}

/**
 * The queue of events that rules could not deliver, with its alarm: encrypted, TLS only, filled by those rules alone. It
 * keeps events for two weeks.
 */
export function undeliveredEvents(name: string, args: UndeliveredEventsArgs, parent: Resource): Queue {
  const { queueName, ruleArns, alarm } = args;
  const queue = new Queue(
    name,
    { name: queueName, sqsManagedSseEnabled: true, messageRetentionSeconds: 14 * 86_400 },
    { parent },
  );
  const policy = policyDocument(...queueStatements(queue, ruleArns));
  new QueuePolicy(`${name}-policy`, { queueUrl: queue.url, policy }, { parent });
  new MetricAlarm(
    name,
    {
      name: alarm.name,
      alarmDescription: alarm.description,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queueName },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treatMissingData: "notBreaching",
      alarmActions: [alarm.topic.topicArn],
    },
    { parent },
  );
  return queue;
}

function queueStatements(queue: Queue, ruleArns: readonly Output<string>[]): PolicyStatement[] {
  return [
    {
      Sid: "KeepUndeliveredEvents",
      Effect: "Allow",
      Principal: { Service: servicePrincipals.eventBridge },
      Action: ["sqs:SendMessage"],
      Resource: [queue.arn],
      Condition: { ArnEquals: { "aws:SourceArn": onlyOrAll(ruleArns) } },
    },
    {
      Sid: "OnlyOverTls",
      Effect: "Deny",
      Principal: "*",
      Action: ["sqs:*"],
      Resource: [queue.arn],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ];
}

function onlyOrAll(arns: readonly Output<string>[]): Output<string> | Output<string>[] {
  const [only] = arns;
  return only !== undefined && arns.length === 1 ? only : [...arns];
}
