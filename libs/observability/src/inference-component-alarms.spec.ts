import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { InferenceComponentAlarms } from "./inference-component-alarms.ts";

const topicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const { alarmTopic: topic } = platformRef(testEnvironment("prod"));

test("an inference component has alarms of its own metrics, which SageMaker publishes under its name", async () => {
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

test("thresholds of an inference component that cannot be used are refused, all at once", async () => {
  const thresholds = { serverErrorPercent: 101, modelLatencyMs: 0 };
  const args = { componentName: "llm", topic, thresholds };
  expect(await pretendProblems(() => new InferenceComponentAlarms("llm-alarms", args))).toEqual([
    [
      "llm-alarms cannot be built:",
      "  - thresholds.serverErrorPercent: got 101; expected more than 0 and at most 100",
      "  - thresholds.modelLatencyMs: got 0; expected more than 0",
    ].join("\n"),
  ]);
});
