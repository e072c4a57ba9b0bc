import {
  type EndpointMetric,
  type EndpointMetricName,
  type ServingMode,
  endpointMetrics,
  metricDimensions,
} from "./endpoint-metrics.ts";

const perVariant = "EndpointName, VariantName";
const perEndpoint = "EndpointName";

/**
 * The service's own lists, as its developer guide had them in 2026: namespace and dimensions by metric.
 *  - real-time: monitoring-cloudwatch, "endpoint metrics" and "endpoint invocation metrics"
 *  - asynchronous: async-inference-monitor and async-inference-autoscale; the former calls its list exhaustive
 *  - serverless: serverless-endpoints-monitoring, which calls its list exhaustive
 */
const documented: Record<ServingMode, Record<string, readonly [namespace: string, dimensions: string]>> = {
  "real-time": {
    ConcurrentRequestsPerModel: ["AWS/SageMaker", perVariant],
    CPUUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    DiskUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    GPUMemoryUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    GPUUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    Invocation4XXErrors: ["AWS/SageMaker", perVariant],
    Invocation5XXErrors: ["AWS/SageMaker", perVariant],
    InvocationModelErrors: ["AWS/SageMaker", perVariant],
    Invocations: ["AWS/SageMaker", perVariant],
    InvocationsPerInstance: ["AWS/SageMaker", perVariant],
    MemoryUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    ModelLatency: ["AWS/SageMaker", perVariant],
    OverheadLatency: ["AWS/SageMaker", perVariant],
  },
  asynchronous: {
    ApproximateAgeOfOldestRequest: ["AWS/SageMaker", perEndpoint],
    ApproximateBacklogSize: ["AWS/SageMaker", perEndpoint],
    ApproximateBacklogSizePerInstance: ["AWS/SageMaker", perEndpoint],
    CPUUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    DiskUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    ExpiredRequests: ["AWS/SageMaker", perVariant],
    GPUMemoryUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    GPUUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    HasBacklogWithoutCapacity: ["AWS/SageMaker", perEndpoint],
    Invocation4XXErrors: ["AWS/SageMaker", perVariant],
    Invocation5XXErrors: ["AWS/SageMaker", perVariant],
    InvocationFailures: ["AWS/SageMaker", perVariant],
    InvocationsProcessed: ["AWS/SageMaker", perVariant],
    MemoryUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    ModelLatency: ["AWS/SageMaker", perVariant],
    NotificationFailures: ["AWS/SageMaker", perVariant],
    RequestDownloadFailures: ["AWS/SageMaker", perVariant],
    RequestDownloadLatency: ["AWS/SageMaker", perVariant],
    ResponseUploadFailures: ["AWS/SageMaker", perVariant],
    ResponseUploadLatency: ["AWS/SageMaker", perVariant],
    TimeInBacklog: ["AWS/SageMaker", perVariant],
    TotalProcessingTime: ["AWS/SageMaker", perVariant],
  },
  serverless: {
    Invocation4XXErrors: ["AWS/SageMaker", perVariant],
    Invocation5XXErrors: ["AWS/SageMaker", perVariant],
    Invocations: ["AWS/SageMaker", perVariant],
    MemoryUtilization: ["/aws/sagemaker/Endpoints", perVariant],
    ModelLatency: ["AWS/SageMaker", perVariant],
    ModelSetupTime: ["AWS/SageMaker", perVariant],
    OverheadLatency: ["AWS/SageMaker", perVariant],
    ServerlessConcurrentExecutionsUtilization: ["AWS/SageMaker", perVariant],
    ServerlessProvisionedConcurrencyExecutions: ["AWS/SageMaker", perVariant],
    ServerlessProvisionedConcurrencyInvocations: ["AWS/SageMaker", perVariant],
    ServerlessProvisionedConcurrencySpilloverInvocations: ["AWS/SageMaker", perVariant],
    ServerlessProvisionedConcurrencyUtilization: ["AWS/SageMaker", perVariant],
  },
};

const modes = ["real-time", "serverless", "asynchronous"] as const;
const metrics: [EndpointMetricName, EndpointMetric][] = Object.entries(endpointMetrics) as [
  EndpointMetricName,
  EndpointMetric,
][];

describe.each(modes)("a %s endpoint", (mode) => {
  test.each(metrics)("publishes %s exactly if the service's documentation lists it", (_, metric) => {
    const listed = documented[mode][metric.name];
    expect(metric.modes.includes(mode)).toBe(listed !== undefined);
    if (listed === undefined) return;
    const dimensions = Object.keys(metricDimensions(metric, "fraud", "main")).join(", ");
    expect([metric.namespace, dimensions]).toEqual(listed);
  });
});

test("an asynchronous endpoint publishes neither invocations nor overhead", () => {
  const published = metrics
    .filter(([, metric]) => metric.modes.includes("asynchronous"))
    .map(([name]) => name);
  expect(published).toEqual([
    "clientErrors",
    "serverErrors",
    "modelLatency",
    "backlog",
    "backlogPerInstance",
    "backlogWithoutCapacity",
    "oldestRequest",
    "cpu",
    "gpu",
    "gpuMemory",
    "memory",
    "disk",
  ]);
});
