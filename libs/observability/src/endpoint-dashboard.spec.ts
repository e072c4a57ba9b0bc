import { awsEnvironment } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import type { GraphWidget } from "./dashboard-body.ts";
import { endpointAlarms } from "./endpoint-alarm-list.ts";
import { endpointDashboardBody } from "./endpoint-dashboard-body.ts";
import { EndpointDashboard } from "./endpoint-dashboard.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";

const endpoint: ObservedEndpoint = {
  environment: awsEnvironment("prod", "111122223333", "eu-west-1"),
  endpointName: "fraud",
  way: "real-time",
  variants: [
    { name: "old", instanceType: "ml.m5.large" },
    { name: "new", instanceType: "ml.m5.large" },
  ],
};
const graphsOf = (observed: ObservedEndpoint) =>
  endpointDashboardBody(observed).widgets.filter((widget): widget is GraphWidget => widget.type === "metric");

describe("the dashboard of an endpoint", () => {
  test("shows the alarms that the endpoint has, by ARN", () => {
    expect(endpointDashboardBody(endpoint, { idleDays: false }).widgets[0]).toEqual({
      type: "alarm",
      x: 0,
      y: 0,
      width: 24,
      height: 3,
      properties: {
        title: "fraud",
        alarms: endpointAlarms(endpoint, { idleDays: false }).map(
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
  ] as const)("of a %s endpoint has only graphs that will show something", (way, titles) => {
    expect(graphsOf({ ...endpoint, way }).map(({ properties }) => properties.title)).toEqual(titles);
  });

  test.each(["real-time", "asynchronous", "serverless"] as const)(
    "of a %s endpoint has no widgets that overlap",
    (way) => {
      const { widgets } = endpointDashboardBody({ ...endpoint, way });
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
      dashboardBody: JSON.stringify(endpointDashboardBody(endpoint)),
    });
  });
});
