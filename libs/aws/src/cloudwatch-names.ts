/**
 * Where SageMaker logs: the groups it makes by itself, unless they are there, begin with this.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 */
const sageMakerLogs = "/aws/sagemaker/";

/** Log groups of SageMaker's work. */
export const sageMakerLogGroups = {
  /** Pattern of all of them. */
  any: `${sageMakerLogs}*`,
  /** Of one endpoint. */
  endpoint: (endpointName: string) => `${sageMakerLogs}Endpoints/${endpointName}`,
  /** Of one inference component. */
  inferenceComponent: (componentName: string) => `${sageMakerLogs}InferenceComponents/${componentName}`,
  /** Pattern of that of all notebook instances. */
  notebookInstances: `${sageMakerLogs}NotebookInstances*`,
  /** Pattern of those of Studio's apps. */
  studio: `${sageMakerLogs}studio*`,
  /** Of all transform jobs. */
  transformJobs: `${sageMakerLogs}TransformJobs`,
} as const;

/**
 * The log groups that everybody's work in an account and region shares. SageMaker makes each at its first use.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 */
export const sharedLogGroups = {
  "training-jobs": `${sageMakerLogs}TrainingJobs`,
  "processing-jobs": `${sageMakerLogs}ProcessingJobs`,
  "transform-jobs": sageMakerLogGroups.transformJobs,
  "compilation-jobs": `${sageMakerLogs}CompilationJobs`,
  "notebook-instances": `${sageMakerLogs}NotebookInstances`,
  studio: `${sageMakerLogs}studio`,
} as const;

/**
 * Namespaces that SageMaker publishes metrics in.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 */
export const sageMakerMetricNamespaces = {
  /** Requests of endpoints and inference components. */
  requests: "AWS/SageMaker",
  /** Machines of endpoints. */
  endpoints: "/aws/sagemaker/Endpoints",
  /** Machines of inference components. */
  inferenceComponents: "/aws/sagemaker/InferenceComponents",
} as const;

/** What monitors of models look at. */
export const monitorKinds = ["data-quality", "model-quality", "bias", "explainability"] as const;

/** What a monitor looks at. */
export type MonitorKind = (typeof monitorKinds)[number];

const monitorMetrics: Readonly<Record<MonitorKind, string>> = {
  "data-quality": "data-metrics",
  "model-quality": "model-metrics",
  bias: "bias-metrics",
  explainability: "explainability-metrics",
};

/**
 * Namespace that a monitor publishes metrics in, with the dimensions `Endpoint` and `MonitoringSchedule`; a monitor of
 * batches has the second alone. AWS's pages spell it in three ways; samples that work have this one.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-interpreting-cloudwatch.html
 */
export function monitorMetricNamespace(kind: MonitorKind, source: "endpoint" | "batch"): string {
  return `aws/sagemaker/${source === "endpoint" ? "Endpoints" : "ModelMonitoring"}/${monitorMetrics[kind]}`;
}

/**
 * Namespaces that SageMaker publishes metrics of jobs in: their machines, and what training jobs find in their logs.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 */
export const sageMakerJobMetricNamespaces = {
  processing: "/aws/sagemaker/ProcessingJobs",
  training: "/aws/sagemaker/TrainingJobs",
} as const;
