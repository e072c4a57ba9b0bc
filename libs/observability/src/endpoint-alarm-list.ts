import { instanceFacts, maxAlarmMetrics } from "@mlops/aws";
import { toSeconds } from "@mlops/core";
import { type EndpointMetric, endpointMetrics, isPublished } from "./endpoint-metrics.ts";
import type { CheckedThresholds, InferenceComponentThresholds } from "./endpoint-thresholds.ts";
import type { ObservedEndpoint, ObservedVariant } from "./observed-endpoint.ts";

/** One alarm of an endpoint, as data. Most names are those of CloudWatch's API. */
export interface EndpointAlarm {
  /** What it watches, such as `server-errors`: the end of its name. */
  readonly kind: string;
  /** What its state ALARM means, to follow the endpoint's name. */
  readonly description: string;
  readonly metric: EndpointMetric;
  /** Variants that it watches, at least one: the maximum of their values counts. */
  readonly variants: readonly string[];
  /**
   * A metric that the first variant publishes as long as it runs: while it does, the alarm takes missing values for 0.
   * @default - missing values are missing
   */
  readonly whileRunning?: EndpointMetric;
  /** `Average`, `Sum`, `SampleCount`, `Maximum` or a percentile such as `p99`. */
  readonly statistic: string;
  /** The alarm goes off above `above` or below `below`, in the metric's unit. */
  readonly threshold: { readonly above: number } | { readonly below: number };
  /** Length of a period in seconds. */
  readonly period: number;
  /** How many periods are evaluated. */
  readonly evaluationPeriods: number;
  /** How many of them must breach the threshold, at most all. */
  readonly datapointsToAlarm: number;
  /** What a period without data counts as. */
  readonly treatMissingData: "notBreaching";
}

const minute = 60;
const day = 86_400;
/** For errors and latency that need attention at once. */
const fast = {
  period: minute,
  evaluationPeriods: 3,
  datapointsToAlarm: 2,
  treatMissingData: "notBreaching",
} as const;
/** For what must last a quarter of an hour before it needs attention. */
const slow = {
  period: 5 * minute,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  treatMissingData: "notBreaching",
} as const;

/** Kinds of the alarms that roll a deployment back. Every endpoint has them, and their names never change. */
export const rollbackAlarmKinds = ["server-errors", "model-latency"] as const;

/** The alarms of an endpoint: those whose metrics it publishes. */
export function endpointAlarms(endpoint: ObservedEndpoint, thresholds: CheckedThresholds): EndpointAlarm[] {
  const variants = endpoint.variants.map(({ name }) => name);
  return [
    ...rollbackAlarms(variants, thresholds),
    ...requestAlarms(endpoint, thresholds),
    ...queueAlarms(endpoint, thresholds),
    ...endpoint.variants.flatMap((variant) => instanceAlarms(endpoint, variant, thresholds)),
    ...idleAlarms(endpoint, thresholds),
  ].filter(({ metric }) => isPublished(metric, endpoint.mode));
}

/**
 * The alarms that roll a deployment back, of the {@link rollbackAlarmKinds}.
 * @param variants names of the variants, or of one inference component
 */
export function rollbackAlarms(
  variants: readonly string[],
  { serverErrorPercent, modelLatencyMs }: Required<InferenceComponentThresholds>,
): EndpointAlarm[] {
  const [serverErrors, modelLatency] = rollbackAlarmKinds;
  return [
    {
      kind: serverErrors,
      description: `more than ${serverErrorPercent} % of the requests fail in the model or the service`,
      metric: endpointMetrics.serverErrors,
      variants,
      statistic: "Average",
      threshold: { above: serverErrorPercent / 100 },
      ...fast,
    },
    {
      kind: modelLatency,
      description: `1 % of the requests take the model more than ${modelLatencyMs} ms`,
      metric: endpointMetrics.modelLatency,
      variants,
      statistic: "p99",
      threshold: { above: modelLatencyMs * 1_000 },
      ...fast,
    },
  ];
}

