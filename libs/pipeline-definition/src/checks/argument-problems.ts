import { requestProblems } from "@mlops/api-constraints";
import { isDeferred, isList, isObject, memberOf } from "../document/document-value.ts";
import { type ExpressionSite, isExpression } from "./expression-site.ts";
import type { DefinitionProblem } from "./place.ts";
import { isOfType } from "./parameter-problems.ts";
import { referenceOf } from "./reference-problems.ts";
import type { StepSite } from "./step-site.ts";
import { type Values, expectedInstead, typeWords, valueType } from "./value-type.ts";

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
  const presets = new Map(expressions.flatMap((site) => presetOf(site, refused, values)));
  const place = step.place.at("Arguments");
  const request = withPresets(given, presets);
  return [
    ...mistyped.map((site) => site.place.refuses(site.expression, wrongType(operation, site, values) ?? "")),
    ...requestProblems(operation, request, { filledIn, isUnknown }).map(({ path, got, allowed }) => {
      const at = place.within(path);
      const preset = [...presets.values()].find((one) => one.path === at.path);
      const source = preset ? `, the default of ${preset.parameter}` : "";
      return at.refusesAs(`got ${got}${source}; ${allowed} (SageMaker API ${operation})`);
    }),
  ];
}

function isUnknown(value: unknown): boolean {
  return isDeferred(value) || (isObject(value) && isExpression(value));
}

/** What the API expects at the place of an expression, if it cannot take its value. */
function wrongType(operation: string, site: ExpressionSite, values: Values): string | undefined {
  const [root, ...path] = site.path;
  const type = root === "Arguments" ? valueType(site.expression, values) : undefined;
  const expected = type === undefined ? undefined : expectedInstead(operation, path, type);
  if (expected === undefined) return undefined;
  return expected === "a text"
    ? "a text; make one of it with Std:Join"
    : `${expected}, not ${type === "float" ? "one with a fraction" : typeWords[type ?? ""]}`;
}

/** The default of a parameter, where it stands. */
interface Preset {
  readonly path: string;
  readonly parameter: string;
  readonly value: unknown;
}

/** The default of the parameter that an expression is, if it has a good one; an empty one stands for none. */
function presetOf(
  { expression, place }: ExpressionSite,
  refused: ReadonlySet<unknown>,
  values: Values,
): readonly (readonly [unknown, Preset])[] {
  const reference = refused.has(expression) ? undefined : referenceOf(expression.Get);
  const parameter = reference?.kind === "parameter" ? values.parameters.get(reference.name) : undefined;
  const value = parameter?.defaultValue;
  if (!parameter || value === undefined || value === "" || !isOfType(value, parameter)) return [];
  return [[expression, { path: place.path, parameter: `Parameters.${parameter.name}`, value }]];
}

/** An object with the defaults of parameters in place of their references. */
function withPresets(value: object, presets: ReadonlyMap<unknown, Preset>): object {
  const filled = (one: unknown): unknown => {
    const preset = presets.get(one);
    if (preset) return preset.value;
    return isList(one) || isObject(one) ? withPresets(one, presets) : one;
  };
  if (isList(value)) return value.map(filled);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one)]));
}
