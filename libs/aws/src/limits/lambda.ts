/**
 * Limits of functions that do not run on managed instances.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const functionLimits = {
  /** Memory in MiB. Developer guide, "Quotas"; the least is the API's `MemorySize`. */
  memoryMiB: { min: 128, max: 10_240 },
  /** Time of one call, in seconds. API reference, CreateFunction, Timeout. */
  timeoutSeconds: { min: 1, max: 900 },
  /** Most MiB in `/tmp`. API reference, CreateFunction, EphemeralStorage. */
  maxStorageMiB: 10_240,
  /** Most layers. Developer guide, "Quotas". */
  maxLayers: 5,
  /** Most bytes of all environment variables. Developer guide, "Quotas". */
  maxEnvironmentBytes: 4_096,
} as const;

/**
 * Part of its provisioned concurrency that a function can be scaled to use.
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-lambda.html
 */
export const provisionedUtilization = { min: 0.1, max: 0.9 } as const;
