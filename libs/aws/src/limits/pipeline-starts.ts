/** How often, and how long, EventBridge and EventBridge Scheduler try to start a pipeline. API: `RetryPolicy` of both. */
export const startRetryLimits = {
  attempts: { min: 0, max: 185 },
  eventAgeSeconds: { min: 60, max: 86_400 },
} as const;

/** Descriptions of pipelines (API: `PipelineDescription`), in characters; the provider refuses empty ones. */
export const pipelineDescriptionLength = { min: 1, max: 3_072 } as const;

/** Names of pipelines, and what is shown instead (API: `PipelineName`): letters, digits and hyphens, 1 to 256. */
export const pipelineNamePattern = /^(?!.{257})[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/;

/**
 * What reads a value out of an event: dots, dashes, underscores, letters, digits and indices.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html ("Target parameters")
 */
export const eventPathPattern = /^\$(?:\.[\w-]+(?:\[(?:\d+|\*)\])*)+$/;
