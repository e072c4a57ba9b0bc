/** Limits of delivery pipelines (CodePipeline and CodeBuild). */
export const deliveryLimits = {
  /** How long an approval may wait, in minutes. CodePipeline API: `ActionTimeout`; a guide says 60 days. */
  approvalMinutes: { min: 5, max: 86_400 },
  /** How long a build may take, in minutes. CodeBuild API: `BuildTimeOut`. */
  buildMinutes: { min: 5, max: 2_160 },
  /** Most characters of one value of an action's configuration. CodePipeline API: `ActionConfigurationValue`. */
  maxConfigurationValueLength: 1_000,
} as const;