/** The other alarms of requests and their latency. */
function requestAlarms(
  { variants: all, mode }: ObservedEndpoint,
  thresholds: CheckedThresholds,
): EndpointAlarm[] {
  const variants = all.map(({ name }) => name);
  const { overheadLatencyMs = mode === "serverless" ? false : 1_000 } = thresholds;
  return [
    ...unlessOff(thresholds.clientErrorPercent, (percent) => ({
      kind: "client-errors",
      description: `more than ${percent} % of the requests are refused`,
      metric: endpointMetrics.clientErrors,
      variants,
      statistic: "Average",
      threshold: { above: percent / 100 },
      ...slow,
    })),
    ...unlessOff(overheadLatencyMs, (ms) => ({
      kind: "overhead-latency",
      description: `SageMaker adds more than ${ms} ms to 1 % of the requests`,
      metric: endpointMetrics.overheadLatency,
      variants,
      statistic: "p99",
      threshold: { above: ms * 1_000 },
      ...slow,
    })),
    ...unlessOff(thresholds.concurrencyPercent, (percent) => ({
      kind: "concurrency",
      description: `more than ${percent} % of the allowed concurrency is in use: further requests will be refused`,
      metric: endpointMetrics.concurrencyUsed,
      variants,
      statistic: "Maximum",
      threshold: { above: percent / 100 },
      ...slow,
    })),
  ];
}

/** The alarm of the queue of an asynchronous endpoint. */
function queueAlarms({ variants }: ObservedEndpoint, { oldestRequest }: CheckedThresholds): EndpointAlarm[] {
  return unlessOff(oldestRequest, (duration) => ({
    kind: "oldest-request",
    description: `a request has waited for more than ${duration}`,
    metric: endpointMetrics.oldestRequest,
    variants: variants.slice(0, 1).map(({ name }) => name),
    statistic: "Maximum",
    threshold: { above: toSeconds(duration) },
    ...fast,
  }));
}

/** Alarms of a variant's instances. Each variant has its own, because thresholds depend on the instance type. */
function instanceAlarms(
  { variants }: ObservedEndpoint,
  { name, instanceType }: ObservedVariant,
  { cpuPercent, gpuPercent, memoryPercent, diskPercent }: CheckedThresholds,
): EndpointAlarm[] {
  const { vcpus = 0, gpus = 0 } = (instanceType && instanceFacts(instanceType)) ?? {};
  const suffix = variants.length > 1 ? `-${name}` : "";
  const alarm = (kind: string, what: string, metric: EndpointMetric, percent: number, units = 1) => ({
    kind: `${kind}${suffix}`,
    description: `more than ${percent} % of the ${what} of an instance is in use`,
    metric,
    variants: [name],
    statistic: "Average",
    threshold: { above: percent * units },
    ...slow,
  });
  const { cpu, gpu, memory, disk } = endpointMetrics;
  return [
    ...unlessOff(vcpus > 0 && cpuPercent, (percent) => alarm("cpu", "processors", cpu, percent, vcpus)),
    ...unlessOff(gpus > 0 && gpuPercent, (percent) => alarm("gpu", "GPUs", gpu, percent, gpus)),
    ...unlessOff(memoryPercent, (percent) => alarm("memory", "memory", memory, percent)),
    ...unlessOff(diskPercent, (percent) => alarm("disk", "disk", disk, percent)),
  ];
}

/**
 * The alarm of instances that cost money without requests. Asynchronous endpoints publish latencies, no invocations.
 *
 * Without requests there is no metric of requests, neither for an idle endpoint nor for one that is not there yet: so
 * a day counts only if the instances ran, and the alarm cannot go off before it has seen that many days. Serverless
 * endpoints have no metric that tells whether they run, and with it no such alarm; the budget says what they cost.
 */
function idleAlarms({ variants, mode }: ObservedEndpoint, { idleDays }: CheckedThresholds): EndpointAlarm[] {
  const costly = variants.filter(
    ({ costsWhenIdle, instanceType }) => instanceType !== undefined && costsWhenIdle !== false,
  );
  // One metric tells whether instances run; the others, of one variant each, have to fit beside it.
  const isWatched = costly.length > 0 && costly.length < maxAlarmMetrics;
  return unlessOff(isWatched && idleDays, (days) => ({
    kind: "idle",
    description: `no request for ${days} day${days === 1 ? "" : "s"}, yet it costs money`,
    metric: mode === "asynchronous" ? endpointMetrics.modelLatency : endpointMetrics.invocations,
    whileRunning: endpointMetrics.cpu,
    variants: costly.map(({ name }) => name),
    statistic: mode === "asynchronous" ? "SampleCount" : "Sum",
    threshold: { below: 1 },
    period: day,
    evaluationPeriods: days,
    datapointsToAlarm: days,
    treatMissingData: "notBreaching",
  }));
}

function unlessOff<Threshold>(
  threshold: Threshold | false,
  alarm: (threshold: Threshold) => EndpointAlarm,
): EndpointAlarm[] {
  return threshold === false ? [] : [alarm(threshold)];
}
