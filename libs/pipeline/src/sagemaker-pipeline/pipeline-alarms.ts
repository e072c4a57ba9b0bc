import type { Output, Resource } from "@pulumi/pulumi";
import { EventRule } from "@pulumi/aws/cloudwatch/eventRule.js";
import { EventTarget } from "@pulumi/aws/cloudwatch/eventTarget.js";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { nameLengths } from "@mlops/aws";
import type { AlarmTopicRef } from "@mlops/contracts";
import { type AwsEnvironment, physicalName } from "@mlops/core";

/** A pipeline that somebody is told of. */
interface Watched {
  readonly name: string;
  readonly physicalName: string;
  readonly environment: AwsEnvironment;
  /** The pipeline's ARN, known before it is made. */
  readonly plannedArn: string;
  readonly alarmTopic: AlarmTopicRef;
  readonly queue: { readonly arn: Output<string>; readonly name: Output<string> };
  readonly parent: Resource;
}

/**
 * The pattern of the events of executions that failed.
 * @param pipelineArn as the service writes it: names in ARNs are in lower case
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export function failurePattern(pipelineArn: string) {
  return {
    source: ["aws.sagemaker"],
    "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
    detail: { pipelineArn: [pipelineArn], currentPipelineExecutionStatus: ["Failed"] },
  };
}

/**
 * Tells the topic which execution failed; the alarm says whether the pipeline is failing.
 * @returns ARN of the rule, which may put events that it cannot deliver into the queue
 */
export function tellFailures(watched: Watched): Output<string> {
  const { name, environment, plannedArn, alarmTopic, queue, parent } = watched;
  const rule = new EventRule(
    `${name}-failures`,
    {
      name: physicalName({ environment, parts: [name, "failures"], maxLength: nameLengths.eventRule }),
      description: `Executions of pipeline ${watched.physicalName} that failed`,
      eventPattern: JSON.stringify(failurePattern(plannedArn)),
    },
    { parent },
  );
  new EventTarget(
    `${name}-failures-target`,
    // Without a role: with one, EventBridge may fail to deliver to encrypted topics.
    { rule: rule.name, arn: alarmTopic.topicArn, deadLetterConfig: { arn: queue.arn } },
    { parent },
  );
  return rule.arn;
}

/** The alarms of a pipeline: an execution failed, or could not be started or told of. */
export function pipelineAlarms({ name, physicalName: physical, alarmTopic, queue, parent }: Watched): void {
  const onFirst = {
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: "notBreaching",
    alarmActions: [alarmTopic.topicArn],
  };
  new MetricAlarm(
    `${name}-failed`,
    {
      name: `${physical}-failed`,
      alarmDescription: `${physical}: an execution failed`,
      namespace: "AWS/Sagemaker/ModelBuildingPipeline",
      metricName: "ExecutionFailed",
      dimensions: { PipelineName: physical },
      statistic: "Sum",
      ...onFirst,
    },
    { parent },
  );
  new MetricAlarm(
    `${name}-undelivered`,
    {
      name: `${physical}-undelivered`,
      alarmDescription: `${physical}: starts or notices could not be delivered, and are in a queue`,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queue.name },
      statistic: "Maximum",
      ...onFirst,
    },
    { parent },
  );
}
