import { requestProblems } from "@mlops/api-constraints";
import { isList, isObject, isOutput, memberOf } from "../document/document-value.ts";
import { expressionKey } from "../document/expression.ts";
import type { ExpressionSite } from "./expression-site.ts";
import type { DefinitionProblem } from "./place.ts";
import { referenceOf } from "./reference-problems.ts";
import type { StepSite } from "./step-site.ts";
import { type Values, expectedInstead, valueType } from "./value-type.ts";

/** The operation of the SageMaker API that a step calls, and the name that the service makes up for it. */
const operations = new Map<string, { readonly operation: string; readonly filledIn: readonly string[] }>([
  ["AutoML", { operation: "CreateAutoMLJob", filledIn: ["AutoMLJobName"] }],
  ["ClarifyCheck", { operation: "CreateProcessingJob", filledIn: ["ProcessingJobName"] }],
  ["Endpoint", { operation: "CreateEndpoint", filledIn: ["EndpointName"] }],
  ["EndpointConfig", { operation: "CreateEndpointConfig", filledIn: ["EndpointConfigName"] }],
  ["InferenceComponent", { operation: "CreateInferenceComponent", filledIn: [] }],
  ["Model", { operation: "CreateModel", filledIn: ["ModelName"] }],
  ["Processing", { operation: "CreateProcessingJob", filledIn: ["ProcessingJobName"] }],
  ["QualityCheck", { operation: "CreateProcessingJob", filledIn: ["ProcessingJobName"] }],
  ["RegisterModel", { operation: "CreateModelPackage", filledIn: [] }],
  ["Training", { operation: "CreateTrainingJob", filledIn: ["TrainingJobName"] }],
  ["Transform", { operation: "CreateTransformJob", filledIn: ["TransformJobName"] }],
  ["Tuning", { operation: "CreateHyperParameterTuningJob", filledIn: ["HyperParameterTuningJobName"] }],
]);

/**
 * What the SageMaker API would refuse of a step's arguments. Parameters are judged with their defaults; nothing is said
 * of what only a run or a deployment knows.
 */
export function argumentProblems(
  step: StepSite,
  expressions: readonly ExpressionSite[],
  values: Values,
): readonly DefinitionProblem[] {
  const called = operations.get(step.type);
  const given = memberOf(step.content, "Arguments");
  if (!called || !isObject(given)) return [];
  const { operation, filledIn } = called;
  const mistyped = expressions.filter(
    (site) => site.within === undefined && wrongType(operation, site, values) !== undefined,
  );
  const refused = new Set<unknown>(mistyped.map((site) => site.expression));
  const request = withDefaults(given, refused, values);
  const place = step.place.at("Arguments");
  return [
    ...mistyped.map((site) => site.place.refuses(site.expression, wrongType(operation, site, values) ?? "")),
    ...requestProblems(operation, request as object, { filledIn, isUnknown }).map(({ path, got, allowed }) =>
      place.within(path).refusesAs(`got ${got}; ${allowed} (SageMaker API ${operation})`),
    ),
  ];
}

function isUnknown(value: unknown): boolean {
  return isOutput(value) || expressionKey(value) !== undefined;
}

/** What the API expects at the place of an expression, if it cannot take its value. */
function wrongType(operation: string, site: ExpressionSite, values: Values): string | undefined {
  const [root, ...path] = site.path;
  const type = root === "Arguments" ? valueType(site.expression, values) : undefined;
  const expected = type === undefined ? undefined : expectedInstead(operation, path, type);
  if (expected === undefined) return undefined;
  return expected === "a text" ? "a text; make one of it with Std:Join" : `${expected}, not what is ${type}`;
}

/** `value` with the defaults of parameters in place of their references; an empty default stands for none. */
function withDefaults(value: unknown, refused: ReadonlySet<unknown>, values: Values): unknown {
  if (isList(value)) return value.map((one) => withDefaults(one, refused, values));
  if (!isObject(value)) return value;
  if (expressionKey(value) === undefined) {
    const members = Object.entries(value).map(([key, one]) => [key, withDefaults(one, refused, values)]);
    return Object.fromEntries(members);
  }
  const reference = refused.has(value) ? undefined : referenceOf(value.Get);
  if (reference?.kind !== "parameter") return value;
  const preset = values.parameters.get(reference.name)?.defaultValue;
  return preset === undefined || preset === "" ? value : preset;
}
