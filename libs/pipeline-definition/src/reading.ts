// What a reader of definitions needs that does not load the Pulumi SDK.
export { type Reference, type ReferencePart, parseReference } from "./checks/reference.ts";
export { type DocumentObject, type DocumentValue } from "./document/document-value.ts";
export { expressionKey } from "./document/expression.ts";
export {
  type ParameterDefinition,
  type PipelineDefinition,
  type StepDefinition,
  type ValueType,
} from "./document/pipeline-definition.ts";
export { allSteps } from "./document/all-steps.ts";
