import type { Unwrap } from "@pulumi/pulumi";
import type { DataQualityJobDefinitionArgs } from "@pulumi/aws/sagemaker/dataQualityJobDefinition.js";
import type { MonitoringScheduleArgs } from "@pulumi/aws/sagemaker/monitoringSchedule.js";
import { image, key, role, securityGroups, subnets, tags } from "./common.ts";

const jobResources = {
  clusterConfig: { instanceCount: 1, instanceType: "ml.m5.xlarge", volumeSizeInGb: 30, volumeKmsKeyId: key },
};

const dataQualityJobDefinition: Unwrap<DataQualityJobDefinitionArgs> = {
  name: "sentiment-data-quality",
  dataQualityAppSpecification: { imageUri: image, environment: { dataset_format: "csv" } },
  dataQualityBaselineConfig: { constraintsResource: { s3Uri: "s3://baselines/sentiment/constraints.json" } },
  dataQualityJobInput: { endpointInput: { endpointName: "sentiment", s3InputMode: "File" } },
  dataQualityJobOutputConfig: {
    kmsKeyId: key,
    monitoringOutputs: { s3Output: { s3Uri: "s3://reports/sentiment" } },
  },
  jobResources,
  networkConfig: { enableNetworkIsolation: true, vpcConfig: { securityGroupIds: securityGroups, subnets } },
  roleArn: role,
  stoppingCondition: { maxRuntimeInSeconds: 3600 },
  tags,
};

const monitoringSchedule: Unwrap<MonitoringScheduleArgs> = {
  name: "sentiment-data-quality",
  monitoringScheduleConfig: {
    monitoringType: "DataQuality",
    monitoringJobDefinition: {
      baseline: { constraintsResource: { s3Uri: "s3://baselines/sentiment/constraints.json" } },
      monitoringAppSpecification: { imageUri: image, containerEntrypoints: ["/usr/bin/monitor"] },
      monitoringInputs: {
        endpointInput: { endpointName: "sentiment", localPath: "/opt/ml/processing/input" },
      },
      monitoringOutputConfig: {
        monitoringOutputs: {
          s3Output: { localPath: "/opt/ml/processing/output", s3Uri: "s3://reports/sentiment" },
        },
      },
      monitoringResources: jobResources,
      roleArn: role,
      stoppingConditions: [{ maxRuntimeInSeconds: 3600 }],
    },
    scheduleConfig: { scheduleExpression: "cron(0 * ? * * *)" },
  },
  tags,
};

/** Resources that the APIs take: monitoring of models. */
export const monitoring = {
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": dataQualityJobDefinition,
  "aws:sagemaker/monitoringSchedule:MonitoringSchedule": monitoringSchedule,
};
