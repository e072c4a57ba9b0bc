import { ABSENT } from "../values.ts";
import { describeRefusals } from "../describe-refusals.ts";

const long = (length: number) => "a".repeat(length);

describeRefusals({
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": {
    change: {
      name: "data_quality",
      "jobResources.clusterConfig.instanceCount": 0,
      "jobResources.clusterConfig.volumeSizeInGb": 20_000,
      "jobResources.clusterConfig.instanceType": "ml.m5.4xlage",
      "dataQualityJobOutputConfig.monitoringOutputs.s3Output.s3Uri": "reports",
      "stoppingCondition.maxRuntimeInSeconds": 90_000,
      "dataQualityJobInput.endpointInput": ABSENT,
    },
    problems: [
      'name: got "data_quality"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      'dataQualityJobOutputConfig.monitoringOutputs.s3Output.s3Uri: got "reports"; allowed is what matches (https|s3)://([^/]+)/?(.*)',
      "jobResources.clusterConfig.instanceCount: got 0; allowed is 1 to 100",
      'jobResources.clusterConfig.instanceType: got "ml.m5.4xlage"; allowed is one of 207 values, the nearest is "ml.m5.4xlarge"',
      "jobResources.clusterConfig.volumeSizeInGb: got 20000; allowed is 1 to 16384",
      "stoppingCondition.maxRuntimeInSeconds: got 90000; allowed is 1 to 86400",
      "dataQualityJobInput.endpointInput: got nothing; one of endpointInput and batchTransformInput is required",
    ],
  },
  "aws:sagemaker/monitoringSchedule:MonitoringSchedule": {
    change: {
      name: long(64),
      "monitoringScheduleConfig.monitoringType": "Quality",
      "monitoringScheduleConfig.monitoringJobDefinition.stoppingConditions.0.maxRuntimeInSeconds": ABSENT,
      "monitoringScheduleConfig.monitoringJobDefinition.monitoringInputs.endpointInput.localPath": "",
      "monitoringScheduleConfig.monitoringJobDefinition.monitoringAppSpecification.containerEntrypoints": [],
      "monitoringScheduleConfig.scheduleConfig.scheduleExpression": "rate(1 hour)",
    },
    problems: [
      "name: got 64 characters; allowed is 1 to 63 characters",
      'monitoringScheduleConfig.monitoringType: got "Quality"; allowed is one of "DataQuality", "ModelQuality", "ModelBias", "ModelExplainability"',
      "monitoringScheduleConfig.monitoringJobDefinition.monitoringAppSpecification.containerEntrypoints: got 0 elements; allowed is 1 to 100 elements",
      "monitoringScheduleConfig.monitoringJobDefinition.stoppingConditions[0].maxRuntimeInSeconds: got nothing; it is required",
      'monitoringScheduleConfig.scheduleConfig.scheduleExpression: got "rate(1 hour)"; allowed is NOW, cron(0 * ? * * *), cron(0 <hour> ? * * *) or cron(0 <hour>/<hours> ? * * *)',
    ],
  },
});
