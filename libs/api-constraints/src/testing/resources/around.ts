import type { Unwrap } from "@pulumi/pulumi";
import type { PolicyArgs } from "@pulumi/aws/appautoscaling/policy.js";
import type { ScheduledActionArgs } from "@pulumi/aws/appautoscaling/scheduledAction.js";
import type { TargetArgs } from "@pulumi/aws/appautoscaling/target.js";
import type { EventRuleArgs } from "@pulumi/aws/cloudwatch/eventRule.js";
import type { EventTargetArgs } from "@pulumi/aws/cloudwatch/eventTarget.js";
import type { AliasArgs } from "@pulumi/aws/lambda/alias.js";
import type { FunctionArgs } from "@pulumi/aws/lambda/function.js";
import type { ProvisionedConcurrencyConfigArgs } from "@pulumi/aws/lambda/provisionedConcurrencyConfig.js";
import type { ScheduleArgs } from "@pulumi/aws/scheduler/schedule.js";
import type { ScheduleGroupArgs } from "@pulumi/aws/scheduler/scheduleGroup.js";
import { key, role, sagemakerArn, securityGroups, subnets, tags } from "./common.ts";

const scaling = {
  resourceId: "endpoint/sentiment/variant/main",
  scalableDimension: "sagemaker:variant:DesiredInstanceCount",
  serviceNamespace: "sagemaker",
};

const pipelineArn = sagemakerArn("pipeline/sentiment-train");

const target: Unwrap<TargetArgs> = { ...scaling, minCapacity: 2, maxCapacity: 6, tags };

const policy: Unwrap<PolicyArgs> = {
  ...scaling,
  name: "sentiment-load",
  policyType: "TargetTrackingScaling",
  targetTrackingScalingPolicyConfiguration: {
    predefinedMetricSpecification: { predefinedMetricType: "SageMakerVariantInvocationsPerInstance" },
    scaleInCooldown: 300,
    scaleOutCooldown: 60,
    targetValue: 750,
  },
};

const scheduledAction: Unwrap<ScheduledActionArgs> = {
  ...scaling,
  name: "sentiment-nights",
  schedule: "cron(0 20 ? * MON-FRI *)",
  scalableTargetAction: { minCapacity: 1, maxCapacity: 2 },
  startTime: "2026-01-31T08:00:00Z",
  timezone: "Europe/Berlin",
};

const eventRule: Unwrap<EventRuleArgs> = {
  name: "sentiment-approved",
  description: "A model was approved.",
  eventPattern: JSON.stringify({ source: ["aws.sagemaker"] }),
  state: "ENABLED",
  tags,
};

const eventTarget: Unwrap<EventTargetArgs> = {
  rule: "sentiment-approved",
  targetId: "train",
  arn: pipelineArn,
  roleArn: role,
  deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:111122223333:failed" },
  retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 4 },
  sagemakerPipelineTarget: { pipelineParameterLists: [{ name: "Epochs", value: "3" }] },
};

const invoker: Unwrap<FunctionArgs> = {
  name: "sentiment-invoker",
  role,
  runtime: "nodejs24.x",
  handler: "index.handler",
  s3Bucket: "artifacts",
  s3Key: "invoker.zip",
  memorySize: 512,
  timeout: 30,
  reservedConcurrentExecutions: 50,
  architectures: ["arm64"],
  environment: { variables: { ENDPOINT: "sentiment" } },
  ephemeralStorage: { size: 512 },
  kmsKeyArn: key,
  fileSystemConfig: {
    arn: "arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0123456789abcdef0",
    localMountPath: "/mnt/models",
  },
  tracingConfig: { mode: "Active" },
  vpcConfig: { securityGroupIds: securityGroups, subnetIds: subnets },
  tags,
};

const alias: Unwrap<AliasArgs> = {
  name: "live",
  functionName: "sentiment-invoker",
  functionVersion: "3",
  routingConfig: { additionalVersionWeights: { "4": 0.1 } },
};

const provisionedConcurrency: Unwrap<ProvisionedConcurrencyConfigArgs> = {
  functionName: "sentiment-invoker",
  qualifier: "live",
  provisionedConcurrentExecutions: 10,
};

const schedule: Unwrap<ScheduleArgs> = {
  name: "sentiment-train",
  groupName: "training",
  flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 30 },
  scheduleExpression: "cron(0 3 ? * SUN *)",
  scheduleExpressionTimezone: "Europe/Berlin",
  target: {
    arn: pipelineArn,
    roleArn: role,
    retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
    sagemakerPipelineParameters: { pipelineParameters: [{ name: "Epochs", value: "3" }] },
  },
};

const scheduleGroup: Unwrap<ScheduleGroupArgs> = { name: "training", tags };

/** Resources that the APIs take: what the platform puts around SageMaker. */
export const around = {
  "aws:appautoscaling/policy:Policy": policy,
  "aws:appautoscaling/scheduledAction:ScheduledAction": scheduledAction,
  "aws:appautoscaling/target:Target": target,
  "aws:cloudwatch/eventRule:EventRule": eventRule,
  "aws:cloudwatch/eventTarget:EventTarget": eventTarget,
  "aws:lambda/alias:Alias": alias,
  "aws:lambda/function:Function": invoker,
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": provisionedConcurrency,
  "aws:scheduler/schedule:Schedule": schedule,
  "aws:scheduler/scheduleGroup:ScheduleGroup": scheduleGroup,
};
