import type { Unwrap } from "@pulumi/pulumi";
import type { TargetArgs } from "@pulumi/aws/appautoscaling/target.js";
import { appAutoscaling, sagemaker } from "../../resource-types.ts";
import {
  endpointConfiguration,
  pipeline,
  step,
  training,
  trainingJob,
} from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envInstanceCountCap } from "./env-instance-count-cap.ts";

const message = (at: string, came: number, most = 10, place = "") =>
  `use at most ${most} instances${place}; ${at} is ${came}`;

describeResourceRule(envInstanceCountCap, {
  compliant: { type: sagemaker.trainingJob, props: trainingJob },
  finds: {
    "a job on too many instances": {
      change: { "resourceConfig.instanceCount": 11 },
      messages: [message("resourceConfig.instanceCount", 11)],
    },
    "more than the environment allows": {
      settings: { maxInstances: 1 },
      change: { "resourceConfig.instanceGroups": [{ instanceCount: 1 }, { instanceCount: 2 }] },
      messages: [message("resourceConfig.instanceGroups[1].instanceCount", 2, 1)],
    },
  },
  passes: {
    "as many as the environment allows": { change: { "resourceConfig.instanceCount": 10 } },
    "a number that is known later": { change: { "resourceConfig.instanceCount": UNKNOWN } },
    "no number": { change: { "resourceConfig.instanceCount": ABSENT } },
  },
});

describeResourceRule(envInstanceCountCap, {
  compliant: { type: sagemaker.endpointConfiguration, props: endpointConfiguration },
  finds: {
    "an endpoint on too many instances, now or later": {
      change: {
        "productionVariants.0.initialInstanceCount": 12,
        "productionVariants.0.managedInstanceScaling": { minInstanceCount: 1, maxInstanceCount: 20 },
      },
      messages: [
        message("productionVariants[0].initialInstanceCount", 12),
        message("productionVariants[0].managedInstanceScaling.maxInstanceCount", 20),
      ],
    },
  },
});

describeResourceRule(envInstanceCountCap, {
  compliant: { type: sagemaker.pipeline, props: pipeline([step("Train", "Training", training)]) },
  finds: {
    "a step on too many instances": {
      change: pipeline([step("Train", "Training", { ResourceConfig: { InstanceCount: 16 } })]),
      messages: [
        message(
          "pipelineDefinition.Steps[0].Arguments.ResourceConfig.InstanceCount",
          16,
          10,
          " in step Train",
        ),
      ],
    },
  },
});

const target: Unwrap<TargetArgs> = {
  serviceNamespace: "sagemaker",
  resourceId: "endpoint/sentiment/variant/main",
  scalableDimension: "sagemaker:variant:DesiredInstanceCount",
  minCapacity: 2,
  maxCapacity: 6,
};

describeResourceRule(envInstanceCountCap, {
  compliant: { type: appAutoscaling.target, props: target },
  decidedBy: ["scalableDimension"],
  finds: {
    "an endpoint that grows too large": {
      change: { maxCapacity: 40 },
      messages: [message("maxCapacity", 40)],
    },
  },
  passes: {
    "an endpoint that grows to the limit": { change: { maxCapacity: 10 } },
    "what is scaled that is no instance": {
      change: { maxCapacity: 40, scalableDimension: "sagemaker:variant:DesiredProvisionedConcurrency" },
    },
  },
});
