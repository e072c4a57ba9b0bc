import { ABSENT } from "../values.ts";
import { describeRefusals } from "../describe-refusals.ts";

describeRefusals({
  "aws:sagemaker/device:Device": {
    change: { "device.deviceName": "camera_1", "device.iotThingName": "camera 1" },
    problems: [
      'device.deviceName: got "camera_1"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      'device.iotThingName: got "camera 1"; allowed is what matches [a-zA-Z0-9:_-]+',
    ],
  },
  "aws:sagemaker/deviceFleet:DeviceFleet": {
    change: { deviceFleetName: ABSENT, "outputConfig.s3OutputLocation": "cameras", roleArn: "cameras" },
    problems: [
      "deviceFleetName: got nothing; it is required",
      'outputConfig.s3OutputLocation: got "cameras"; allowed is what matches (https|s3)://([^/]+)/?(.*)',
      "roleArn: got 7 characters; allowed is 20 to 2048 characters",
    ],
  },
  "aws:sagemaker/flowDefinition:FlowDefinition": {
    change: {
      flowDefinitionName: "Review",
      "humanLoopConfig.taskCount": 4,
      "humanLoopConfig.taskTitle": "",
      "outputConfig.s3OutputPath": 5,
    },
    problems: [
      'flowDefinitionName: got "Review"; allowed is what matches [a-z0-9](-*[a-z0-9]){0,62}',
      "humanLoopConfig.taskCount: got 4; allowed is 1 to 3",
      'humanLoopConfig.taskTitle: got ""; allowed is 1 to 128 characters',
      'outputConfig.s3OutputPath: got "5"; allowed is what matches (https|s3)://([^/]+)/?(.*)',
    ],
  },
  "aws:sagemaker/humanTaskUI:HumanTaskUI": {
    change: { humanTaskUiName: "Review", "uiTemplate.content": ABSENT },
    problems: [
      'humanTaskUiName: got "Review"; allowed is what matches [a-z0-9](-*[a-z0-9])*',
      "uiTemplate.content: got nothing; it is required",
    ],
  },
  "aws:sagemaker/labelingJob:LabelingJob": {
    change: {
      labelAttributeName: "sentiment_ref",
      "humanTaskConfig.numberOfHumanWorkersPerDataObject": 10,
      "humanTaskConfig.taskTimeLimitInSeconds": 10,
      "humanTaskConfig.preHumanTaskLambdaArn": "prepare",
      "stoppingConditions.0.maxPercentageOfInputDatasetLabeled": 120,
    },
    problems: [
      'labelAttributeName: got "sentiment_ref"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,126}',
      "humanTaskConfig.numberOfHumanWorkersPerDataObject: got 10; allowed is 1 to 9",
      'humanTaskConfig.preHumanTaskLambdaArn: got "prepare"; allowed is what matches arn:aws[a-z\\-]*:lambda:[a-z0-9\\-]*:[0-9]{12}:function:.*',
      "humanTaskConfig.taskTimeLimitInSeconds: got 10; allowed is at least 30",
      "stoppingConditions[0].maxPercentageOfInputDatasetLabeled: got 120; allowed is 1 to 100",
    ],
  },
  "aws:sagemaker/workforce:Workforce": {
    change: {
      workforceName: "-staff",
      "oidcConfig.clientSecret": "geheim\n",
      "oidcConfig.issuer": "http://login.example.com",
      "sourceIpConfig.cidrs.0": "192.0.2.0/33",
    },
    problems: [
      'workforceName: got "-staff"; allowed is what matches [a-zA-Z0-9]([a-zA-Z0-9\\-]){0,62}',
      "oidcConfig.clientSecret: got a text of 7 characters; allowed is what matches [ -~]+",
      'oidcConfig.issuer: got "http://login.example.com"; allowed is what matches https://\\S+',
      'sourceIpConfig.cidrs[0]: got "192.0.2.0/33"; allowed is what matches (^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])(\\/(3[0-2]|[1-2][0-9]|[0-9]))$)|(^s*((([0-9A-Fa-f]{1,4}:){7}([0-9A-Fa-f]{1,4}|:))|(([0-9A-Fa-f…',
    ],
  },
  "aws:sagemaker/workteam:Workteam": {
    change: {
      workteamName: "re viewers",
      memberDefinitions: [],
      "notificationConfiguration.notificationTopicArn": "topic",
      description: ABSENT,
    },
    problems: [
      "description: got nothing; it is required",
      'workteamName: got "re viewers"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      "memberDefinitions: got 0 elements; allowed is 1 to 10 elements",
      'notificationConfiguration.notificationTopicArn: got "topic"; allowed is what matches arn:aws[a-z\\-]*:sns:[a-z0-9\\-]*:[0-9]{12}:[a-zA-Z0-9_.-]*',
    ],
  },
});
