import { endpointLimits, nameLengths } from "@mlops/aws";
import { crossAccountProblems, problemsAt, retentionProblems, settingsProblems } from "@mlops/core";
import { endpointThresholdsSettings } from "@mlops/observability";
import { type ModelScope, modelProblems, nameProblems } from "../model/model-problems.ts";
import { asynchronousProblems } from "./asynchronous.ts";
import { captureProblems } from "../data-capture.ts";
import type {
  AsynchronousEndpointArgs,
  ModelEndpointArgs,
  RealTimeEndpointArgs,
  ServerlessEndpointArgs,
} from "./endpoint-args.ts";
import { captureOf, fleetOf, onlyVariant, rolloutOf, servedModels } from "./endpoint-plan.ts";
import { rolloutProblems } from "./rollout.ts";
import { serverlessProblems } from "./serverless.ts";
import { variantProblems } from "./variant.ts";

/**
 * Everything that is wrong with an endpoint, in the words of its arguments: what the service, or a deployment, would
 * refuse only minutes later.
 * @param name logical name of the endpoint
 */
export function modelEndpointProblems(name: string, args: ModelEndpointArgs): string[] {
  const { environment, guardrails, keys, alarmTopic, endpointName, thresholds = {} } = args;
  return [
    ...crossAccountProblems(environment, { guardrails, keys, alarmTopic, ...ownReferences(args) }),
    ...logicalNameProblems(name, Object.keys(servedModels(args))),
    ...(endpointName === undefined ? [] : nameProblems("endpointName", endpointName)),
    ...problemsAt("thresholds", settingsProblems(endpointThresholdsSettings, thresholds)),
    ...retentionProblems("logRetentionDays", args.logRetentionDays),
    ...modeProblems(args),
  ];
}

function ownReferences(args: ModelEndpointArgs): Parameters<typeof crossAccountProblems>[1] {
  return args.mode === "serverless" ? {} : { network: args.network, mlEnvironment: args.mlEnvironment };
}

/** Models are named `<name>-<variant>-model` and 8 characters that Pulumi adds. */
const longestNames = nameLengths.sageMaker - 8 - "-model".length;

function logicalNameProblems(name: string, variantNames: readonly string[]): string[] {
  const longest = Math.max(0, ...variantNames.map((variant) => `${name}-${variant}`.length));
  return [
    ...nameProblems("logical name", name),
    ...(longest <= longestNames
      ? []
      : [
          `logical name: "${name}" and a variant's name have ${longest} characters; expected at most ${longestNames}`,
        ]),
  ];
}

function modeProblems(args: ModelEndpointArgs): string[] {
  switch (args.mode) {
    case "real-time":
      return [...realTimeProblems(args), ...rolloutProblems("rollout", rolloutOf(args), fleetOf(args))];
    case "asynchronous":
      return [
        ...variantProblems("variant", onlyVariant, args.variant, scopeOf(args)),
        ...asynchronousProblems(args),
        ...rolloutProblems("rollout", rolloutOf(args), fleetOf(args)),
      ];
    case "serverless":
      return [...modelProblems("model", args.model, scopeOf(args)), ...serverlessProblems(args)];
  }
}

function realTimeProblems(args: RealTimeEndpointArgs): string[] {
  const variants = Object.entries(args.variants);
  const weights = variants.map(([, { weight = 1 }]) => weight);
  const capture = captureOf(args);
  const { min, max } = endpointLimits.variants;
  return [
    ...(variants.length >= min && variants.length <= max
      ? []
      : [`variants: got ${variants.length}; expected ${min} to ${max}`]),
    ...variants.flatMap(([name, variant]) => [
      ...variantProblems(`variants.${name}`, name, variant, scopeOf(args)),
      ...((variant.weight ?? 1) >= 0
        ? []
        : [`variants.${name}.weight: got ${variant.weight}; expected 0 (drains the variant) or more`]),
    ]),
    ...(variants.length > 0 && weights.every((weight) => weight === 0)
      ? ["variants: every weight is 0; expected one that takes the requests"]
      : []),
    ...shadowProblems(args),
    ...(capture ? captureProblems("dataCapture", capture) : []),
  ];
}

function shadowProblems({ variants, shadow, ...args }: RealTimeEndpointArgs): string[] {
  if (shadow === undefined) return [];
  const { samplingPercent = 100 } = shadow;
  const names = Object.keys(variants);
  const [only] = Object.values(variants);
  return [
    ...variantProblems("shadow", shadow.name, shadow, scopeOf({ variants, shadow, ...args })),
    ...(names.includes(shadow.name)
      ? [`shadow.name: got "${shadow.name}"; expected another name than a variant's`]
      : []),
    ...(names.length === 1 ? [] : [`shadow: got ${names.length} variants beside it; expected exactly one`]),
    ...(samplingPercent > 0 && samplingPercent <= 100
      ? []
      : [`shadow.samplingPercent: got ${samplingPercent}; expected more than 0 and at most 100`]),
    ...((only?.weight ?? 1) === 1
      ? []
      : [`variants.${names[0]}.weight: got ${only?.weight}; expected 1, or none, beside a shadow`]),
    ...(only === undefined || only.model.kind === "container" || only.model.kind === "package"
      ? []
      : [`shadow: got a ${only.model.kind} model beside it; expected one in a single container`]),
    ...([only, shadow].some((variant) => variant?.instanceType.startsWith("ml.inf1."))
      ? ["shadow: got ml.inf1 instances; expected others: SageMaker has no shadows on them"]
      : []),
  ];
}

function scopeOf(args: RealTimeEndpointArgs | AsynchronousEndpointArgs | ServerlessEndpointArgs): ModelScope {
  return {
    environment: args.environment,
    trustedAccounts: args.trustedAccounts ?? [],
    networkIsolation: args.mode !== "serverless" && (args.networkIsolation ?? true),
  };
}
