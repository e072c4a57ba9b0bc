import { sageMakerMetricNamespaces } from "@mlops/aws";

/** The mode in which an endpoint serves its model. Each mode has its own metrics. */
export type ServingMode = "real-time" | "serverless" | "asynchronous";

/** A CloudWatch metric of SageMaker endpoints. */
export interface EndpointMetric {
  /** Name in CloudWatch, such as `ModelLatency`. */
  readonly name: string;
  readonly namespace: (typeof sageMakerMetricNamespaces)["requests" | "endpoints"];
  /** Whether there is one metric for each production variant or one for the endpoint. */
  readonly per: "variant" | "endpoint";
  /** Modes of the endpoints that publish it. */
  readonly modes: readonly ServingMode[];
  /** Unit of its values: a `fraction` is from 0 to 1, a `percent` from 0 to 100 for each CPU or GPU. */
  readonly unit: "count" | "fraction" | "microseconds" | "percent" | "seconds";
}

const everyMode = ["real-time", "serverless", "asynchronous"] as const;
const synchronous = ["real-time", "serverless"] as const;
const onInstances = ["real-time", "asynchronous"] as const;

const { requests, endpoints } = sageMakerMetricNamespaces;
const request = { namespace: requests, per: "variant" } as const;
const instance = { namespace: endpoints, per: "variant" } as const;
const queue = { namespace: requests, per: "endpoint" } as const;

/**
 * The metrics that alarms, dashboards and scaling use. Asynchronous endpoints publish neither invocations nor
 * overhead; serverless ones only the memory of their instances.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-monitoring.html
 */
export const endpointMetrics = {
  /** 1 for each request: the sum is the number of requests. */
  invocations: { name: "Invocations", ...request, modes: synchronous, unit: "count" },
  /** Requests for each instance: a target of scaling. */
  invocationsPerInstance: { name: "InvocationsPerInstance", ...request, modes: ["real-time"], unit: "count" },
  /** 1 for each request with a client error, 0 for every other: the average is the error rate. */
  clientErrors: { name: "Invocation4XXErrors", ...request, modes: everyMode, unit: "fraction" },
  /** 1 for each request with a server error, 0 for every other: the average is the error rate. */
  serverErrors: { name: "Invocation5XXErrors", ...request, modes: everyMode, unit: "fraction" },
  /** Time that the model takes: one sample for each request. */
  modelLatency: { name: "ModelLatency", ...request, modes: everyMode, unit: "microseconds" },
  /** Time that SageMaker adds; with serverless endpoints it includes cold starts. */
  overheadLatency: { name: "OverheadLatency", ...request, modes: synchronous, unit: "microseconds" },
  /** Time to start one more copy of a serverless model. */
  modelSetupTime: { name: "ModelSetupTime", ...request, modes: ["serverless"], unit: "microseconds" },
  /** Concurrent requests as a fraction of the maximum concurrency. */
  concurrencyUsed: {
    name: "ServerlessConcurrentExecutionsUtilization",
    ...request,
    modes: ["serverless"],
    unit: "fraction",
  },
  /** Concurrent requests as a fraction of the provisioned concurrency. */
  provisionedConcurrencyUsed: {
    name: "ServerlessProvisionedConcurrencyUtilization",
    ...request,
    modes: ["serverless"],
    unit: "fraction",
  },
  /** Requests that wait or are being processed. */
  backlog: { name: "ApproximateBacklogSize", ...queue, modes: ["asynchronous"], unit: "count" },
  /** Requests that wait or are being processed, for each instance: a target of scaling. */
  backlogPerInstance: {
    name: "ApproximateBacklogSizePerInstance",
    ...queue,
    modes: ["asynchronous"],
    unit: "count",
  },
  /** 1 while requests wait and there is no instance: the trigger of scaling from zero. */
  backlogWithoutCapacity: {
    name: "HasBacklogWithoutCapacity",
    ...queue,
    modes: ["asynchronous"],
    unit: "count",
  },
  /** How long the oldest request has been waiting. */
  oldestRequest: {
    name: "ApproximateAgeOfOldestRequest",
    ...queue,
    modes: ["asynchronous"],
    unit: "seconds",
  },
  /** Sum over all virtual CPUs: the maximum is 100 % times their number. */
  cpu: { name: "CPUUtilization", ...instance, modes: onInstances, unit: "percent" },
  /** Sum over all GPUs: the maximum is 100 % times their number. */
  gpu: { name: "GPUUtilization", ...instance, modes: onInstances, unit: "percent" },
  /** Sum over all GPUs: the maximum is 100 % times their number. */
  gpuMemory: { name: "GPUMemoryUtilization", ...instance, modes: onInstances, unit: "percent" },
  memory: { name: "MemoryUtilization", ...instance, modes: everyMode, unit: "percent" },
  disk: { name: "DiskUtilization", ...instance, modes: onInstances, unit: "percent" },
} as const satisfies Readonly<Record<string, EndpointMetric>>;

/** Name of a metric in {@link endpointMetrics}. */
export type EndpointMetricName = keyof typeof endpointMetrics;

/** Whether endpoints of this mode publish the metric. */
export function isPublished(metric: EndpointMetric, mode: ServingMode): boolean {
  return metric.modes.includes(mode);
}

/** The dimensions of a metric: endpoint and variant, or the endpoint alone where the metric has no variant. */
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
