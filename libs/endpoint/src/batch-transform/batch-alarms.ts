import type { Output, Resource } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { NamedBatch } from "./batch-transform-args.ts";

/**
 * The alarms of a batch: a run failed, or could not be started.
 * @param scheduleGroup name of the group of the batch's schedule, by which metrics of schedules are published
 */
export function batchAlarms(
  { name, physicalName, batch }: NamedBatch,
  scheduleGroup: Output<string>,
  parent: Resource,
): void {
  const onFirst = {
    statistic: "Sum",
    period: 300,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    treatMissingData: "notBreaching",
    alarmActions: [batch.alarmTopic.topicArn],
  };
  new MetricAlarm(
    `${name}-failed`,
    {
      name: `${physicalName}-failed`,
      alarmDescription: `${physicalName}: a run failed`,
      namespace: "AWS/Sagemaker/ModelBuildingPipeline",
      metricName: "ExecutionFailed",
      dimensions: { PipelineName: physicalName },
      ...onFirst,
    },
    { parent },
  );
  new MetricAlarm(
    `${name}-not-started`,
    {
      name: `${physicalName}-not-started`,
      alarmDescription: `${physicalName}: a run could not be started, and is lost`,
      namespace: "AWS/Scheduler",
      metricName: "InvocationDroppedCount",
      dimensions: { ScheduleGroup: scheduleGroup },
      ...onFirst,
    },
    { parent },
  );
}
