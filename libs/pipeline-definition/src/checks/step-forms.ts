import { pipelineLimits, pipelineStepNamePattern } from "@mlops/aws";
import { isObject } from "../document/document-value.ts";
import type { StepType } from "../document/pipeline-definition.ts";
import { valueTypes } from "../document/pipeline-definition.ts";
import {
  type Form,
  anyObject,
  atLeast,
  flag,
  given,
  listOf,
  oneOf,
  orNull,
  structure,
  text,
  wholeNumber,
} from "./form.ts";

const stepName = text(64, pipelineStepNamePattern, "1 to 64 letters, digits, - and _");

const anyText = text();
const namedText = text(Infinity, /./, "a text that is not empty");

const serviceExceptions = ["Step.SERVICE_FAULT", "Step.THROTTLING"];
const jobExceptions = [
  ...serviceExceptions,
  "SageMaker.JOB_INTERNAL_ERROR",
  "SageMaker.CAPACITY_ERROR",
  "SageMaker.RESOURCE_LIMIT",
];

function retryPolicies(exceptions: readonly string[]): Form {
  const form = structure(
    { ExceptionType: listOf(oneOf(exceptions)) },
    {
      IntervalSeconds: wholeNumber(pipelineLimits.retryIntervalSeconds),
      BackoffRate: atLeast(0),
      MaxAttempts: wholeNumber(pipelineLimits.retryAttempts),
      ExpireAfterMin: wholeNumber(pipelineLimits.retryExpiryMinutes),
    },
  );
  return listOf((value, place) => {
    const hasBoth =
      isObject(value) && Object.hasOwn(value, "MaxAttempts") && Object.hasOwn(value, "ExpireAfterMin");
    const both = hasBoth ? [place.refusesAs("got MaxAttempts and ExpireAfterMin; expected one of them")] : [];
    return [...form(value, place), ...both];
  });
}

/** An ISO 8601 duration; as the Python SDK says, `P` may be missing and letters small. */
const isoDuration = /^(?=.*\d)P?(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/i;

const cache = {
  CacheConfig: structure(
    { Enabled: flag },
    { ExpireAfter: text(Infinity, isoDuration, "an ISO 8601 duration such as P30D") },
  ),
};
const retry = { RetryPolicies: retryPolicies(serviceExceptions) };
const job = { ...cache, RetryPolicies: retryPolicies(jobExceptions) };
const propertyFiles = {
  PropertyFiles: listOf(
    structure({ PropertyFileName: namedText, OutputName: namedText, FilePath: namedText }),
  ),
};
const outputs = {
  ...cache,
  OutputParameters: listOf(
    structure({ OutputName: namedText, OutputType: oneOf(valueTypes) }),
    pipelineLimits.maxOutputParameters,
  ),
};
const check = {
  ...job,
  ModelPackageGroupName: orNull(given(anyText)),
  SkipCheck: given(flag),
  FailOnViolation: given(flag),
  RegisterNewBaseline: given(flag),
  SuppliedBaselineConstraints: orNull(given(anyText)),
};

/** What a step has beside what every step has: members that it must have, and members that it may have. */
const members: Readonly<
  Record<StepType, readonly [Readonly<Record<string, Form>>, Readonly<Record<string, Form>>]>
> = {
  AutoML: [{}, job],
  Callback: [{ SqsQueueUrl: given(namedText) }, outputs],
  ClarifyCheck: [
    { CheckType: oneOf(["DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY"]) },
    { ...check, ModelName: given(namedText) },
  ],
  Condition: [{}, {}],
  EMR: [{}, { ...cache, RetryPolicies: retryPolicies([...serviceExceptions, "Emr.RESOURCE_LIMIT"]) }],
  EMRServerless: [{}, { ...cache, RetryPolicies: retryPolicies(serviceExceptions) }],
  Endpoint: [{}, { ...cache, ...retry }],
  EndpointConfig: [{}, { ...cache, ...retry }],
  Fail: [{}, {}],
  InferenceComponent: [{}, {}],
  Lambda: [{ FunctionArn: given(namedText) }, outputs],
  Lineage: [{}, {}],
  Model: [{}, retry],
  Processing: [{}, { ...job, ...propertyFiles }],
  QualityCheck: [
    { CheckType: oneOf(["DATA_QUALITY", "MODEL_QUALITY"]) },
    { ...check, SuppliedBaselineStatistics: orNull(given(anyText)) },
  ],
  RegisterModel: [{}, retry],
  Training: [{}, job],
  Transform: [{}, job],
  Tuning: [{}, job],
};

/** What a step of a type has to look like, its arguments left out. */
export function stepForm(type: StepType): Form {
  const [required, optional] = members[type];
  return structure(
    { Name: stepName, Type: anyText, Arguments: anyObject, ...required },
    {
      DependsOn: listOf(anyText),
      DisplayName: text(pipelineLimits.maxStepDisplayNameCharacters),
      Description: text(pipelineLimits.maxStepDescriptionCharacters),
      ...optional,
    },
  );
}
