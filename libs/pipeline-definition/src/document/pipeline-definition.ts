import type { DocumentObject, DocumentValue } from "./document-value.ts";

/** Version of the form of definitions: there is one. */
export const definitionVersion = "2020-12-01";

/** The definition of a pipeline, as the service takes it. */
export interface PipelineDefinition {
  readonly Version: typeof definitionVersion;
  /** What the author keeps with the definition. */
  readonly Metadata?: DocumentObject;
  readonly Parameters?: readonly ParameterDefinition[];
  /** Where executions are recorded as an experiment; `null` for nowhere. */
  readonly PipelineExperimentConfig?: {
    readonly ExperimentName: DocumentValue;
    readonly TrialName: DocumentValue;
  } | null;
  readonly Steps: readonly StepDefinition[];
}

/** Types of parameters, and of the outputs of Lambda and callback steps. */
export const valueTypes = ["String", "Integer", "Float", "Boolean"] as const;

/** A type of a parameter. */
export type ValueType = (typeof valueTypes)[number];

/** A parameter that every execution of the pipeline may set. */
export interface ParameterDefinition {
  readonly Name: string;
  readonly Type: ValueType;
  readonly Description?: string;
  readonly DefaultValue?: string | number | boolean;
  readonly EnumValues?: readonly (string | number)[];
}

/** Types of steps. `EMRServerless` is written by version 3 of the Python SDK only, the others by version 2. */
export const stepTypes = [
  "AutoML",
  "Callback",
  "ClarifyCheck",
  "Condition",
  "EMR",
  "EMRServerless",
  "Endpoint",
  "EndpointConfig",
  "Fail",
  "InferenceComponent",
  "Lambda",
  "Lineage",
  "Model",
  "Processing",
  "QualityCheck",
  "RegisterModel",
  "Training",
  "Transform",
  "Tuning",
] as const;

/** A type of a step. */
export type StepType = (typeof stepTypes)[number];

/** A step, as it stands in a definition. Which members it may have depends on its type. */
export interface StepDefinition {
  readonly Name: string;
  readonly Type: StepType;
  /** The request that the step makes; of a condition, its conditions and the steps of its branches. */
  readonly Arguments: DocumentObject;
  readonly DependsOn?: readonly string[];
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly CacheConfig?: CacheDefinition;
  readonly RetryPolicies?: readonly RetryPolicyDefinition[];
  readonly PropertyFiles?: readonly PropertyFileDefinition[];
  readonly OutputParameters?: readonly OutputParameterDefinition[];
  readonly FunctionArn?: DocumentValue;
  readonly SqsQueueUrl?: DocumentValue;
  readonly CheckType?: string;
  readonly ModelPackageGroupName?: DocumentValue;
  readonly SkipCheck?: DocumentValue;
  readonly FailOnViolation?: DocumentValue;
  readonly RegisterNewBaseline?: DocumentValue;
  readonly SuppliedBaselineStatistics?: DocumentValue;
  readonly SuppliedBaselineConstraints?: DocumentValue;
  readonly ModelName?: DocumentValue;
}

/** Whether a step takes over what an earlier execution with the same arguments has made. */
export interface CacheDefinition {
  readonly Enabled: boolean;
  /** Age up to which it is taken over: an ISO 8601 duration. */
  readonly ExpireAfter?: string;
}

/** When a step is tried again. */
export interface RetryPolicyDefinition {
  readonly ExceptionType: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly ExpireAfterMin?: number;
}

/** A JSON file of an output of a processing step that `Std:JsonGet` may read. */
export interface PropertyFileDefinition {
  readonly PropertyFileName: string;
  readonly OutputName: string;
  readonly FilePath: string;
}

/** What a Lambda function or a callback answers. */
export interface OutputParameterDefinition {
  readonly OutputName: string;
  readonly OutputType: ValueType;
}
