import { UNKNOWN, pretendCloud } from "@mlops/testing";
import { watchedAlarmName } from "@mlops/observability";
import { modelMonitorSettings } from "../settings/monitor-settings.ts";
import {
  bias,
  binary,
  dataQuality,
  explainability,
  modelQuality,
  ofFraud,
  platform,
} from "../testing/monitors.ts";
import type { ModelMonitorArgs } from "../model-monitor/monitor-args.ts";
import { ModelMonitor } from "../model-monitor/model-monitor.ts";
import { modelWatch } from "./watched-metrics.ts";

const topic = "arn:aws:sns:eu-west-1:111122223333:alarms";
const { environment } = platform;
const made = (settings: Partial<ModelMonitorArgs>) =>
  pretendCloud(() => {
    const { driftAlarmName } = new ModelMonitor("fraud-monitor", ofFraud(settings));
    return { driftAlarmName };
  });
const watched = {
  ...binary,
  coolDown: "2 days",
  dataQuality: { ...dataQuality, schedule: "cron(0 0/6 ? * * *)", drift: { amount: 0.2 } },
  modelQuality: { ...modelQuality, thresholds: { f1: { below: 0.8 } } },
} as const;

describe("the alarms of a monitor", () => {
  test("watch the drift of a feature with the period of its schedule, as long as the cool-down", async () => {
    const scheduleName = "mlops-sentiment-prod-fraud-monitor-data-quality-c0046936";
    expect((await made(watched)).inputs("fraud-monitor-alarms-feature_baseline_drift_amount")).toEqual({
      name: `${scheduleName}-feature_baseline_drift_amount`,
      alarmDescription:
        `${scheduleName}: drift of amount is beyond its threshold; ` +
        "a time without a run has no value, and is not taken for drift",
      namespace: "aws/sagemaker/Endpoints/data-metrics",
      metricName: "feature_baseline_drift_amount",
      dimensions: { Endpoint: "fraud", MonitoringSchedule: scheduleName },
      statistic: "Average",
      period: 21_600,
      evaluationPeriods: 8,
      datapointsToAlarm: 1,
      treatMissingData: "notBreaching",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0.2,
      alarmActions: [topic],
      okActions: [topic],
    });
  });

  test("watch a measure that must not fall", async () => {
    expect((await made(watched)).inputs("fraud-monitor-alarms-f1")).toMatchObject({
      namespace: "aws/sagemaker/Endpoints/model-metrics",
      metricName: "f1",
      period: 86_400,
      evaluationPeriods: 2,
      comparisonOperator: "LessThanThreshold",
      threshold: 0.8,
    });
  });

  test.each([
    ["DPPL", "Post-Training"],
    ["CI", "Pre-training"],
  ] as const)("watch bias of a group by %s, which is measured %s", async (metric, stage) => {
    const thresholds = [{ metric, facet: "age", above: 0.1 }];
    const cloud = await made({ ...binary, bias: { ...bias, schedule: "cron(0 * ? * * *)", thresholds } });
    const scheduleName = cloud.inputs("fraud-monitor-bias-schedule").name as string;
    expect(cloud.inputs(`fraud-monitor-alarms-bias_metric_${metric}-age`)).toEqual({
      name: `${scheduleName}-bias_metric_${metric}-age`,
      alarmDescription:
        `${scheduleName}: ${metric} of age is beyond its threshold; ` +
        "a time without a run has no value, and is not taken for drift",
      namespace: "aws/sagemaker/Endpoints/bias-metrics",
      metricName: `bias_metric_${metric}`,
      dimensions: {
        Endpoint: "fraud",
        MonitoringSchedule: scheduleName,
        BiasStage: stage,
        Label: "label",
        LabelValue: "1",
        Facet: "age",
        FacetValue: "40",
      },
      statistic: "Average",
      period: 3_600,
      evaluationPeriods: 24,
      datapointsToAlarm: 1,
      treatMissingData: "notBreaching",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0.1,
      alarmActions: [topic],
      okActions: [topic],
    });
  });

  test.each([
    [undefined, undefined, "label0"],
    [["fraud"], undefined, "fraud"],
    [["genuine", "fraud"], "fraud", "fraud"],
  ])(
    "watch an attribution where the classes are %p and the threshold is of %p",
    async (headers, of, label) => {
      const analysis = { ...explainability.analysis, ...(headers && { labelHeaders: headers }) };
      const thresholds = [{ feature: "amount", below: -0.5, ...(of && { label: of }) }];
      const settings = { explainability: { ...explainability, analysis, thresholds }, modelName: "Fraud-1" };
      const cloud = await made(settings);
      expect(cloud.inputs(`fraud-monitor-alarms-feature_amount-${label}`)).toMatchObject({
        namespace: "aws/sagemaker/Endpoints/explainability-metrics",
        metricName: "feature_amount",
        dimensions: {
          Endpoint: "fraud",
          MonitoringSchedule: cloud.inputs("fraud-monitor-explainability-schedule").name,
          ExplainabilityMethod: "KernelShap",
          Label: label,
          ValueType: "GlobalShapValues",
        },
        period: 86_400,
        comparisonOperator: "LessThanThreshold",
        threshold: -0.5,
      });
    },
  );

  test("are the ones that the endpoint's dashboard is given", async () => {
    const cloud = await made(watched);
    const settings = modelMonitorSettings.parse(watched);
    const { alarmNames, metrics } = modelWatch("fraud-monitor", settings, environment);
    expect(alarmNames).toEqual([
      cloud.outputs.driftAlarmName,
      cloud.inputs("fraud-monitor-alarms-violations", "MetricAlarm").name,
    ]);
    expect(metrics.map((metric) => watchedAlarmName(metric))).toEqual(
      ["feature_baseline_drift_amount", "f1"].map((one) => cloud.inputs(`fraud-monitor-alarms-${one}`).name),
    );
  });

  test("have no endpoint among the dimensions of batches", async () => {
    const batch = { captured: "s3://data-bucket/data/monitoring/captured/churn/" };
    const cloud = await made({ ...watched, endpoint: undefined, batch });
    expect(cloud.inputs("fraud-monitor-alarms-feature_baseline_drift_amount")).toMatchObject({
      namespace: "aws/sagemaker/ModelMonitoring/data-metrics",
      dimensions: { MonitoringSchedule: "mlops-sentiment-prod-fraud-monitor-data-quality-c0046936" },
    });
  });

  test("count runs that end with violations, with the period of the slowest schedule", async () => {
    expect((await made(watched)).inputs("fraud-monitor-alarms-violations", "MetricAlarm")).toMatchObject({
      namespace: "AWS/Events",
      metricName: "TriggeredRules",
      dimensions: { RuleName: "mlops-sentiment-prod-fraud-monitor-violations-6e0726ff" },
      statistic: "Sum",
      period: 86_400,
      evaluationPeriods: 2,
      datapointsToAlarm: 1,
      treatMissingData: "notBreaching",
      threshold: 1,
    });
  });

  test("are one alarm together, which tells the topic", async () => {
    const cloud = await made(watched);
    const children = ["violations", "feature_baseline_drift_amount", "f1"].map(
      (alarm) => cloud.inputs(`fraud-monitor-alarms-${alarm}`, "MetricAlarm").name,
    );
    expect(cloud.inputs("fraud-monitor-alarms-drift")).toEqual({
      alarmName: cloud.outputs.driftAlarmName,
      alarmDescription: "fraud-monitor: the model is not what it was in training; over after 2 days without",
      alarmRule: children.map((alarm) => `ALARM("${String(alarm)}")`).join(" OR "),
      alarmActions: [topic],
      okActions: [topic],
    });
  });
});

test("violations and failed runs of a monitor's schedules, and of no other, are told", async () => {
  const cloud = await made({ dataQuality });
  const patternOf = (end: string) =>
    (cloud.inputs(`fraud-monitor-alarms-${end}`, "JsonInputs") as { inputs: { eventPattern: unknown } })
      .inputs.eventPattern;
  const common = {
    source: ["aws.sagemaker"],
    "detail-type": ["SageMaker Processing Job State Change"],
  };
  expect(patternOf("violations")).toEqual({
    ...common,
    detail: {
      MonitoringScheduleArn: [UNKNOWN],
      ProcessingJobStatus: ["Completed"],
      ExitMessage: [{ prefix: "CompletedWithViolations" }],
    },
  });
  expect(patternOf("failures")).toEqual({
    ...common,
    detail: { MonitoringScheduleArn: [UNKNOWN], ProcessingJobStatus: ["Failed", "Stopped"] },
  });
  for (const end of ["violations", "failures"]) {
    expect(cloud.inputs(`fraud-monitor-alarms-${end}-target`)).toEqual({
      rule: cloud.inputs(`fraud-monitor-alarms-${end}`, "EventRule").name,
      arn: topic,
      deadLetterConfig: { arn: UNKNOWN },
    });
  }
});
