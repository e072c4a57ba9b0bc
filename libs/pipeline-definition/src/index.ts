export { definitionProblems } from "./checks/definition-problems.ts";
export { type DefinitionProblem } from "./checks/place.ts";
export { definitionText, isPlain } from "./definition-text.ts";
export { type DocumentObject, type DocumentValue } from "./document/document-value.ts";
export { type Expression } from "./document/expression.ts";
export {
  type ParameterDefinition,
  type PipelineDefinition,
  type StepDefinition,
  type StepType,
  type ValueType,
} from "./document/pipeline-definition.ts";
export { parallelism, parameterValue, selectiveExecution } from "./execution.ts";
export { definitionMermaid } from "./mermaid.ts";
export {
  type ParsedDefinition,
  UnreadableDefinitionError,
  maxReadableCharacters,
  parseDefinition,
} from "./parse-definition.ts";
export { type PipelineArgs, pipelineDefinition } from "./pipeline.ts";
export { type NamedResults, type StepResult } from "./results/step-result.ts";
export {
  type CallbackStep,
  type CallbackStepOptions,
  type LambdaStep,
  type LambdaStepOptions,
  callbackStep,
  lambdaStep,
} from "./steps/answering-steps.ts";
export {
  type ClarifyCheckStep,
  type ClarifyCheckStepOptions,
  type QualityCheckStep,
  type QualityCheckStepOptions,
  clarifyCheckStep,
  qualityCheckStep,
} from "./steps/baseline-checks.ts";
export { type Cache } from "./steps/cache.ts";
export { type ConditionStep, type ConditionStepOptions, conditionStep } from "./steps/condition.ts";
export {
  type Condition,
  type Operand,
  equals,
  greaterThan,
  greaterThanOrEqualTo,
  isIn,
  lessThan,
  lessThanOrEqualTo,
  not,
  or,
} from "./steps/conditions.ts";
export { type EmrArguments, type EmrStep, type EmrStepOptions, emrStep } from "./steps/emr.ts";
export {
  type EndpointArguments,
  type EndpointConfigArguments,
  type EndpointConfigStep,
  type EndpointConfigStepOptions,
  type EndpointStep,
  type EndpointStepOptions,
  type InferenceComponentArguments,
  type InferenceComponentStep,
  type InferenceComponentStepOptions,
  endpointConfigStep,
  endpointStep,
  inferenceComponentStep,
} from "./steps/endpoints.ts";
export { type FailStep, type FailStepOptions, failStep } from "./steps/fail.ts";
export {
  type AutoMLArguments,
  type AutoMLStep,
  type AutoMLStepOptions,
  type TrainingArguments,
  type TrainingStep,
  type TrainingStepOptions,
  type TransformArguments,
  type TransformStep,
  type TransformStepOptions,
  type TuningArguments,
  type TuningStep,
  type TuningStepOptions,
  autoMLStep,
  trainingStep,
  transformStep,
  tuningStep,
} from "./steps/jobs.ts";
export { type LineageArguments, type LineageStep, lineageStep } from "./steps/lineage.ts";
export {
  type ModelArguments,
  type ModelStep,
  type ModelStepOptions,
  type RegisterModelArguments,
  type RegisterModelStep,
  type RegisterModelStepOptions,
  modelStep,
  registerModelStep,
} from "./steps/models.ts";
export {
  type ProcessingArguments,
  type ProcessingStep,
  type ProcessingStepOptions,
  processingStep,
} from "./steps/processing.ts";
export { type RetryPolicy } from "./steps/retry-policy.ts";
export { type Step, type StepOptions } from "./steps/step.ts";
export { type Argument, type Parameterized, type ScalarArgument } from "./variables/argument.ts";
export { executionVariables } from "./variables/execution-variables.ts";
export { type PropertyFile, asText, join, jsonGet, jsonGetFromS3 } from "./variables/functions.ts";
export {
  Parameter,
  booleanParameter,
  floatParameter,
  integerParameter,
  stringParameter,
} from "./variables/parameters.ts";
export { PipelineVariable, type Scalar } from "./variables/pipeline-variable.ts";
