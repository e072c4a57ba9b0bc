import { testEnvironment } from "@mlops/contracts/testing";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import type { GraphWidget } from "./dashboard-body.ts";
import { endpointAlarms } from "./endpoint-alarm-list.ts";
import { endpointDashboardBody } from "./endpoint-dashboard-body.ts";
import { EndpointDashboard } from "./endpoint-dashboard.ts";
import { endpointThresholdsSettings } from "./endpoint-thresholds.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";

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

  test("draws a line for each variant and statistic", () => {
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
      const { widgets } = endpointDashboardBody({ ...endpoint, mode }, defaults);
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

  test("carries the endpoint's name and is known in a preview", async () => {
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
