import { arnIn } from "@mlops/aws";
import type { AlarmWidget, DashboardBody, GraphLine, GraphWidget } from "./dashboard-body.ts";
import { endpointAlarms } from "./endpoint-alarm-list.ts";
import {
  type EndpointMetricName,
  endpointMetrics,
  isPublished,
  metricDimensions,
} from "./endpoint-metrics.ts";
import type { CheckedThresholds } from "./endpoint-thresholds.ts";
import { alarmName } from "./metric-alarm-args.ts";
import { modelWatchWidgets } from "./model-watch-widgets.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";
import type { ModelWatch } from "./watched-metric.ts";

/** One graph of the dashboard. */
interface Graph {
  readonly title: string;
  /** Label of the y-axis. @default - none */
  readonly label?: string;
  /** Metrics, each with its statistics. */
  readonly lines: readonly (readonly [EndpointMetricName, readonly string[]])[];
}

/** The graphs in their order on the dashboard. A graph shows only the metrics that the endpoint publishes. */
const graphs: readonly Graph[] = [
  {
    title: "Requests",
    label: "per minute",
    lines: [
      ["invocations", ["Sum"]],
      ["invocationsPerInstance", ["Sum"]],
    ],
  },
  {
    title: "Failed requests",
    label: "part of all",
    lines: [
      ["serverErrors", ["Average"]],
      ["clientErrors", ["Average"]],
    ],
  },
  { title: "Time in the model", label: "microseconds", lines: [["modelLatency", ["p50", "p99"]]] },
  {
    title: "Time that SageMaker adds",
    label: "microseconds",
    lines: [
      ["overheadLatency", ["p50", "p99"]],
      ["modelSetupTime", ["p99"]],
    ],
  },
  {
    title: "Waiting requests",
    lines: [
      ["backlog", ["Maximum"]],
      ["backlogPerInstance", ["Maximum"]],
    ],
  },
  { title: "Age of the oldest waiting request", label: "seconds", lines: [["oldestRequest", ["Maximum"]]] },
  {
    title: "Concurrency in use",
    label: "part of the allowed",
    lines: [
      ["concurrencyUsed", ["Maximum"]],
      ["provisionedConcurrencyUsed", ["Maximum"]],
    ],
  },
  {
    title: "Processors and GPUs",
    label: "% of one",
    lines: [
      ["cpu", ["Average"]],
      ["gpu", ["Average"]],
      ["gpuMemory", ["Average"]],
    ],
  },
  {
    title: "Memory and disk",
    label: "%",
    lines: [
      ["memory", ["Average"]],
      ["disk", ["Average"]],
    ],
  },
];

const width = 12;
const height = 6;
const alarmHeight = 3;

/**
 * The dashboard of an endpoint: its alarms, the graphs of the metrics that it publishes, and what the monitors of its
 * model watch.
 * @param thresholds those of the endpoint's alarms
 */
export function endpointDashboardBody(
  endpoint: ObservedEndpoint,
  thresholds: CheckedThresholds,
  watched?: ModelWatch,
): DashboardBody {
  const published = graphs
    .map((graph) => ({ graph, metrics: graph.lines.flatMap((line) => graphLines(endpoint, ...line)) }))
    .filter(({ metrics }) => metrics.length > 0);
  const below = alarmHeight + Math.ceil(published.length / 2) * height;
  return {
    widgets: [
      alarmWidget(endpoint, thresholds),
      ...published.map(({ graph, metrics }, index) => graphWidget(endpoint, graph, metrics, index)),
      ...(watched ? modelWatchWidgets(endpoint, watched, below) : []),
    ],
  };
}

function alarmWidget(endpoint: ObservedEndpoint, thresholds: CheckedThresholds): AlarmWidget {
  const { environment, endpointName } = endpoint;
  const alarms = endpointAlarms(endpoint, thresholds).map(({ kind }) =>
    arnIn(environment, "cloudwatch", `alarm:${alarmName(endpointName, kind)}`),
  );
  return {
    type: "alarm",
    x: 0,
    y: 0,
    width: 24,
    height: alarmHeight,
    properties: { title: endpointName, alarms },
  };
}

function graphWidget(
  { environment }: ObservedEndpoint,
  { title, label }: Graph,
  metrics: readonly GraphLine[],
  index: number,
): GraphWidget {
  return {
    type: "metric",
    x: (index % 2) * width,
    y: alarmHeight + Math.floor(index / 2) * height,
    width,
    height,
    properties: {
      title,
      view: "timeSeries",
      stacked: false,
      region: environment.region,
      period: 60,
      metrics,
      yAxis: { left: { min: 0, ...(label !== undefined && { label }) } },
    },
  };
}

function graphLines(
  { endpointName, mode, variants }: ObservedEndpoint,
  metricName: EndpointMetricName,
  statistics: readonly string[],
): GraphLine[] {
  const metric = endpointMetrics[metricName];
  if (!isPublished(metric, mode)) return [];
  const observed = metric.per === "variant" ? variants : variants.slice(0, 1);
  return observed.flatMap(({ name }) =>
    statistics.map((stat) => [
      metric.namespace,
      metric.name,
      ...Object.entries(metricDimensions(metric, endpointName, name)).flat(),
      {
        stat,
        label: metric.per === "variant" ? `${name}: ${metric.name} ${stat}` : `${metric.name} ${stat}`,
      },
    ]),
  );
}
