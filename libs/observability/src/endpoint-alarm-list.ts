import { instanceFacts } from "@mlops/aws";
import { toSeconds } from "@mlops/core";
import { type AllThresholds, type EndpointThresholds, withDefaults } from "./alarm-thresholds.ts";
import { type EndpointMetric, endpointMetrics, isPublished } from "./endpoint-metrics.ts";
import type { ObservedEndpoint, ObservedVariant } from "./observed-endpoint.ts";

/** One alarm of an endpoint, as data. */
export interface EndpointAlarm {
  /** What it watches; end of its name. */
  readonly kind: string;
  readonly description: string;
  readonly metric: EndpointMetric;
  /** Variants whose worst value counts. */
  readonly variants: readonly string[];
  /** `Average`, `Sum`, `SampleCount`, `Maximum` or a percentile such as `p99`. */
  readonly statistic: string;
  /** It goes off above `above`, or below `below`; in the metric's unit. */
  readonly limit: { readonly above: number } | { readonly below: number };
  /** Length of a period in seconds, how many are looked at, and how many of them must be over the limit. */
  readonly period: number;
  readonly periods: number;
  readonly overLimit: number;
  /** No data means: nothing happened, or that is just what is wrong. */
  readonly noData: "fine" | "alarming";
}

const minute = 60;
const day = 86_400;
const quick = { period: minute, periods: 3, overLimit: 2, noData: "fine" } as const;
const slow = { period: 5 * minute, periods: 3, overLimit: 3, noData: "fine" } as const;

/** The kinds of alarms that a deployment is rolled back for. They are always there, under names that never change. */
export const rollbackAlarmKinds = ["server-errors", "model-latency"] as const;

/** The alarms of an endpoint: only of metrics that it publishes. */
export function endpointAlarms(
  endpoint: ObservedEndpoint,
  thresholds: EndpointThresholds = {},
): EndpointAlarm[] {
  const limits = withDefaults(thresholds, endpoint.way === "serverless");
  return [
    ...requestAlarms(endpoint, limits),
    ...queueAlarms(endpoint, limits),
    ...endpoint.variants.flatMap((variant) => machineAlarms(endpoint, variant, limits)),
    ...idleAlarms(endpoint, limits),
  ].filter(({ metric }) => isPublished(metric, endpoint.way));
}

function requestAlarms({ variants: all }: ObservedEndpoint, limits: AllThresholds): EndpointAlarm[] {
  const variants = all.map(({ name }) => name);
  const { serverErrorPercent, modelLatencyMs, clientErrorPercent, overheadLatencyMs } = limits;
  return [
    {
      kind: "server-errors",
      description: `more than ${serverErrorPercent} % of the requests fail in the model or the service`,
      metric: endpointMetrics.serverErrors,
      variants,
      statistic: "Average",
      limit: { above: serverErrorPercent / 100 },
      ...quick,
    },
    {
      kind: "model-latency",
      description: `1 % of the requests take the model more than ${modelLatencyMs} ms`,
      metric: endpointMetrics.modelLatency,
      variants,
      statistic: "p99",
      limit: { above: modelLatencyMs * 1_000 },
      ...quick,
    },
    ...when(clientErrorPercent, (percent) => ({
      kind: "client-errors",
      description: `more than ${percent} % of the requests are refused`,
      metric: endpointMetrics.clientErrors,
      variants,
      statistic: "Average",
      limit: { above: percent / 100 },
      ...slow,
    })),
    ...when(overheadLatencyMs, (ms) => ({
      kind: "overhead-latency",
      description: `SageMaker adds more than ${ms} ms to 1 % of the requests`,
      metric: endpointMetrics.overheadLatency,
      variants,
      statistic: "p99",
      limit: { above: ms * 1_000 },
      ...slow,
    })),
    ...when(limits.concurrencyPercent, (percent) => ({
      kind: "concurrency",
      description: `more than ${percent} % of the allowed concurrency is in use: further requests will be refused`,
      metric: endpointMetrics.concurrencyUsed,
      variants,
      statistic: "Maximum",
      limit: { above: percent / 100 },
      ...slow,
    })),
  ];
}

function queueAlarms({ variants }: ObservedEndpoint, { oldestRequest }: AllThresholds): EndpointAlarm[] {
  return when(oldestRequest, (duration) => ({
    kind: "oldest-request",
    description: `a request has waited for more than ${duration}`,
    metric: endpointMetrics.oldestRequest,
    variants: variants.slice(0, 1).map(({ name }) => name),
    statistic: "Maximum",
    limit: { above: toSeconds(duration) },
    ...quick,
  }));
}

/** Alarms of a variant's machines: each variant has its own, because its instance type sets the scale. */
function machineAlarms(
  { variants }: ObservedEndpoint,
  { name, instanceType }: ObservedVariant,
  limits: AllThresholds,
): EndpointAlarm[] {
  const facts = instanceType === undefined ? undefined : instanceFacts(instanceType);
  const of = variants.length > 1 ? `-${name}` : "";
  const alarm = (kind: string, what: string, metric: EndpointMetric, percent: number, units: number) => ({
    kind: `${kind}${of}`,
    description: `more than ${percent} % of the ${what} of an instance is in use`,
    metric,
    variants: [name],
    statistic: "Average",
    limit: { above: percent * units },
    ...slow,
  });
  return [
    ...when(facts && limits.cpuPercent, (percent) =>
      alarm("cpu", "processors", endpointMetrics.cpu, percent, facts?.vcpus ?? 1),
    ),
    ...when(facts && facts.gpus > 0 && limits.gpuPercent, (percent) =>
      alarm("gpu", "GPUs", endpointMetrics.gpu, percent, facts?.gpus ?? 1),
    ),
    ...when(limits.memoryPercent, (percent) => alarm("memory", "memory", endpointMetrics.memory, percent, 1)),
    ...when(limits.diskPercent, (percent) => alarm("disk", "disk", endpointMetrics.disk, percent, 1)),
  ];
}

/** Whatever costs money and is not called. Asynchronous endpoints publish no invocations, but one latency for each. */
function idleAlarms({ variants, way }: ObservedEndpoint, { idleDays }: AllThresholds): EndpointAlarm[] {
  const costly = variants.filter(
    ({ costsWhenIdle, instanceType }) => costsWhenIdle ?? instanceType !== undefined,
  );
  return when(costly.length > 0 && idleDays, (days) => ({
    kind: "idle",
    description: `no request for ${days} day${days === 1 ? "" : "s"}, yet it costs money`,
    metric: way === "asynchronous" ? endpointMetrics.modelLatency : endpointMetrics.invocations,
    variants: costly.map(({ name }) => name),
    statistic: way === "asynchronous" ? "SampleCount" : "Sum",
    limit: { below: 1 },
    period: day,
    periods: days,
    overLimit: days,
    noData: "alarming",
  }));
}

function when<T>(value: T | false | undefined, alarm: (value: T) => EndpointAlarm): EndpointAlarm[] {
  return value === false || value === undefined ? [] : [alarm(value)];
}
