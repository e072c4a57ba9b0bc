import { testEnvironment } from "@mlops/contracts/testing";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import type { GraphWidget } from "./dashboard-body.ts";
import { endpointAlarms } from "./endpoint-alarm-list.ts";
import { endpointDashboardBody } from "./endpoint-dashboard-body.ts";
import { EndpointDashboard } from "./endpoint-dashboard.ts";
import { endpointThresholdsSettings } from "./endpoint-thresholds.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";
import type { ModelWatch } from "./watched-metric.ts";

const endpoint: ObservedEndpoint = {
  environment: testEnvironment("prod"),
  endpointName: "fraud",
  mode: "real-time",
  variants: [
    { name: "old", instanceType: "ml.m5.large" },
    { name: "new", instanceType: "ml.m5.large" },
  ],
};
const defaults = endpointThresholdsSettings.parse({});
const graphsOf = (observed: ObservedEndpoint) =>
  endpointDashboardBody(observed, defaults).widgets.filter(
    (widget): widget is GraphWidget => widget.type === "metric",
  );

const watched: ModelWatch = {
  alarmNames: ["fraud-drift"],
  metrics: [
    {
      namespace: "aws/sagemaker/Endpoints/bias-metrics",
      metricName: "bias_metric_DPPL",
      name: "bias_metric_DPPL-age",
      what: "DPPL of age",
      scheduleName: "fraud-bias",
      dimensions: { Facet: "age" },
      threshold: { above: 0.1 },
      period: 86_400,
      evaluationPeriods: 1,
    },
    {
      namespace: "aws/sagemaker/Endpoints/model-metrics",
      metricName: "f1",
      name: "f1",
      what: "f1",
      scheduleName: "fraud-quality",
      dimensions: {},
      threshold: { below: 0.8 },
      period: 3_600,
      evaluationPeriods: 24,
    },
  ],
};

describe("the dashboard of an endpoint whose model is monitored", () => {
  const { widgets } = endpointDashboardBody(endpoint, defaults, watched);
  const alone = endpointDashboardBody(endpoint, defaults).widgets;

  test("shows below the rest the monitors' alarms, and each watched metric with its threshold", () => {
    expect(widgets.slice(0, alone.length)).toEqual(alone);
    expect(widgets.slice(alone.length)).toEqual([
      {
        type: "alarm",
        x: 0,
        y: 21,
        width: 24,
        height: 3,
        properties: {
          title: "fraud: monitors of the model",
          alarms: ["fraud-drift", "fraud-bias-bias_metric_DPPL-age", "fraud-quality-f1"].map(
            (name) => `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${name}`,
          ),
        },
      },
      {
        type: "metric",
        x: 0,
        y: 24,
        width: 12,
        height: 6,
        properties: {
          title: "DPPL of age",
          view: "timeSeries",
          stacked: false,
          region: "eu-west-1",
          period: 86_400,
          metrics: [
            [
              "aws/sagemaker/Endpoints/bias-metrics",
              "bias_metric_DPPL",
              "Endpoint",
              "fraud",
              "MonitoringSchedule",
              "fraud-bias",
              "Facet",
              "age",
              { stat: "Average", label: "DPPL of age" },
            ],
          ],
          annotations: { horizontal: [{ label: "alarm above", value: 0.1, fill: "above" }] },
        },
      },
      {
        type: "metric",
        x: 12,
        y: 24,
        width: 12,
        height: 6,
        properties: {
          title: "f1",
          view: "timeSeries",
          stacked: false,
          region: "eu-west-1",
          period: 3_600,
          metrics: [
            [
              "aws/sagemaker/Endpoints/model-metrics",
              "f1",
              "Endpoint",
              "fraud",
              "MonitoringSchedule",
              "fraud-quality",
              { stat: "Average", label: "f1" },
            ],
          ],
          annotations: { horizontal: [{ label: "alarm below", value: 0.8, fill: "below" }] },
        },
      },
    ]);
  });
});

describe("the dashboard of an endpoint", () => {
  test("shows the alarms that the endpoint has, by ARN", () => {
    const thresholds = { ...defaults, idleDays: false } as const;
    expect(endpointDashboardBody(endpoint, thresholds).widgets[0]).toEqual({
      type: "alarm",
      x: 0,
      y: 0,
      width: 24,
      height: 3,
      properties: {
        title: "fraud",
        alarms: endpointAlarms(endpoint, thresholds).map(
          ({ kind }) => `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:fraud-${kind}`,
        ),
      },
    });
  });

  test("has a line for each variant and statistic", () => {
    expect(graphsOf(endpoint)[2]).toEqual({
      type: "metric",
      x: 0,
      y: 9,
      width: 12,
      height: 6,
      properties: {
        title: "Time in the model",
        view: "timeSeries",
        stacked: false,
        region: "eu-west-1",
        period: 60,
        metrics: ["old", "new"].flatMap((variant) =>
          ["p50", "p99"].map((stat) => [
            "AWS/SageMaker",
            "ModelLatency",
            "EndpointName",
            "fraud",
            "VariantName",
            variant,
            { stat, label: `${variant}: ModelLatency ${stat}` },
          ]),
        ),
        yAxis: { left: { min: 0, label: "microseconds" } },
      },
    });
  });

  test.each([
    [
      "real-time",
      [
        "Requests",
        "Failed requests",
        "Time in the model",
        "Time that SageMaker adds",
        "Processors and GPUs",
        "Memory and disk",
      ],
    ],
    [
      "asynchronous",
      [
        "Failed requests",
        "Time in the model",
        "Waiting requests",
        "Age of the oldest waiting request",
        "Processors and GPUs",
        "Memory and disk",
      ],
    ],
    [
      "serverless",
      [
        "Requests",
        "Failed requests",
        "Time in the model",
        "Time that SageMaker adds",
        "Concurrency in use",
        "Memory and disk",
      ],
    ],
  ] as const)("of a %s endpoint has only graphs of metrics that it publishes", (mode, titles) => {
    expect(graphsOf({ ...endpoint, mode }).map(({ properties }) => properties.title)).toEqual(titles);
  });

  test.each(["real-time", "asynchronous", "serverless"] as const)(
    "of a %s endpoint has no widgets that overlap",
    (mode) => {
      const { widgets } = endpointDashboardBody({ ...endpoint, mode }, defaults, watched);
      const cells = widgets.flatMap(({ x, y, width, height }) =>
        Array.from(
          { length: width * height },
          (_, cell) => `${x + (cell % width)},${y + Math.floor(cell / width)}`,
        ),
      );
      expect(new Set(cells).size).toBe(cells.length);
      expect(widgets.every(({ x, width }) => x + width <= 24)).toBe(true);
    },
  );

  test("has the endpoint's name and is known in a preview", async () => {
    const cloud = await pretendCloud(() => new EndpointDashboard("fraud-dashboard", { endpoint }));
    expect(cloud.census()).toEqual(["Dashboard fraud-dashboard", "EndpointDashboard fraud-dashboard"]);
    expect(cloud.inputs("fraud-dashboard", "Dashboard")).toEqual({
      dashboardName: "fraud",
      dashboardBody: JSON.stringify(endpointDashboardBody(endpoint, defaults)),
    });
  });

  test("refuses thresholds that cannot be used", async () => {
    const args = { endpoint, thresholds: { idleDays: 8 } };
    expect(await pretendProblems(() => new EndpointDashboard("fraud-dashboard", args))).toEqual([
      "fraud-dashboard cannot be built:\n" +
        "  - thresholds.idleDays: got 8; expected a whole number from 1 to 7",
    ]);
  });
});
