import { codepipeline, sagemaker } from "../../resource/resource-types.ts";
import {
  endpointConfiguration,
  pipeline,
  serverlessVariant,
  step,
} from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule, describeStackRule } from "../../testing/index.ts";
import { envDeploymentGuardrails, envManualApproval } from "./delivery.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { EndpointArgs } from "@pulumi/aws/sagemaker/endpoint.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("env-deployment-guardrails", () => {
  const endpoint: Unwrap<EndpointArgs> = {
    name: "sentiment",
    endpointConfigName: "sentiment-1",
    deploymentConfig: {
      blueGreenUpdatePolicy: {
        trafficRoutingConfiguration: {
          type: "CANARY",
          waitIntervalInSeconds: 300,
          canarySize: { type: "CAPACITY_PERCENT", value: 10 },
        },
      },
      autoRollbackConfiguration: { alarms: [{ alarmName: "sentiment-server-errors" }] },
    },
  };
  const blueGreen = "deploymentConfig.blueGreenUpdatePolicy";
  const alarms = "deploymentConfig.autoRollbackConfiguration.alarms";
  const rolling = { maximumBatchSize: { type: "INSTANCE_COUNT", value: 1 }, waitIntervalInSeconds: 300 };

  const serverless = { productionVariants: [serverlessVariant] };

  describeStackRule(envDeploymentGuardrails, {
    compliant: {
      endpoint: {
        type: sagemaker.endpoint,
        props: { ...endpoint, endpointConfigName: UNKNOWN },
        from: { endpointConfigName: ["config"] },
      },
      config: {
        type: sagemaker.endpointConfiguration,
        props: { productionVariants: endpointConfiguration.productionVariants },
      },
    },
    decidedBy: ["config.productionVariants"],
    finds: {
      "an endpoint without guardrails": {
        change: { endpoint: { deploymentConfig: ABSENT } },
        findings: [{ on: "endpoint", message: "set deploymentConfig; deploymentConfig is absent" }],
      },
      "an endpoint that is replaced all at once, whatever happens": {
        change: { endpoint: { deploymentConfig: {} } },
        findings: [
          {
            on: "endpoint",
            message: `set blueGreenUpdatePolicy or rollingUpdatePolicy; ${blueGreen} is absent`,
          },
          {
            on: "endpoint",
            message: `name the alarms that a deployment goes back for; ${alarms} is absent`,
          },
        ],
      },
      "a deployment that nobody watches": {
        change: { endpoint: { "deploymentConfig.autoRollbackConfiguration": ABSENT } },
        findings: [
          {
            on: "endpoint",
            message: `name the alarms that a deployment goes back for; ${alarms} is absent`,
          },
        ],
      },
      "an empty list of alarms": {
        change: { endpoint: { [alarms]: [] } },
        findings: [
          {
            on: "endpoint",
            message: `name the alarms that a deployment goes back for; ${alarms} is an empty list`,
          },
        ],
      },
      "an endpoint whose configuration is elsewhere": {
        without: ["config"],
        with: {
          endpoint: { type: sagemaker.endpoint, props: { name: "sentiment", endpointConfigName: "a" } },
        },
        findings: [{ on: "endpoint", message: "set deploymentConfig; deploymentConfig is absent" }],
      },
    },
    passes: {
      "a rolling deployment": {
        change: { endpoint: { [blueGreen]: ABSENT, "deploymentConfig.rollingUpdatePolicy": rolling } },
      },
      "a deployment that is known later": { change: { endpoint: { deploymentConfig: UNKNOWN } } },
      "alarms that are known later": { change: { endpoint: { [alarms]: UNKNOWN } } },
      "a serverless endpoint, which has none": {
        change: { endpoint: { deploymentConfig: ABSENT }, config: serverless },
      },
    },
  });
});

