import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  dataQuality,
  endpointConfiguration,
  jobDefinitionState,
  schedule,
  serverlessVariant,
} from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { envMonitorRequired } from "./env-monitor-required.ts";

const message = "give the endpoint a MonitoringSchedule";
const inlineName =
  "monitoringScheduleConfig.monitoringJobDefinition.monitoringInputs.endpointInput.endpointName";
const naming = (name: unknown, from: readonly string[] = []): StackFixture[string] => ({
  type: sagemaker.monitoringSchedule,
  props: { monitoringScheduleConfig: { monitoringType: "DataQuality", monitoringJobDefinitionName: name } },
  from: { monitoringScheduleConfig: from },
});
/** The model of the endpoint's variant. */
const modelOf = (props: object): StackFixture[string] => ({
  type: sagemaker.model,
  props: { name: "sentiment", ...props },
});
const serverless = { productionVariants: [serverlessVariant] };
const bias = cloudControl("AWS::SageMaker::ModelBiasJobDefinition", {
  ...jobDefinitionState("ModelBias"),
  JobDefinitionName: "bias",
});

describeStackRule(envMonitorRequired, {
  compliant: {
    endpoint: {
      type: sagemaker.endpoint,
      props: { name: "sentiment", endpointConfigName: UNKNOWN },
      from: { endpointConfigName: ["config"] },
    },
    config: {
      type: sagemaker.endpointConfiguration,
      props: { productionVariants: endpointConfiguration.productionVariants },
    },
    hourly: { type: sagemaker.monitoringSchedule, props: schedule },
  },
  decidedBy: [
    "endpoint.name",
    "endpoint.endpointConfigName",
    "config.productionVariants",
    "config.asyncInferenceConfig",
    "hourly.monitoringScheduleConfig",
  ],
  finds: {
    "an endpoint without a monitor": { without: ["hourly"], findings: [{ on: "endpoint", message }] },
    "an endpoint of containers in sequence": {
      without: ["hourly"],
      with: { pipeline: modelOf({ inferenceExecutionConfig: { mode: "Serial" } }) },
      decidedBy: ["pipeline.inferenceExecutionConfig.mode"],
      findings: [{ on: "endpoint", message }],
    },
    "an endpoint of one model beside another's many": {
      without: ["hourly"],
      with: {
        many: {
          type: sagemaker.model,
          props: { name: "tenants", primaryContainer: { mode: "MultiModel" } },
        },
      },
      decidedBy: ["many.name"],
      findings: [{ on: "endpoint", message }],
    },
    "a monitor of another endpoint": {
      change: { hourly: { [inlineName]: "reviews" } },
      findings: [{ on: "endpoint", message }],
    },
    "a job definition that no schedule runs": {
      without: ["hourly"],
      with: { quality: { type: sagemaker.dataQualityJobDefinition, props: dataQuality } },
      findings: [{ on: "endpoint", message }],
    },
    "a schedule of a job about another endpoint": {
      with: {
        hourly: naming(UNKNOWN, ["quality"]),
        quality: {
          type: sagemaker.dataQualityJobDefinition,
          props: { ...dataQuality, dataQualityJobInput: { endpointInput: { endpointName: "reviews" } } },
        },
      },
      decidedBy: ["quality.dataQualityJobInput"],
      findings: [{ on: "endpoint", message }],
    },
    "a monitor of batches": {
      change: {
        hourly: {
          "monitoringScheduleConfig.monitoringJobDefinition.monitoringInputs": { batchTransformInput: {} },
        },
      },
      findings: [{ on: "endpoint", message }],
    },
    "an endpoint whose configuration is elsewhere": {
      without: ["config", "hourly"],
      with: { endpoint: { type: sagemaker.endpoint, props: { name: "sentiment" } } },
      findings: [{ on: "endpoint", message }],
    },
  },
  passes: {
    "a schedule of a job definition": {
      with: {
        hourly: naming(UNKNOWN, ["quality"]),
        quality: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
      },
    },
    "a schedule of a job definition that Cloud Control makes": {
      with: { hourly: naming("bias"), bias: { type: cloudControlResource, props: bias } },
    },
    "a job definition that is known later as a whole": {
      with: {
        hourly: naming(UNKNOWN, ["bias"]),
        bias: {
          type: cloudControlResource,
          props: { typeName: "AWS::SageMaker::ModelBiasJobDefinition", desiredState: UNKNOWN },
          from: { desiredState: ["endpoint"] },
        },
      },
    },
    "a schedule that Cloud Control makes": {
      without: ["hourly"],
      with: {
        once: {
          type: cloudControlResource,
          props: cloudControl("AWS::SageMaker::MonitoringSchedule", {
            MonitoringScheduleConfig: {
              MonitoringJobDefinition: {
                MonitoringInputs: [{ EndpointInput: { EndpointName: "sentiment" } }],
              },
            },
          }),
        },
      },
    },
    "a job definition that is elsewhere, of which nothing is known": { with: { hourly: naming("quality") } },
    "an endpoint whose name is known later": { change: { endpoint: { name: UNKNOWN } } },
    "a serverless endpoint, which cannot be monitored": {
      without: ["hourly"],
      change: { config: serverless },
    },
    "an endpoint that may be serverless": {
      without: ["hourly"],
      change: { config: serverless },
      with: {
        endpoint: { type: sagemaker.endpoint, props: { name: "sentiment", endpointConfigName: UNKNOWN } },
      },
    },
    "an asynchronous endpoint": {
      without: ["hourly"],
      change: { config: { asyncInferenceConfig: { outputConfig: {} } } },
    },
    "an endpoint for inference components, whose records nothing tells apart": {
      without: ["hourly"],
      change: { config: { productionVariants: [{ variantName: "main", instanceType: "ml.m5.large" }] } },
    },
    "an endpoint of many models behind one container": {
      without: ["hourly"],
      with: { many: modelOf({ primaryContainer: { mode: "MultiModel" } }) },
    },
    "an endpoint of containers that requests name": {
      without: ["hourly"],
      with: { many: modelOf({ inferenceExecutionConfig: { mode: "Direct" } }) },
    },
    "an endpoint of containers that are called in a way known later": {
      without: ["hourly"],
      with: { many: modelOf({ inferenceExecutionConfig: { mode: UNKNOWN } }) },
    },
    "a stack without endpoints": { without: ["endpoint"] },
  },
});
