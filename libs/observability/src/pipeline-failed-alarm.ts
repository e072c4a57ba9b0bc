import type { Resource } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { AlarmTopicRef } from "@mlops/contracts";

/**
 * An alarm as soon as an execution of a SageMaker pipeline fails.
 * @param name logical name of the pipeline
 * @param pipelineName its physical name
 */
export function pipelineFailedAlarm(
  name: string,
  pipelineName: string,
  { topicArn }: AlarmTopicRef,
  parent: Resource,
): void {
  new MetricAlarm(
    `${name}-failed`,
    {
      name: `${pipelineName}-failed`,
      alarmDescription: `${pipelineName}: an execution failed`,
      namespace: "AWS/Sagemaker/ModelBuildingPipeline",
      metricName: "ExecutionFailed",
      dimensions: { PipelineName: pipelineName },
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
    },
    { parent },
  );
}
