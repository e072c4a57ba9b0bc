/**
 * Limits of parameters in Parameter Store.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
export const parameterLimits = {
  /** Most bytes of the value of a standard parameter. */
  maxStandardBytes: 4_096,
  /** Most bytes of the value of an advanced parameter. */
  maxAdvancedBytes: 8_192,
} as const;
