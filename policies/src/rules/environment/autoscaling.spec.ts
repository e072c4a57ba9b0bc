import { appAutoscaling, sagemaker } from "../../resource/resource-types.ts";
import { serverlessVariant } from "../../sagemaker/testing/compliant.ts";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { envAutoscalingRequired } from "./autoscaling.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";

describe("env-autoscaling-required", () => {
  const id = "endpoint/sentiment/variant/main";
  const dimension = "sagemaker:variant:DesiredInstanceCount";
  const variant = {
    variantName: "main",
    modelName: "sentiment",
    instanceType: "ml.m5.large",
    initialInstanceCount: 2,
  };
  const target = (resourceId: unknown, from: readonly string[] = []): StackFixture[string] => ({
    type: appAutoscaling.target,
    props: {
      serviceNamespace: "sagemaker",
      resourceId,
      scalableDimension: dimension,
      minCapacity: 1,
      maxCapacity: 4,
    },
    from: { resourceId: from },
  });
  const policy = (resourceId: unknown, from: readonly string[] = []): StackFixture[string] => ({
    type: appAutoscaling.policy,
    props: { policyType: "TargetTrackingScaling", resourceId },
    from: { resourceId: from },
  });
  const unscaled = (name: string) => `scale variant ${name} with an appautoscaling Target and Policy`;
  const stack: StackFixture = {
    endpoint: {
      type: sagemaker.endpoint,
      props: { name: "sentiment", endpointConfigName: UNKNOWN },
      from: { endpointConfigName: ["config"] },
    },
    config: { type: sagemaker.endpointConfiguration, props: { productionVariants: [variant] } },
    capacity: target(id),
    tracking: policy(UNKNOWN, ["capacity"]),
  };

  describeStackRule(envAutoscalingRequired, {
    compliant: stack,
    decidedBy: [
      "endpoint.name",
      "endpoint.endpointConfigName",
      "config.productionVariants",
      "config.asyncInferenceConfig",
      "capacity.resourceId",
      "capacity.scalableDimension",
      "tracking.resourceId",
    ],
    finds: {
      "an endpoint that is not scaled": {
        without: ["capacity", "tracking"],
        findings: [{ on: "endpoint", message: unscaled("main") }],
      },
      "a variant of several that is not scaled": {
        change: { config: { productionVariants: [variant, { ...variant, variantName: "next" }] } },
        findings: [{ on: "endpoint", message: unscaled("next") }],
      },
      "a scale of another endpoint": {
        change: { capacity: { resourceId: "endpoint/reviews/variant/main" } },
        findings: [{ on: "endpoint", message: unscaled("main") }],
      },
      "a scale of something else": {
        change: { capacity: { scalableDimension: "sagemaker:variant:DesiredProvisionedConcurrency" } },
        findings: [{ on: "endpoint", message: unscaled("main") }],
      },
      "limits that nothing moves within": {
        without: ["tracking"],
        findings: [{ on: "capacity", message: "give the Target an appautoscaling Policy" }],
      },
      "a policy of another Target": {
        with: { other: target("endpoint/reviews/variant/main"), tracking: policy(UNKNOWN, ["other"]) },
        decidedBy: ["other.resourceId"],
        findings: [{ on: "capacity", message: "give the Target an appautoscaling Policy" }],
      },
      "fewer instances than the environment asks for": {
        settings: { minCapacity: 2 },
        decidedBy: ["capacity.minCapacity"],
        findings: [{ on: "capacity", message: "set minCapacity to 2 or more; minCapacity is 1" }],
      },
    },
    passes: {
      "a Target known by the endpoint that it comes from": {
        with: { capacity: target(UNKNOWN, ["endpoint"]), tracking: policy(UNKNOWN, ["capacity"]) },
      },
      "limits of which it is not known yet whose they are": {
        settings: { minCapacity: 2 },
        with: { capacity: target(UNKNOWN, ["endpoint"]), tracking: policy(UNKNOWN, ["capacity"]) },
      },
      "a second Target, which may be another variant's, without a policy": {
        with: { other: target(UNKNOWN, ["endpoint"]) },
      },
      "a policy by the same name": { with: { tracking: policy(id) } },
      "instances that SageMaker scales itself": {
        without: ["capacity", "tracking"],
        change: {
          config: { productionVariants: [{ ...variant, managedInstanceScaling: { status: "ENABLED" } }] },
        },
      },
      "a serverless endpoint": {
        without: ["capacity", "tracking"],
        change: { config: { productionVariants: [serverlessVariant] } },
      },
      "a shadow variant, which has a fixed size": {
        change: { config: { shadowProductionVariants: [{ ...variant, variantName: "next" }] } },
      },
      "an asynchronous endpoint that goes down to nothing": {
        settings: { minCapacity: 2 },
        change: { config: { asyncInferenceConfig: { outputConfig: {} } }, capacity: { minCapacity: 0 } },
      },
      "an endpoint whose configuration is elsewhere": {
        without: ["config", "capacity", "tracking"],
        with: { endpoint: { type: sagemaker.endpoint, props: { endpointConfigName: "sentiment-1" } } },
      },
      "an endpoint of which it is not known yet what it is made from": {
        without: ["capacity", "tracking"],
        with: { endpoint: { type: sagemaker.endpoint, props: { endpointConfigName: UNKNOWN } } },
      },
      "variants that are known later": {
        without: ["capacity", "tracking"],
        change: { config: { productionVariants: UNKNOWN } },
      },
    },
  });
});
