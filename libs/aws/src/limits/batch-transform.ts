/** Limits of transform jobs (SageMaker API reference, CreateTransformJob). */
export const batchTransformLimits = {
  /** Size of a request in MiB: `MaxPayloadInMB`. */
  payloadMiB: { min: 1, max: 100 },
  /** Most MiB of all requests at once: `MaxConcurrentTransforms` times `MaxPayloadInMB`. */
  maxConcurrentPayloadMiB: 100,
} as const;
