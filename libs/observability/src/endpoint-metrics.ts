import { sageMakerMetricNamespaces } from "@mlops/aws";

/** How an endpoint serves its model. Each way publishes metrics of its own. */
export type ServingWay = "real-time" | "serverless" | "asynchronous";

/** A metric that SageMaker publishes of endpoints. */
export interface EndpointMetric {
  readonly name: string;
  readonly namespace: (typeof sageMakerMetricNamespaces)["requests" | "endpoints"];
  /** What it is published by: each production variant, or the endpoint as a whole. */
  readonly per: "variant" | "endpoint";
  readonly ways: readonly ServingWay[];
  readonly unit: "count" | "fraction" | "microseconds" | "percent" | "seconds";
}

const everyWay = ["real-time", "serverless", "asynchronous"] as const;
const synchronous = ["real-time", "serverless"] as const;
const onInstances = ["real-time", "asynchronous"] as const;

const { requests, endpoints } = sageMakerMetricNamespaces;
const request = { namespace: requests, per: "variant" } as const;
const machine = { namespace: endpoints, per: "variant" } as const;
const queue = { namespace: requests, per: "endpoint" } as const;

/**
 * The metrics that alarms, dashboards and scaling use. Asynchronous endpoints publish neither invocations nor
 * overhead; serverless ones nothing of the machine but its memory.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-monitoring.html
 */
export const endpointMetrics = {
  /** One for each request: sums are counts. */
  invocations: { name: "Invocations", ...request, ways: synchronous, unit: "count" },
  /** Load of one instance: what scaling holds on target. */
  invocationsPerInstance: { name: "InvocationsPerInstance", ...request, ways: ["real-time"], unit: "count" },
  /** One for each failed request, zero for every other: averages are rates. */
  clientErrors: { name: "Invocation4XXErrors", ...request, ways: everyWay, unit: "fraction" },
  /** One for each failed request, zero for every other: averages are rates. */
  serverErrors: { name: "Invocation5XXErrors", ...request, ways: everyWay, unit: "fraction" },
  /** Time that the model takes. One sample for each request. */
  modelLatency: { name: "ModelLatency", ...request, ways: everyWay, unit: "microseconds" },
  /** Time that SageMaker adds; on serverless endpoints cold starts are in it. */
  overheadLatency: { name: "OverheadLatency", ...request, ways: synchronous, unit: "microseconds" },
  /** Time to start one more copy of a serverless model. */
  modelSetupTime: { name: "ModelSetupTime", ...request, ways: ["serverless"], unit: "microseconds" },
  /** Part of the allowed concurrency that is in use. */
  concurrencyUsed: {
    name: "ServerlessConcurrentExecutionsUtilization",
    ...request,
    ways: ["serverless"],
    unit: "fraction",
  },
  /** Part of the provisioned concurrency that is in use. */
  provisionedConcurrencyUsed: {
    name: "ServerlessProvisionedConcurrencyUtilization",
    ...request,
    ways: ["serverless"],
    unit: "fraction",
  },
  /** Requests that wait or run. */
  backlog: { name: "ApproximateBacklogSize", ...queue, ways: ["asynchronous"], unit: "count" },
  /** Requests that wait or run, for each instance: what scaling holds on target. */
  backlogPerInstance: {
    name: "ApproximateBacklogSizePerInstance",
    ...queue,
    ways: ["asynchronous"],
    unit: "count",
  },
  /** One while requests wait and there is no instance: what scaling from zero waits for. */
  backlogWithoutCapacity: {
    name: "HasBacklogWithoutCapacity",
    ...queue,
    ways: ["asynchronous"],
    unit: "count",
  },
  /** How long the oldest request has waited. */
  oldestRequest: { name: "ApproximateAgeOfOldestRequest", ...queue, ways: ["asynchronous"], unit: "seconds" },
  /** Sum over all virtual CPUs: 100 % times their number is everything. */
  cpu: { name: "CPUUtilization", ...machine, ways: onInstances, unit: "percent" },
  /** Sum over all GPUs: 100 % times their number is everything. */
  gpu: { name: "GPUUtilization", ...machine, ways: onInstances, unit: "percent" },
  /** Sum over all GPUs: 100 % times their number is everything. */
  gpuMemory: { name: "GPUMemoryUtilization", ...machine, ways: onInstances, unit: "percent" },
  memory: { name: "MemoryUtilization", ...machine, ways: everyWay, unit: "percent" },
  disk: { name: "DiskUtilization", ...machine, ways: onInstances, unit: "percent" },
} as const satisfies Readonly<Record<string, EndpointMetric>>;

/** Name of a metric in {@link endpointMetrics}. */
export type EndpointMetricName = keyof typeof endpointMetrics;

/** Whether endpoints of `way` publish the metric. */
export function isPublished(metric: EndpointMetric, way: ServingWay): boolean {
  return metric.ways.includes(way);
}

/** The dimensions of a metric: of one variant, or of the endpoint where it is published as a whole. */
export function metricDimensions(
  metric: EndpointMetric,
  endpointName: string,
  variantName: string,
): Readonly<Record<string, string>> {
  return {
    EndpointName: endpointName,
    ...(metric.per === "variant" && { VariantName: variantName }),
  };
}
