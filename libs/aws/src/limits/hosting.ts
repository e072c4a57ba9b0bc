import type { Range } from "./range.ts";

/** Limits of endpoints and their variants (SageMaker API, CreateEndpointConfig). */
export const endpointLimits = {
  /** Production variants of an endpoint. API: `ProductionVariantList`. */
  variants: { min: 1, max: 10 },
  /** Size of a variant's volume in GiB. API: `ProductionVariantVolumeSizeInGB`. */
  volumeGiB: { min: 1, max: 512 },
  /** Time to fetch a model, in seconds. API: `ProductionVariantModelDataDownloadTimeoutInSeconds`. */
  downloadTimeoutSeconds: { min: 60, max: 3_600 },
  /** Time until a container answers. API: `ProductionVariantContainerStartupHealthCheckTimeoutInSeconds`. */
  startupTimeoutSeconds: { min: 60, max: 3_600 },
  /** Requests that an instance of an asynchronous endpoint works on at once. API: `MaxConcurrentInvocationsPerInstance`. */
  asyncConcurrency: { min: 1, max: 1_000 },
} as const satisfies Readonly<Record<string, Range>>;

/** Bytes of the largest request that an endpoint takes, by its mode (SageMaker runtime API). */
export const requestLimits = {
  /** InvokeEndpoint, Body. */
  "real-time": 25 * 1_024 * 1_024,
  /** Developer guide, "Serverless Inference": payload size. */
  serverless: 4 * 1_024 * 1_024,
  /** InvokeEndpointAsync, Body; a request in S3 may have 1 GB. */
  asynchronous: 128_000,
} as const;

/**
 * The id that a caller gives to a request, by which labels find it: 1 to 64 printable characters, not beginning with a
 * space. Runtime API: `InferenceId`.
 */
export const inferenceIdPattern = /^\S\P{Cc}{0,63}$/u;

/** Limits of serverless variants (SageMaker API, ProductionVariantServerlessConfig). */
export const serverlessLimits = {
  /** Memory in MiB. API: `ServerlessMemorySizeInMB`. */
  memoryMiB: { min: 1_024, max: 6_144 },
  /** Requests at once. API: `ServerlessMaxConcurrency`, and the same for `ServerlessProvisionedConcurrency`. */
  concurrency: { min: 1, max: 200 },
} as const satisfies Readonly<Record<string, Range>>;

/** Memory of a serverless variant is a multiple of this, in MiB (API reference, MemorySizeInMB). */
export const serverlessMemoryStepMiB = 1_024;

/** The sizes of memory of a serverless variant, in MiB: every step within {@link serverlessLimits}. */
export const serverlessMemorySizesMiB = [1_024, 2_048, 3_072, 4_096, 5_120, 6_144] as const;

/** Limits of what an endpoint captures (SageMaker API, DataCaptureConfig). */
export const dataCaptureLimits = {
  /** Part of the requests, in percent. API: `SamplingPercentage`, which also takes 0 for none. */
  samplingPercent: { min: 1, max: 100 },
  /** Content types that are kept as text or as JSON. API: `CsvContentTypes`, `JsonContentTypes`. */
  contentTypes: { min: 1, max: 10 },
} as const satisfies Readonly<Record<string, Range>>;

/** A content type that data capture takes. API: `CsvContentType`, `JsonContentType`. */
export const capturedContentTypePattern = /^[a-zA-Z0-9](?:-*[a-zA-Z0-9])*\/[a-zA-Z0-9](?:-*[a-zA-Z0-9.])*$/;

/** Limits of deployments that replace an endpoint's instances (SageMaker API, DeploymentConfig). */
export const rolloutLimits = {
  /** Time that a stage is watched, in seconds. API: `WaitIntervalInSeconds`. */
  waitSeconds: { min: 0, max: 3_600 },
  /** Time that the old instances stay, in seconds. API: `TerminationWaitInSeconds`. */
  terminationWaitSeconds: { min: 0, max: 3_600 },
  /** Time for the whole deployment, in seconds. API: `MaximumExecutionTimeoutInSeconds`. */
  timeoutSeconds: { min: 600, max: 28_800 },
  /** First share of the instances in a canary deployment. API reference, TrafficRoutingConfig, CanarySize. */
  canaryPercent: { min: 1, max: 50 },
  /** Share of the instances in each linear step. API reference, TrafficRoutingConfig, LinearStepSize. */
  linearPercent: { min: 10, max: 50 },
  /** Share of the instances in each batch. API reference, RollingUpdatePolicy, MaximumBatchSize. */
  rollingPercent: { min: 5, max: 50 },
  /** Share that goes back at a time. API reference, RollingUpdatePolicy, RollbackMaximumBatchSize. */
  rollbackPercent: { min: 5, max: 100 },
} as const satisfies Readonly<Record<string, Range>>;

/** What a copy of an inference component reserves at least (SageMaker API). */
export const inferenceComponentMinimums = {
  /** Memory in MiB. API: `MemoryInMb`. */
  memoryMiB: 128,
  /** Processors. API: `NumberOfCpuCores`. */
  cpus: 0.25,
  /** GPUs or Neuron chips. API: `NumberOfAcceleratorDevices`. */
  accelerators: 1,
} as const;
