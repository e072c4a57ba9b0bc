import { arnIn } from "@mlops/aws";
import type { AlarmWidget, GraphWidget } from "./dashboard-body.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";
import {
  type ModelWatch,
  type WatchedMetric,
  watchedAlarmName,
  watchedDimensions,
} from "./watched-metric.ts";

const width = 12;
const height = 6;
const alarmHeight = 3;

/**
 * What a dashboard shows of the monitors of an endpoint's model: their alarms, and a graph of each watched metric with
 * its threshold, in the period of its schedule.
 * @param top row of the grid that the widgets begin at
 */
export function modelWatchWidgets(
  { environment, endpointName }: ObservedEndpoint,
  { alarmNames, metrics }: ModelWatch,
  top: number,
): (AlarmWidget | GraphWidget)[] {
  const alarms = [...alarmNames, ...metrics.map(watchedAlarmName)].map((name) =>
    arnIn(environment, "cloudwatch", `alarm:${name}`),
  );
  return [
    {
      type: "alarm",
      x: 0,
      y: top,
      width: 24,
      height: alarmHeight,
      properties: { title: `${endpointName}: monitors of the model`, alarms },
    },
    ...metrics.map((metric, index) => ({
      type: "metric" as const,
      x: (index % 2) * width,
      y: top + alarmHeight + Math.floor(index / 2) * height,
      width,
      height,
      properties: graphOf(metric, endpointName, environment.region),
    })),
  ];
}

function graphOf(metric: WatchedMetric, endpointName: string, region: string): GraphWidget["properties"] {
  const { namespace, metricName, what, period, threshold } = metric;
  const fill = "above" in threshold ? "above" : "below";
  const value = "above" in threshold ? threshold.above : threshold.below;
  return {
    title: what,
    view: "timeSeries",
    stacked: false,
    region,
    period,
    metrics: [
      [
        namespace,
        metricName,
        ...Object.entries(watchedDimensions(metric, endpointName)).flat(),
        { stat: "Average", label: what },
      ],
    ],
    annotations: { horizontal: [{ label: `alarm ${fill}`, value, fill }] },
  };
}
