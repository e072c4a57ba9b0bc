import { type Limit, exactlyOne, nameOf, orderProblems, refused } from "./limit.ts";

/** Application Auto Scaling user guide, "Register scalable targets": the least is at most the greatest. */
export const capacityOrder: Limit = (input) =>
  orderProblems(input.at("MinCapacity"), input.at("MaxCapacity"));

/** Application Auto Scaling user guide, "Scheduled scaling": the least is at most the greatest. */
export const scheduledCapacityOrder: Limit = (input) => {
  const action = input.at("ScalableTargetAction");
  return orderProblems(action.at("MinCapacity"), action.at("MaxCapacity"));
};

/** Application Auto Scaling API reference, RegisterScalableTarget, ScalableDimension: begins with the namespace. */
export const dimensionOfNamespace: Limit = (input) => {
  const [dimension, namespace] = [input.at("ScalableDimension"), input.at("ServiceNamespace")];
  if (dimension.text === undefined || namespace.text === undefined) return [];
  const isOwn = dimension.text.startsWith(`${namespace.text}:`);
  return isOwn ? [] : refused(dimension, `allowed is one that begins with "${namespace.text}:"`);
};

/** Forms of resource ids, by dimension. */
const RESOURCE_IDS: Readonly<Record<string, { readonly form: RegExp; readonly words: string }>> = {
  "sagemaker:variant:DesiredInstanceCount": {
    form: /^endpoint\/[^/]+\/variant\/[^/]+$/,
    words: "endpoint/<endpoint>/variant/<variant>",
  },
  "sagemaker:variant:DesiredProvisionedConcurrency": {
    form: /^endpoint\/[^/]+\/variant\/[^/]+$/,
    words: "endpoint/<endpoint>/variant/<variant>",
  },
  "sagemaker:inference-component:DesiredCopyCount": {
    form: /^inference-component\/[^/]+$/,
    words: "inference-component/<name>",
  },
  "lambda:function:ProvisionedConcurrency": {
    form: /^function:[^:]+:(?!\$LATEST$)[^:]+$/,
    words: "function:<name>:<alias or version>",
  },
};

/** Application Auto Scaling API reference, RegisterScalableTarget, ResourceId. */
export const formOfResourceId: Limit = (input) => {
  const id = input.at("ResourceId");
  const expected = RESOURCE_IDS[input.at("ScalableDimension").text ?? ""];
  if (!expected || id.text === undefined || expected.form.test(id.text)) return [];
  return refused(id, `allowed is ${expected.words}`);
};

/** Application Auto Scaling API reference, PutScalingPolicy: a policy has the configuration of its type. */
export const configurationOfPolicy: Limit = (input) => {
  const type = input.at("PolicyType");
  const configurations = [
    ["StepScaling", input.at("StepScalingPolicyConfiguration")],
    ["TargetTrackingScaling", input.at("TargetTrackingScalingPolicyConfiguration")],
    ["PredictiveScaling", input.at("PredictiveScalingPolicyConfiguration")],
  ] as const;
  // The provider takes one without a type for a step policy.
  const chosen = type.isAbsent ? "StepScaling" : type.text;
  if (chosen === undefined) return [];
  return configurations.flatMap(([name, configuration]) => {
    if (chosen !== name) {
      const allowed = `allowed is nothing when ${nameOf(type)} is "${chosen}"`;
      return configuration.isKnown ? refused(configuration, allowed) : [];
    }
    return configuration.isAbsent
      ? refused(configuration, `it is required when ${nameOf(type)} is "${name}"`)
      : [];
  });
};

/** Application Auto Scaling API reference, TargetTrackingScalingPolicyConfiguration: one metric. */
export const metricOfTracking: Limit = (input) => {
  const tracking = input.at("TargetTrackingScalingPolicyConfiguration");
  if (!tracking.isKnown) return [];
  return exactlyOne(tracking, "PredefinedMetricSpecification", "CustomizedMetricSpecification");
};

/** Application Auto Scaling API reference, StepAdjustment: a step has a bound, and its bounds are in order. */
export const boundsOfSteps: Limit = (input) =>
  input.at("StepScalingPolicyConfiguration.StepAdjustments").elements.flatMap((step) => {
    const [lower, upper] = [step.at("MetricIntervalLowerBound"), step.at("MetricIntervalUpperBound")];
    if (!step.isKnown) return [];
    return lower.isAbsent && upper.isAbsent
      ? refused(lower, `it is required without ${nameOf(upper)}`)
      : orderProblems(lower, upper);
  });
