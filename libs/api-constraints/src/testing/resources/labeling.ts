import type { Unwrap } from "@pulumi/pulumi";
import type { DeviceArgs } from "@pulumi/aws/sagemaker/device.js";
import type { DeviceFleetArgs } from "@pulumi/aws/sagemaker/deviceFleet.js";
import type { FlowDefinitionArgs } from "@pulumi/aws/sagemaker/flowDefinition.js";
import type { HumanTaskUIArgs } from "@pulumi/aws/sagemaker/humanTaskUI.js";
import type { LabelingJobArgs } from "@pulumi/aws/sagemaker/labelingJob.js";
import type { WorkforceArgs } from "@pulumi/aws/sagemaker/workforce.js";
import type { WorkteamArgs } from "@pulumi/aws/sagemaker/workteam.js";
import { functionArn, key, role, sagemakerArn, tags, topic } from "./common.ts";

const workteamArn = sagemakerArn("workteam/private-crowd/reviewers");

const device: Unwrap<DeviceArgs> = {
  deviceFleetName: "cameras",
  device: { deviceName: "camera-1", iotThingName: "camera-1", description: "at the door" },
};

const deviceFleet: Unwrap<DeviceFleetArgs> = {
  deviceFleetName: "cameras",
  description: "all cameras",
  outputConfig: { s3OutputLocation: "s3://cameras", kmsKeyId: key },
  roleArn: role,
  tags,
};

const flowDefinition: Unwrap<FlowDefinitionArgs> = {
  flowDefinitionName: "review",
  humanLoopActivationConfig: {
    humanLoopActivationConditionsConfig: { humanLoopActivationConditions: '{"Conditions":[]}' },
  },
  humanLoopConfig: {
    humanTaskUiArn: sagemakerArn("human-task-ui/review"),
    taskCount: 1,
    taskDescription: "Is it positive?",
    taskTitle: "Review",
    workteamArn,
  },
  outputConfig: { s3OutputPath: "s3://reviews", kmsKeyId: key },
  roleArn: role,
  tags,
};

const humanTaskUi: Unwrap<HumanTaskUIArgs> = {
  humanTaskUiName: "review",
  uiTemplate: { content: "<crowd-form>\n</crowd-form>" },
  tags,
};

const labelingJob: Unwrap<LabelingJobArgs> = {
  labelingJobName: "sentiment-labels",
  labelAttributeName: "sentiment",
  humanTaskConfig: {
    annotationConsolidationConfig: { annotationConsolidationLambdaArn: functionArn("consolidate") },
    numberOfHumanWorkersPerDataObject: 3,
    preHumanTaskLambdaArn: functionArn("prepare"),
    taskDescription: "Is it positive?",
    taskTimeLimitInSeconds: 300,
    taskTitle: "Review",
    uiConfig: { uiTemplateS3Uri: "s3://labels/template.html" },
    workteamArn,
  },
  inputConfig: { dataSource: { s3DataSource: { manifestS3Uri: "s3://labels/manifest.json" } } },
  outputConfig: { s3OutputPath: "s3://labels/out", kmsKeyId: key, snsTopicArn: topic },
  roleArn: role,
  stoppingConditions: [{ maxHumanLabeledObjectCount: 1000, maxPercentageOfInputDatasetLabeled: 50 }],
  tags,
};

const workforce: Unwrap<WorkforceArgs> = {
  workforceName: "staff",
  oidcConfig: {
    authorizationEndpoint: "https://login.example.com/authorize",
    clientId: "labels",
    clientSecret: "not-a-real-secret",
    issuer: "https://login.example.com",
    jwksUri: "https://login.example.com/keys",
    logoutEndpoint: "https://login.example.com/logout",
    tokenEndpoint: "https://login.example.com/token",
    userInfoEndpoint: "https://login.example.com/me",
  },
  sourceIpConfig: { cidrs: ["192.0.2.0/24"] },
};

const workteam: Unwrap<WorkteamArgs> = {
  workteamName: "reviewers",
  workforceName: "staff",
  description: "People who read reviews",
  memberDefinitions: [{ oidcMemberDefinition: { groups: ["reviewers"] } }],
  notificationConfiguration: { notificationTopicArn: topic },
  tags,
};

/** Resources that the APIs take: people who label, devices at the edge. */
export const labeling = {
  "aws:sagemaker/device:Device": device,
  "aws:sagemaker/deviceFleet:DeviceFleet": deviceFleet,
  "aws:sagemaker/flowDefinition:FlowDefinition": flowDefinition,
  "aws:sagemaker/humanTaskUI:HumanTaskUI": humanTaskUi,
  "aws:sagemaker/labelingJob:LabelingJob": labelingJob,
  "aws:sagemaker/workforce:Workforce": workforce,
  "aws:sagemaker/workteam:Workteam": workteam,
};
