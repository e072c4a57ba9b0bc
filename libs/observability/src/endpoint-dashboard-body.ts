import { arnIn } from "@mlops/aws";
import { alarmName } from "./alarm-args.ts";
import type { EndpointThresholds } from "./alarm-thresholds.ts";
import type { AlarmWidget, DashboardBody, GraphLine, GraphWidget } from "./dashboard-body.ts";
import { endpointAlarms } from "./endpoint-alarm-list.ts";
import {
  type EndpointMetricName,
  endpointMetrics,
  isPublished,
  metricDimensions,
} from "./endpoint-metrics.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";

interface Graph {
  readonly title: string;
  readonly label?: string;
  /** Each metric with the statistics that are drawn of it. */
  readonly lines: readonly (readonly [EndpointMetricName, readonly string[]])[];
}

/** Everything worth drawing, in reading order. Of each graph only the lines that the endpoint publishes are drawn. */
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
 * The dashboard of an endpoint: its alarms, and a graph for each matter that it publishes metrics of.
 * @param thresholds the same as its alarms were given
 */
export function endpointDashboardBody(
  endpoint: ObservedEndpoint,
  thresholds?: EndpointThresholds,
): DashboardBody {
  const drawn = graphs
    .map((graph) => ({ graph, metrics: graph.lines.flatMap((line) => graphLines(endpoint, ...line)) }))
    .filter(({ metrics }) => metrics.length > 0);
  return {
    widgets: [
      alarmWidget(endpoint, thresholds),
      ...drawn.map(({ graph, metrics }, index) => graphWidget(endpoint, graph, metrics, index)),
    ],
  };
}

function alarmWidget(endpoint: ObservedEndpoint, thresholds?: EndpointThresholds): AlarmWidget {
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
  { endpointName, way, variants }: ObservedEndpoint,
  metricName: EndpointMetricName,
  statistics: readonly string[],
): GraphLine[] {
  const metric = endpointMetrics[metricName];
  if (!isPublished(metric, way)) return [];
  const perVariant = metric.per === "variant" ? variants : variants.slice(0, 1);
  return perVariant.flatMap(({ name }) =>
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
