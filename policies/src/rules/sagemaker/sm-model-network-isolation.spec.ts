import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import { cloudControl, model, pipeline, serverlessVariant, step } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { smModelNetworkIsolation } from "./sm-model-network-isolation.ts";

const todo = "set enableNetworkIsolation to true";
const serving = (variants: unknown, from: readonly string[] = []): StackFixture[string] => ({
  type: sagemaker.endpointConfiguration,
  props: { productionVariants: variants },
  from: { productionVariants: from },
});
const serverless = { ...serverlessVariant, modelName: UNKNOWN };
const onInstances = { variantName: "main", modelName: UNKNOWN, instanceType: "ml.m5.large" };
const open = { model: { enableNetworkIsolation: false } };
const found = [{ on: "model", message: `${todo}; enableNetworkIsolation is false` }];

describeStackRule(smModelNetworkIsolation, {
  compliant: {
    model: { type: sagemaker.model, props: model },
    trial: {
      type: sagemaker.pipeline,
      props: pipeline([step("Make", "Model", { EnableNetworkIsolation: true })]),
    },
    other: {
      type: cloudControlResource,
      props: cloudControl("AWS::SageMaker::Model", { EnableNetworkIsolation: true }),
    },
  },
  finds: {
    "a model that reaches the network": { change: open, findings: found },
    "a model that says nothing": {
      change: { model: { enableNetworkIsolation: ABSENT } },
      findings: [{ on: "model", message: `${todo}; enableNetworkIsolation is absent` }],
    },
    "a model that a pipeline makes": {
      change: { trial: pipeline([step("Make", "Model", {})]) },
      findings: [
        {
          on: "trial",
          message: `${todo} in step Make; pipelineDefinition.Steps[0].Arguments.EnableNetworkIsolation is absent`,
        },
      ],
    },
    "a model that Cloud Control makes": {
      change: { other: cloudControl("AWS::SageMaker::Model", {}) },
      decidedBy: ["other.typeName"],
      findings: [{ on: "other", message: `${todo}; desiredState.EnableNetworkIsolation is absent` }],
    },
    "a model on instances": {
      change: open,
      with: { config: serving([onInstances], ["model"]) },
      decidedBy: ["config.productionVariants"],
      findings: found,
    },
    "a model that is on instances as well": {
      change: open,
      with: { config: serving([onInstances], ["model"]), cheap: serving([serverless], ["model"]) },
      decidedBy: ["config.productionVariants", "cheap.productionVariants"],
      findings: found,
    },
    "a model, where another one is serverless": {
      change: { model: { enableNetworkIsolation: false, name: "sentiment" }, other: { id: "other" } },
      with: {
        cheap: serving([{ ...serverless, modelName: "reviews" }]),
      },
      decidedBy: ["cheap.productionVariants"],
      findings: found,
    },
  },
  passes: {
    "a switch that is known later": { change: { model: { enableNetworkIsolation: UNKNOWN } } },
    "a serverless model, which cannot be isolated": {
      change: open,
      with: { cheap: serving([serverless], ["model"]) },
    },
    "a serverless model by its name": {
      change: { model: { enableNetworkIsolation: false, name: "sentiment" } },
      with: { cheap: serving([{ ...serverless, modelName: "sentiment" }]) },
    },
    "a serverless model that may be on instances as well": {
      change: open,
      with: {
        next: { type: sagemaker.model, props: model },
        config: serving([onInstances, { ...onInstances, variantName: "next" }], ["model", "next"]),
        cheap: serving([serverless], ["model"]),
      },
    },
    "a model of which it is not known yet how it is served": {
      change: open,
      with: { cheap: serving(UNKNOWN, ["model"]) },
    },
    "a definition in S3": { change: { trial: { pipelineDefinition: ABSENT } } },
  },
});
