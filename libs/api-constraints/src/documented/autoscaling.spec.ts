import { ABSENT, UNKNOWN } from "../testing/values.ts";
import { problemsAfter } from "../testing/judging.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

const target = "aws:appautoscaling/target:Target";

test.each([
  ["sagemaker", "sagemaker:variant:DesiredInstanceCount", "endpoint/sentiment/variant/main"],
  ["sagemaker", "sagemaker:variant:DesiredProvisionedConcurrency", "endpoint/sentiment/variant/main"],
  ["sagemaker", "sagemaker:inference-component:DesiredCopyCount", "inference-component/sentiment"],
  ["lambda", "lambda:function:ProvisionedConcurrency", "function:invoker:live"],
  ["ecs", "ecs:service:DesiredCount", "service/cluster/service"],
])("%s scales %s of %s", (serviceNamespace, scalableDimension, resourceId) => {
  expect(problemsAfter(target, { serviceNamespace, scalableDimension, resourceId })).toEqual([]);
});

test.each([
  [
    "sagemaker",
    "sagemaker:variant:DesiredInstanceCount",
    "endpoint/sentiment",
    "endpoint/<endpoint>/variant/<variant>",
  ],
  ["sagemaker", "sagemaker:inference-component:DesiredCopyCount", "sentiment", "inference-component/<name>"],
  [
    "lambda",
    "lambda:function:ProvisionedConcurrency",
    "function:invoker",
    "function:<name>:<alias or version>",
  ],
  [
    "lambda",
    "lambda:function:ProvisionedConcurrency",
    "function:invoker:$LATEST",
    "function:<name>:<alias or version>",
  ],
])("%s does not scale %s of %s", (serviceNamespace, scalableDimension, resourceId, form) => {
  expect(problemsAfter(target, { serviceNamespace, scalableDimension, resourceId })).toEqual([
    `resourceId: got "${resourceId}"; allowed is ${form} (Application Auto Scaling API RegisterScalableTarget)`,
  ]);
});

describeRefusalsOf(target, {
  "wants the least and the greatest capacity in order": {
    change: { minCapacity: 7 },
    problems: ["minCapacity: got 7; allowed is at most maxCapacity (6)"],
  },
  "takes the same least and greatest capacity": { change: { minCapacity: 6 }, problems: [] },
  "wants a dimension of the service": {
    change: { serviceNamespace: "lambda" },
    problems: [
      'scalableDimension: got "sagemaker:variant:DesiredInstanceCount"; allowed is one that begins with "lambda:"',
    ],
  },
});

const step = (bounds: object) => ({ scalingAdjustment: 1, ...bounds });
const steps = (...stepAdjustments: object[]) => ({
  policyType: "StepScaling",
  targetTrackingScalingPolicyConfiguration: ABSENT,
  stepScalingPolicyConfiguration: { adjustmentType: "ChangeInCapacity", stepAdjustments },
});

describeRefusalsOf("aws:appautoscaling/policy:Policy", {
  "takes steps, whose bounds are texts": {
    change: steps(
      step({ metricIntervalLowerBound: "0", metricIntervalUpperBound: "10.5" }),
      step({ metricIntervalLowerBound: "10.5", metricIntervalUpperBound: "" }),
    ),
    problems: [],
  },
  "wants bounds that are numbers, in order, and one at least": {
    change: steps(
      step({ metricIntervalLowerBound: "low" }),
      step({ metricIntervalLowerBound: "9", metricIntervalUpperBound: "8" }),
      step({}),
    ),
    problems: [
      'stepScalingPolicyConfiguration.stepAdjustments[0].metricIntervalLowerBound: got "low"; allowed is a number',
      "stepScalingPolicyConfiguration.stepAdjustments[1].metricIntervalLowerBound: got 9; allowed is at most metricIntervalUpperBound (8)",
      "stepScalingPolicyConfiguration.stepAdjustments[2].metricIntervalLowerBound: got nothing; it is required without metricIntervalUpperBound",
    ],
  },
  "wants the configuration of its type": {
    change: { policyType: "StepScaling" },
    problems: [
      'stepScalingPolicyConfiguration: got nothing; it is required when policyType is "StepScaling"',
      'targetTrackingScalingPolicyConfiguration: got an object; allowed is nothing when policyType is "StepScaling"',
    ],
  },
  "is for steps unless it says otherwise": {
    change: { policyType: ABSENT },
    problems: [
      'stepScalingPolicyConfiguration: got nothing; it is required when policyType is "StepScaling"',
      'targetTrackingScalingPolicyConfiguration: got an object; allowed is nothing when policyType is "StepScaling"',
    ],
  },
  "may be of a type that will be known": { change: { policyType: UNKNOWN }, problems: [] },
  "wants a metric": {
    change: { "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification": ABSENT },
    problems: [
      "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification: got nothing; one of predefinedMetricSpecification and customizedMetricSpecification is required",
    ],
  },
});
