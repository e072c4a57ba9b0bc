/** Limits of SageMaker pipelines. */
export const pipelineLimits = {
  /** SageMaker API reference, CreatePipeline, PipelineDefinition. */
  maxDefinitionCharacters: 1_048_576,
  /** Parameters that an execution can be started with (EventBridge API reference, SageMakerPipelineParameters). */
  maxParameters: 200,
  /** Text defaults of parameters, their descriptions, and texts of Metadata (AWS's JSON schema of definitions). */
  maxDefaultCharacters: 4096,
  maxParameterDescriptionCharacters: 4096,
  maxMetadataCharacters: 1024,
  /** SageMaker API reference, PipelineExecutionStep, StepDisplayName and StepDescription. */
  maxStepDisplayNameCharacters: 256,
  maxStepDescriptionCharacters: 3072,
  /** SageMaker API reference, LambdaStepMetadata and CallbackStepMetadata, OutputParameters. */
  maxOutputParameters: 50,
  /** Retry policies (SageMaker developer guide, "Retry Policy for Pipeline Steps"). */
  retryIntervalSeconds: { min: 0, max: 43_200 },
  retryAttempts: { min: 0, max: 20 },
  retryExpiryMinutes: { min: 0, max: 14_400 },
} as const;

/** Name of a step (SageMaker API reference, PipelineExecutionStep, StepName). */
export const pipelineStepNamePattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Name of a parameter (SageMaker API reference, Parameter, Name). */
export const pipelineParameterNamePattern = /^[A-Za-z0-9_-]{1,256}$/;