describe("env-manual-approval", () => {
  const approve = { name: "approve", category: "Approval", owner: "AWS", provider: "Manual", version: "1" };
  const deploy = { name: "deploy", category: "Build", owner: "AWS", provider: "CodeBuild", version: "1" };
  const formation = { ...deploy, category: "Deploy", provider: "CloudFormation" };
  const stage = (name: string, ...actions: unknown[]) => ({ name, actions });
  const source = stage("Source", { ...deploy, category: "Source", provider: "S3" });
  const missing = (index: number, name: string) =>
    `add a Manual action of category "Approval" before the stage; stages[${index}].name is "${name}"`;

  describeResourceRule(envManualApproval, {
    compliant: {
      type: codepipeline.pipeline,
      props: {
        stages: [source, stage("DeployQa", deploy), stage("Approve", approve), stage("DeployProd", deploy)],
      },
    },
    finds: {
      "a way to production without a stop": {
        change: { stages: [source, stage("DeployProd", deploy)] },
        messages: [missing(1, "DeployProd")],
      },
      "a stop that comes too late": {
        change: { stages: [source, stage("prod", deploy), stage("Approve", approve)] },
        messages: [missing(1, "prod")],
      },
      "a stop at the same time as the deployment": {
        change: { stages: [source, stage("PROD", deploy, approve)] },
        messages: [missing(1, "PROD")],
      },
      "a stop between two deployments": {
        change: {
          stages: [
            source,
            stage(
              "Prod",
              { ...deploy, runOrder: 1 },
              { ...approve, runOrder: 2 },
              { ...deploy, runOrder: 3 },
            ),
          ],
        },
        messages: [missing(1, "Prod")],
      },
      "a deployment that names no place": {
        change: { stages: [source, stage("Release", formation)] },
        messages: [missing(1, "Release")],
      },
      "another approval than one by hand": {
        change: {
          stages: [source, stage("Check", { ...approve, provider: "Lambda" }), stage("DeployProd", deploy)],
        },
        messages: [missing(2, "DeployProd")],
      },
      "names that the environment uses for production": {
        settings: { production: ["live"] },
        change: { stages: [source, stage("Live", deploy), stage("DeployProd", deploy)] },
        messages: [missing(1, "Live")],
      },
    },
    passes: {
      "a stop within the stage, before the deployment": {
        change: { stages: [source, stage("Prod", { ...approve, runOrder: 1 }, { ...deploy, runOrder: 2 })] },
      },
      "a stop within the stage that comes first by default": {
        change: { stages: [source, stage("Prod", approve, { ...deploy, runOrder: 2 })] },
      },
      "a stop beside other things in an earlier stage": {
        change: { stages: [source, stage("Check", deploy, approve), stage("Prod", deploy)] },
      },
      "a deployment elsewhere": { change: { stages: [source, stage("DeployStaging", formation)] } },
      "a stage that only is called so": { change: { stages: [source, stage("ProdNotes", approve)] } },
      "a stage before it that is known later": {
        change: { stages: [source, UNKNOWN, stage("Prod", deploy)] },
      },
      "actions before it that are known later": {
        change: { stages: [{ name: "Approve", actions: UNKNOWN }, stage("Prod", deploy)] },
      },
      "stages that are known later": { change: { stages: UNKNOWN } },
    },
  });

  const register = (ModelApprovalStatus: unknown) => [
    step("Register", "RegisterModel", { ModelApprovalStatus }),
  ];
  const status = 'set ModelApprovalStatus to "PendingManualApproval" in step Register';
  const parameter = (preset: object) => [{ Name: "Status", Type: "String", ...preset }];
  const byParameter = register({ Get: "Parameters.Status" });

  describeResourceRule(envManualApproval, {
    compliant: { type: sagemaker.pipeline, props: pipeline(register("PendingManualApproval")) },
    finds: {
      "a model that approves itself": {
        change: pipeline(register("Approved")),
        messages: [`${status}; pipelineDefinition.Steps[0].Arguments.ModelApprovalStatus is "Approved"`],
      },
      "a model that is registered without a status": {
        change: pipeline(register(undefined)),
        messages: [`${status}; pipelineDefinition.Steps[0].Arguments.ModelApprovalStatus is absent`],
      },
      "a model that approves itself unless a run says otherwise": {
        change: pipeline(byParameter, parameter({ DefaultValue: "Approved" })),
        messages: [`${status}; pipelineDefinition.Parameters[0].DefaultValue is "Approved"`],
      },
    },
    passes: {
      "a status that each run gives": { change: pipeline(byParameter, parameter({})) },
      "a pipeline that registers nothing": { change: pipeline([step("Train", "Training", {})]) },
      "a definition that is known later": { change: { pipelineDefinition: UNKNOWN } },
    },
  });
});
