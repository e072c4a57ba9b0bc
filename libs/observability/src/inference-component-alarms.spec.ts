import { awsEnvironment } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { output } from "@pulumi/pulumi";
import { InferenceComponentAlarms } from "./inference-component-alarms.ts";

const topicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const topic = {
  environment: awsEnvironment("prod", "111122223333", "eu-west-1"),
  topicArn: output(topicArn),
};

test("an inference component is watched by its own name: SageMaker's other dimension of invocation metrics", async () => {
  const names: (readonly string[])[] = [];
  const cloud = await pretendCloud(() => {
    const args = { componentName: "llm", topic, thresholds: { modelLatencyMs: 30_000 } };
    names.push(new InferenceComponentAlarms("llm-alarms", args).rollbackAlarmNames);
  });
  expect(cloud.census()).toEqual([
    "InferenceComponentAlarms llm-alarms",
    "MetricAlarm llm-alarms-model-latency",
    "MetricAlarm llm-alarms-server-errors",
  ]);
  expect(names).toEqual([["llm-server-errors", "llm-model-latency"]]);
  expect(cloud.inputs("llm-alarms-model-latency")).toEqual({
    name: "llm-model-latency",
    alarmDescription: "llm: 1 % of the requests take the model more than 30000 ms",
    namespace: "AWS/SageMaker",
    metricName: "ModelLatency",
    dimensions: { InferenceComponentName: "llm" },
    extendedStatistic: "p99",
    period: 60,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 30_000_000,
    treatMissingData: "notBreaching",
    alarmActions: [topicArn],
    okActions: [topicArn],
  });
  expect(cloud.inputs("llm-alarms-server-errors")).toMatchObject({
    name: "llm-server-errors",
    metricName: "Invocation5XXErrors",
    statistic: "Average",
    threshold: 0.01,
  });
});
