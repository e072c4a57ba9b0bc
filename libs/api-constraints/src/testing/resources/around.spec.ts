import { ABSENT } from "../values.ts";
import { describeRefusals } from "../describe-refusals.ts";

const long = (length: number) => "a".repeat(length);

describeRefusals({
  "aws:appautoscaling/target:Target": {
    change: {
      minCapacity: 8,
      resourceId: "sentiment/main",
      serviceNamespace: "sage",
      tags: { "aws:x": "y" },
    },
    problems: [
      'serviceNamespace: got "sage"; allowed is one of 15 values, the nearest is "sagemaker"',
      'scalableDimension: got "sagemaker:variant:DesiredInstanceCount"; allowed is one that begins with "sage:"',
      'resourceId: got "sentiment/main"; allowed is endpoint/<endpoint>/variant/<variant>',
      "minCapacity: got 8; allowed is at most maxCapacity (6)",
      'tags.aws:x: got the key "aws:x"; allowed is a key that does not begin with "aws:"',
    ],
  },
  "aws:appautoscaling/policy:Policy": {
    change: {
      policyType: "Tracking",
      "targetTrackingScalingPolicyConfiguration.targetValue": ABSENT,
      "targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.predefinedMetricType":
        "SageMakerInvocations",
    },
    problems: [
      'policyType: got "Tracking"; allowed is one of "StepScaling", "TargetTrackingScaling", "PredictiveScaling"',
      "targetTrackingScalingPolicyConfiguration.targetValue: got nothing; it is required",
      'targetTrackingScalingPolicyConfiguration.predefinedMetricSpecification.predefinedMetricType: got "SageMakerInvocations"; allowed is one of 31 values, the nearest is "SageMakerVariantInvocationsPerInstance"',
      'targetTrackingScalingPolicyConfiguration: got an object; allowed is nothing when policyType is "Tracking"',
    ],
  },
  "aws:appautoscaling/scheduledAction:ScheduledAction": {
    change: { schedule: "daily", "scalableTargetAction.minCapacity": 3, startTime: "tomorrow" },
    problems: [
      'startTime: got "tomorrow"; allowed is a time such as 2026-01-31T08:00:00Z',
      "scalableTargetAction.minCapacity: got 3; allowed is at most maxCapacity (2)",
      'schedule: got "daily"; allowed is at(yyyy-mm-ddThh:mm:ss), rate(5 minutes) or cron(minutes hours day-of-month month day-of-week year) with ? for one of the days',
    ],
  },
  "aws:cloudwatch/eventRule:EventRule": {
    change: { name: "a b", state: "ON", eventPattern: "{", description: long(513) },
    problems: [
      'name: got "a b"; allowed is what matches [\\.\\-_A-Za-z0-9]+',
      "description: got 513 characters; allowed is at most 512 characters",
      'state: got "ON"; allowed is one of "ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"',
      "eventPattern: got a text of 1 character; allowed is JSON",
    ],
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    change: {
      arn: ABSENT,
      targetId: "a b",
      roleArn: "",
      "retryPolicy.maximumRetryAttempts": 186,
      "sagemakerPipelineTarget.pipelineParameterLists.0.name": "my epochs",
      input: "{}",
      inputPath: "$.detail",
    },
    problems: [
      "arn: got nothing; it is required",
      'targetId: got "a b"; allowed is what matches [\\.\\-_A-Za-z0-9]+',
      'roleArn: got ""; allowed is 1 to 1600 characters',
      "retryPolicy.maximumRetryAttempts: got 186; allowed is 0 to 185",
      'sagemakerPipelineTarget.pipelineParameterLists[0].name: got "my epochs"; allowed is what matches ^[a-zA-Z0-9](-*[a-zA-Z0-9])*$',
      'inputPath: got "$.detail"; allowed is only one of input, inputPath and inputTransformer',
    ],
  },
  "aws:lambda/function:Function": {
    change: {
      name: "sentiment invoker",
      runtime: "nodejs4",
      memorySize: 64,
      timeout: 901,
      "ephemeralStorage.size": 256,
      s3Bucket: "a",
      "environment.variables": { "1X": "s".repeat(4100) },
      "fileSystemConfig.localMountPath": "/models",
      reservedConcurrentExecutions: -2,
      layers: ["l"],
      architectures: ["x86"],
    },
    problems: [
      'name: got "sentiment invoker"; allowed is what matches (arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?',
      'runtime: got "nodejs4"; allowed is one of 52 values, the nearest is "nodejs"',
      "s3Bucket: got 1 character; allowed is 3 to 63 characters",
      "memorySize: got 64; allowed is 128 to 32768",
      'architectures[0]: got "x86"; allowed is one of "x86_64", "arm64"',
      'environment.variables: got the key "1X"; allowed is what matches [a-zA-Z]([a-zA-Z0-9_])+',
      "ephemeralStorage.size: got 256; allowed is 512 to 32768",
      'fileSystemConfig.localMountPath: got "/models"; allowed is what matches /mnt/[a-zA-Z0-9-_.]+',
      'layers[0]: got "l"; allowed is what matches ((arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+))',
      "timeout: got 901; allowed is at most 900",
      "environment.variables: got 4102 bytes; allowed is at most 4096 bytes",
      "reservedConcurrentExecutions: got -2; allowed is at least -1",
    ],
  },
  "aws:lambda/alias:Alias": {
    change: { name: "1", functionVersion: "v3", "routingConfig.additionalVersionWeights.4": 1.5 },
    problems: [
      'name: got "1"; allowed is what matches (?!^[0-9]+$)([a-zA-Z0-9-_]+)',
      'functionVersion: got "v3"; allowed is what matches (\\$LATEST(\\.PUBLISHED)?|[0-9]+)',
      "routingConfig.additionalVersionWeights.4: got 1.5; allowed is 0 to 1",
    ],
  },
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": {
    change: { provisionedConcurrentExecutions: 0, qualifier: "a b" },
    problems: [
      'qualifier: got "a b"; allowed is what matches (|[a-zA-Z0-9$_-]+)',
      "provisionedConcurrentExecutions: got 0; allowed is at least 1",
    ],
  },
  "aws:scheduler/schedule:Schedule": {
    change: {
      name: "sentiment train",
      scheduleExpression: "cron(0 3 * * SUN *)",
      "flexibleTimeWindow.maximumWindowInMinutes": 1500,
      "target.roleArn": ABSENT,
      "target.retryPolicy.maximumEventAgeInSeconds": 30,
      "target.sagemakerPipelineParameters.pipelineParameters.0.name": "a b",
      state: "on",
    },
    problems: [
      'name: got "sentiment train"; allowed is what matches [0-9a-zA-Z-_.]+',
      "flexibleTimeWindow.maximumWindowInMinutes: got 1500; allowed is 1 to 1440",
      "target.roleArn: got nothing; it is required",
      "target.retryPolicy.maximumEventAgeInSeconds: got 30; allowed is 60 to 86400",
      'target.sagemakerPipelineParameters.pipelineParameters[0].name: got "a b"; allowed is what matches [A-Za-z0-9\\-_]*',
      'state: got "on"; allowed is one of "ENABLED", "DISABLED"',
      'scheduleExpression: got "cron(0 3 * * SUN *)"; allowed is at(yyyy-mm-ddThh:mm:ss), rate(5 minutes) or cron(minutes hours day-of-month month day-of-week year) with ? for one of the days',
    ],
  },
  "aws:scheduler/scheduleGroup:ScheduleGroup": {
    change: { name: long(65) },
    problems: ["name: got 65 characters; allowed is 1 to 64 characters"],
  },
});
