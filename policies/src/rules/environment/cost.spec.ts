import { appAutoscaling, budgets, cloudControlResource, sagemaker } from "../../resource/resource-types.ts";
import {
  cloudControl,
  dataQuality,
  domain,
  endpointConfiguration,
  jobDefinitionState,
  notebook,
  pipeline,
  processing,
  schedule,
  serverlessVariant,
  step,
  training,
  trainingJob,
  transform,
  tuningJob,
} from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule, describeStackRule } from "../../testing/index.ts";
import {
  envBudgetRequired,
  envIdleShutdown,
  envInstanceCountCap,
  envInstanceTypes,
  envMaxRuntime,
  envServerlessPreferred,
  envSpotTraining,
  envVolumeCap,
} from "./cost.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { TargetArgs } from "@pulumi/aws/appautoscaling/target.js";
import type { BudgetArgs } from "@pulumi/aws/budgets/budget.js";
import type { DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker/notebookInstance.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("env-budget-required", () => {
  const budget: Unwrap<BudgetArgs> = {
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: "50",
    limitUnit: "USD",
    notifications: [
      {
        notificationType: "FORECASTED",
        threshold: 100,
        thresholdType: "PERCENTAGE",
        comparisonOperator: "GREATER_THAN",
        subscriberSnsTopicArns: ["arn:aws:sns:eu-west-1:111122223333:budget"],
      },
    ],
  };
  const told = (came: string) => `say who is told of the budget; notifications is ${came}`;

  describeStackRule(envBudgetRequired, {
    compliant: {
      endpoint: { type: sagemaker.endpoint, props: { endpointConfigName: "sentiment-1" } },
      budget: { type: budgets.budget, props: budget },
    },
    finds: {
      "a stack without a budget": {
        without: ["budget"],
        findings: [{ message: "give the stack a budgets Budget with notifications" }],
      },
      "a budget that tells nobody": {
        change: { budget: { notifications: ABSENT } },
        findings: [{ on: "budget", message: told("absent") }],
      },
      "a budget whose notifications reach nobody": {
        change: {
          budget: {
            "notifications.0.subscriberSnsTopicArns": [],
            "notifications.0.subscriberEmailAddresses": ABSENT,
          },
        },
        findings: [{ on: "budget", message: told("a list of 1") }],
      },
      "several budgets of which none tells anybody": {
        change: { budget: { notifications: ABSENT } },
        with: { other: { type: budgets.budget, props: { notifications: [] } } },
        decidedBy: ["other.notifications"],
        findings: [
          { on: "budget", message: told("absent") },
          { on: "other", message: told("an empty list") },
        ],
      },
    },
    passes: {
      "a budget that tells people by mail": {
        change: {
          budget: {
            "notifications.0.subscriberSnsTopicArns": ABSENT,
            "notifications.0.subscriberEmailAddresses": ["ml@example.com"],
          },
        },
      },
      "one budget of several that tells somebody": {
        with: { other: { type: budgets.budget, props: { notifications: [] } } },
      },
      "people who are known later": {
        change: { budget: { "notifications.0.subscriberSnsTopicArns": UNKNOWN } },
      },
      "a stack without anything of AWS": {
        without: ["endpoint", "budget"],
        with: { id: { type: "random:index/randomId:RandomId" } },
      },
    },
  });
});

describe("env-idle-shutdown", () => {
  const idle = {
    appLifecycleManagement: { idleSettings: { lifecycleManagement: "ENABLED", idleTimeoutInMinutes: 90 } },
  };
  const domain: Unwrap<DomainArgs> = {
    domainName: "studio",
    authMode: "SSO",
    vpcId: "vpc-1",
    subnetIds: ["subnet-1", "subnet-2"],
    defaultUserSettings: {
      executionRole: "arn:aws:iam::111122223333:role/studio",
      jupyterLabAppSettings: idle,
      codeEditorAppSettings: idle,
    },
  };
  const jupyterLab = "defaultUserSettings.jupyterLabAppSettings.appLifecycleManagement.idleSettings";
  const codeEditor = "defaultUserSettings.codeEditorAppSettings.appLifecycleManagement.idleSettings";

  const minutes = (path: string, limits: string, came: string) =>
    `set idleTimeoutInMinutes to ${limits} minutes; ${path}.idleTimeoutInMinutes is ${came}`;
  const enabled = (path: string, came: string) =>
    `set lifecycleManagement to "ENABLED"; ${path}.lifecycleManagement is ${came}`;

  describeResourceRule(envIdleShutdown, {
    compliant: { type: sagemaker.domain, props: domain },
    finds: {
      "a domain without settings for idle apps": {
        change: {
          "defaultUserSettings.jupyterLabAppSettings": ABSENT,
          "defaultUserSettings.codeEditorAppSettings": null,
        },
        messages: [enabled(jupyterLab, "absent"), enabled(codeEditor, "absent")],
      },
      "an app that never shuts down": {
        change: { [`${jupyterLab}.lifecycleManagement`]: "DISABLED" },
        messages: [enabled(jupyterLab, '"DISABLED"')],
      },
      "no timeout": {
        change: { [`${codeEditor}.idleTimeoutInMinutes`]: ABSENT },
        messages: [minutes(codeEditor, "60-120", "absent")],
      },
      "a timeout above the limit": {
        change: { [`${jupyterLab}.idleTimeoutInMinutes`]: 121 },
        messages: [minutes(jupyterLab, "60-120", "121")],
      },
      "a timeout below what SageMaker takes": {
        change: { [`${jupyterLab}.idleTimeoutInMinutes`]: 59 },
        messages: [minutes(jupyterLab, "60-120", "59")],
      },
      "a timeout above the limit of its environment": {
        settings: { maxIdleMinutes: 60 },
        decidedBy: ["defaultUserSettings"],
        messages: [minutes(jupyterLab, "60-60", "90"), minutes(codeEditor, "60-60", "90")],
      },
    },
    passes: {
      "the shortest and the longest timeout": {
        change: { [`${jupyterLab}.idleTimeoutInMinutes`]: 60, [`${codeEditor}.idleTimeoutInMinutes`]: 120 },
      },
      "settings that are known later": { change: { defaultUserSettings: UNKNOWN } },
    },
  });

  const notebook: Unwrap<NotebookInstanceArgs> = {
    instanceType: "ml.t3.medium",
    roleArn: "arn:aws:iam::111122223333:role/notebook",
    lifecycleConfigName: "stop-when-idle",
  };
  const script = (came: string) =>
    `set lifecycleConfigName to a configuration that stops the idle notebook; lifecycleConfigName is ${came}`;

  describeResourceRule(envIdleShutdown, {
    compliant: { type: sagemaker.notebookInstance, props: notebook },
    finds: {
      "a notebook without lifecycle configuration": {
        change: { lifecycleConfigName: ABSENT },
        messages: [script("absent")],
      },
      "an empty name": { change: { lifecycleConfigName: "" }, messages: [script('""')] },
      "a null name": { change: { lifecycleConfigName: null }, messages: [script("null")] },
    },
    passes: {
      "a configuration that is created with the notebook": { change: { lifecycleConfigName: UNKNOWN } },
    },
  });
});

describe("env-instance-count-cap", () => {
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
});

describe("env-instance-types", () => {
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
});

describe("env-max-runtime", () => {
  const limit = "stoppingCondition.maxRuntimeInSeconds";
  const message = (at: string, came: string, most = 86_400, place = "") =>
    `set maxRuntimeInSeconds to at most ${most}${place}; ${at} is ${came}`;

  describe.each([
    { type: sagemaker.trainingJob, props: trainingJob },
    { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
  ])("$type", ({ type, props }) => {
    describeResourceRule(envMaxRuntime, {
      compliant: { type, props },
      finds: {
        "a job that runs too long": { change: { [limit]: 86_401 }, messages: [message(limit, "86401")] },
        "a job without limit": {
          change: { stoppingCondition: ABSENT },
          messages: [message(limit, "absent")],
        },
        "a longer time than the environment allows": {
          settings: { maxSeconds: 1_800 },
          decidedBy: [limit],
          messages: [message(limit, "3600", 1_800)],
        },
      },
      passes: {
        "the longest time": { change: { [limit]: 86_400 } },
        "a limit that is known later": { change: { [limit]: UNKNOWN } },
      },
    });
  });

  const inline = "monitoringScheduleConfig.monitoringJobDefinition.stoppingConditions";

  describeResourceRule(envMaxRuntime, {
    compliant: { type: sagemaker.monitoringSchedule, props: schedule },
    finds: {
      "a monitor without limit": {
        change: { [inline]: ABSENT },
        messages: [message(`${inline}.0.maxRuntimeInSeconds`, "absent")],
      },
    },
    passes: {
      "a schedule of a job definition, which has its own limit": {
        change: { monitoringScheduleConfig: { monitoringJobDefinitionName: "quality" } },
      },
    },
  });

  describeResourceRule(envMaxRuntime, {
    compliant: {
      type: sagemaker.pipeline,
      props: pipeline([step("Prepare", "Processing", processing), step("Train", "Training", training)]),
    },
    finds: {
      "steps without limit": {
        change: pipeline([
          step("Prepare", "Processing", { ...processing, StoppingCondition: undefined }),
          step("Train", "Training", { ...training, StoppingCondition: { MaxRuntimeInSeconds: 432_000 } }),
        ]),
        messages: [
          message(
            "pipelineDefinition.Steps[0].Arguments.StoppingCondition.MaxRuntimeInSeconds",
            "absent",
            86_400,
            " in step Prepare",
          ),
          message(
            "pipelineDefinition.Steps[1].Arguments.StoppingCondition.MaxRuntimeInSeconds",
            "432000",
            86_400,
            " in step Train",
          ),
        ],
      },
    },
    passes: {
      "a transform, which has no limit": { change: pipeline([step("Score", "Transform", transform)]) },
    },
  });

  const typeName = "AWS::SageMaker::ModelQualityJobDefinition";
  const state = jobDefinitionState("ModelQuality");

  describeResourceRule(envMaxRuntime, {
    compliant: { type: cloudControlResource, props: cloudControl(typeName, state) },
    decidedBy: ["typeName"],
    finds: {
      "a monitor of Cloud Control": {
        change: cloudControl(typeName, { ...state, StoppingCondition: {} }),
        messages: [message("desiredState.StoppingCondition.MaxRuntimeInSeconds", "absent")],
      },
    },
  });
});

describe("env-serverless-preferred", () => {
  const { productionVariants, shadowProductionVariants } = endpointConfiguration;

  describeResourceRule(envServerlessPreferred, {
    compliant: {
      type: sagemaker.endpointConfiguration,
      props: { productionVariants: [serverlessVariant] },
    },
    decidedBy: ["asyncInferenceConfig"],
    finds: {
      "a variant on instances": {
        change: { productionVariants, shadowProductionVariants },
        messages: [
          "set serverlessConfig instead of instanceType; productionVariants[0].serverlessConfig is absent",
        ],
      },
    },
    passes: {
      "an asynchronous endpoint, which goes down to nothing by itself": {
        change: {
          productionVariants,
          asyncInferenceConfig: { outputConfig: { s3OutputPath: "s3://mlops-data" } },
        },
      },
      "a configuration that is known later": { change: { "productionVariants.0.serverlessConfig": UNKNOWN } },
      "no variants": { change: { productionVariants: ABSENT } },
    },
  });
});

describe("env-spot-training", () => {
  const todo = "set enableManagedSpotTraining to true";
  const flag = "enableManagedSpotTraining";

  describeResourceRule(envSpotTraining, {
    compliant: { type: sagemaker.trainingJob, props: trainingJob },
    required: [flag],
    finds: { "a job at full price": { change: { [flag]: false }, messages: [`${todo}; ${flag} is false`] } },
    passes: { "a switch that is known later": { change: { [flag]: UNKNOWN } } },
  });

  describeResourceRule(envSpotTraining, {
    compliant: { type: sagemaker.hyperParameterTuningJob, props: tuningJob },
    required: [`trainingJobDefinition.${flag}`],
    finds: {},
  });

  describeResourceRule(envSpotTraining, {
    compliant: { type: sagemaker.pipeline, props: pipeline([step("Train", "Training", training)]) },
    finds: {
      "a step at full price": {
        change: pipeline([step("Train", "Training", { ...training, EnableManagedSpotTraining: undefined })]),
        messages: [
          `${todo} in step Train; pipelineDefinition.Steps[0].Arguments.EnableManagedSpotTraining is absent`,
        ],
      },
    },
    passes: {
      "a processing job, for which there is none": {
        change: pipeline([step("A", "Processing", processing)]),
      },
    },
  });
});

describe("env-volume-cap", () => {
  const message = (at: string, came: number, most = 1024, place = "") =>
    `use at most ${most} GB${place}; ${at} is ${came}`;

  describeResourceRule(envVolumeCap, {
    compliant: { type: sagemaker.notebookInstance, props: notebook },
    finds: {
      "a notebook with a large disk": {
        change: { volumeSize: 1025 },
        messages: [message("volumeSize", 1025)],
      },
      "a larger disk than the environment allows": {
        settings: { maxVolumeGb: 19 },
        decidedBy: ["volumeSize"],
        messages: [message("volumeSize", 20, 19)],
      },
    },
    passes: {
      "the largest disk": { change: { volumeSize: 1024 } },
      "no size": { change: { volumeSize: ABSENT } },
      "a size that is known later": { change: { volumeSize: UNKNOWN } },
    },
  });

  describeResourceRule(envVolumeCap, {
    compliant: { type: sagemaker.trainingJob, props: trainingJob },
    finds: {
      "a job with a large disk": {
        change: { "resourceConfig.volumeSizeInGb": 2_000 },
        messages: [message("resourceConfig.volumeSizeInGb", 2_000)],
      },
    },
  });

  const storage = "defaultUserSettings.spaceStorageSettings.defaultEbsStorageSettings";

  describeResourceRule(envVolumeCap, {
    compliant: { type: sagemaker.domain, props: domain },
    finds: {
      "large disks of spaces": {
        change: { [storage]: { defaultEbsVolumeSizeInGb: 1_100, maximumEbsVolumeSizeInGb: 2_000 } },
        messages: [
          message(`${storage}.defaultEbsVolumeSizeInGb`, 1_100),
          message(`${storage}.maximumEbsVolumeSizeInGb`, 2_000),
        ],
      },
    },
  });

  describeResourceRule(envVolumeCap, {
    compliant: { type: sagemaker.pipeline, props: pipeline([step("Train", "Training", training)]) },
    finds: {
      "a step with a large disk": {
        change: pipeline([step("Train", "Training", { ResourceConfig: { VolumeSizeInGB: 5_000 } })]),
        messages: [
          message(
            "pipelineDefinition.Steps[0].Arguments.ResourceConfig.VolumeSizeInGB",
            5_000,
            1024,
            " in step Train",
          ),
        ],
      },
    },
  });
});
