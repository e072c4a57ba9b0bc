import type { Resource } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { AlarmTopicRef } from "@mlops/contracts";

/** What an alarm about undelivered events says, and to whom. */
export interface UndeliveredAlarmArgs {
  readonly alarmName: string;
  /** What could not be delivered. */
  readonly description: string;
  /** Physical name of the queue that keeps it. */
  readonly queueName: string;
  readonly topic: AlarmTopicRef;
}

/** An alarm that tells of the first event in a queue of those that could not be delivered. */
export function undeliveredAlarm(
  name: string,
  { alarmName, description, queueName, topic }: UndeliveredAlarmArgs,
  parent: Resource,
): MetricAlarm {
  return new MetricAlarm(
    name,
    {
      name: alarmName,
      alarmDescription: description,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queueName },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treatMissingData: "notBreaching",
      alarmActions: [topic.topicArn],
    },
    { parent },
  );
}
