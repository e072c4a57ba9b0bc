import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  domain,
  endpointConfiguration,
  jobDefinitionState,
  notebook,
  pipeline,
  processing,
  schedule,
  step,
  training,
  trainingJob,
  tuningJob,
} from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envInstanceTypes } from "./env-instance-types.ts";

const settings = { allowed: ["ml.t3.*", "ml.m5.large", "ml.c5.*", "system"] };
const message = (at: string, came: string, place = "") =>
  `use an allowed instance type (ml.t3.*, ml.m5.large, ml.c5.*, system)${place}; ${at} is "${came}"`;
const large = "ml.p4d.24xlarge";

describeResourceRule(envInstanceTypes, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  finds: {
    "a notebook on a large machine": {
      change: { instanceType: large },
      settings,
      messages: [message("instanceType", large)],
    },
    "a type that only begins like an allowed one": {
      change: { instanceType: "ml.m5.large.metal" },
      settings,
      messages: [message("instanceType", "ml.m5.large.metal")],
    },
  },
  passes: {
    "an allowed type": { settings },
    "any type, where the environment has no list": { change: { instanceType: large } },
    "a type that is known later": { change: { instanceType: UNKNOWN }, settings },
  },
});

describe.each([
  {
    type: sagemaker.endpointConfiguration,
    props: endpointConfiguration,
    at: "productionVariants.0.instanceType",
  },
  {
    type: sagemaker.endpointConfiguration,
    props: endpointConfiguration,
    at: "shadowProductionVariants.0.instanceType",
  },
  { type: sagemaker.trainingJob, props: trainingJob, at: "resourceConfig.instanceType" },
  { type: sagemaker.trainingJob, props: trainingJob, at: "profilerRuleConfigurations.0.instanceType" },
  {
    type: sagemaker.hyperParameterTuningJob,
    props: tuningJob,
    at: "trainingJobDefinition.resourceConfig.instanceType",
  },
  {
    type: sagemaker.monitoringSchedule,
    props: schedule,
    at: "monitoringScheduleConfig.monitoringJobDefinition.monitoringResources.clusterConfig.instanceType",
  },
  {
    type: sagemaker.domain,
    props: domain,
    at: "defaultUserSettings.jupyterLabAppSettings.defaultResourceSpec.instanceType",
  },
  {
    type: sagemaker.space,
    props: { spaceName: "lab" },
    at: "spaceSettings.codeEditorAppSettings.defaultResourceSpec.instanceType",
  },
  { type: sagemaker.app, props: { appName: "lab" }, at: "resourceSpec.instanceType" },
])("$type, $at", ({ type, props, at }) => {
  // In a list that is not there yet, the place is no index but a member.
  const lists = at.startsWith("profiler") ? at : at.replace(/\.(\d+)/g, "[$1]");

  describeResourceRule(envInstanceTypes, {
    compliant: { type, props },
    finds: { "a large machine": { change: { [at]: large }, settings, messages: [message(lists, large)] } },
    passes: { "an allowed machine": { change: { [at]: "ml.t3.large" }, settings } },
  });
});

const at = (index: number) => `pipelineDefinition.Steps[${index}].Arguments`;

describeResourceRule(envInstanceTypes, {
  compliant: {
    type: sagemaker.pipeline,
    props: pipeline([step("Prepare", "Processing", processing), step("Train", "Training", training)]),
  },
  finds: {
    "a large machine of any step": {
      change: pipeline(
        [
          step("Train", "Training", { ResourceConfig: { InstanceType: { Get: "Parameters.Type" } } }),
          step("Good", "Condition", {
            IfSteps: [
              step("Tune", "Tuning", {
                TrainingJobDefinitions: [{ ResourceConfig: { InstanceType: large } }],
              }),
            ],
          }),
        ],
        [{ Name: "Type", Type: "String", DefaultValue: large }],
      ),
      settings,
      messages: [
        message("pipelineDefinition.Parameters[0].DefaultValue", large, " in step Train"),
        message(
          `${at(1)}.IfSteps[0].Arguments.TrainingJobDefinitions[0].ResourceConfig.InstanceType`,
          large,
          " in step Tune",
        ),
      ],
    },
  },
  passes: {
    "a type that each run gives": {
      change: pipeline(
        [step("Train", "Training", { ResourceConfig: { InstanceType: { Get: "Parameters.Type" } } })],
        [{ Name: "Type", Type: "String" }],
      ),
      settings,
    },
    "what people call so themselves": {
      change: pipeline([
        step("Train", "Training", {
          HyperParameters: { InstanceType: large },
          Environment: { InstanceType: large },
        }),
      ]),
      settings,
    },
    "what a registered model may be deployed on": {
      change: pipeline([
        step("Register", "RegisterModel", {
          InferenceSpecification: { SupportedRealtimeInferenceInstanceTypes: [large] },
        }),
      ]),
      settings,
    },
  },
});

const bias = "AWS::SageMaker::ModelBiasJobDefinition";

describeResourceRule(envInstanceTypes, {
  compliant: { type: cloudControlResource, props: cloudControl(bias, jobDefinitionState("ModelBias")) },
  decidedBy: ["typeName"],
  finds: {
    "a large machine of what Cloud Control makes": {
      change: cloudControl(bias, { JobResources: { ClusterConfig: { InstanceType: large } } }),
      settings,
      messages: [message("desiredState.JobResources.ClusterConfig.InstanceType", large)],
    },
  },
  passes: {
    "what is not SageMaker's": {
      change: cloudControl("AWS::EC2::Instance", { InstanceType: "p4d.24xlarge" }),
      settings,
    },
  },
});
