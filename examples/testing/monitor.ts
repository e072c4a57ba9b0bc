import { type Input, interpolate } from "@pulumi/pulumi";
import { Provider } from "@pulumi/aws/provider.js";
import { MonitoringSchedule } from "@pulumi/aws/sagemaker/monitoringSchedule.js";
import { environment, platform } from "./prod.ts";

/** Looks every hour whether what an endpoint is asked is still what its model was trained for. */
export function monitor(endpointName: Input<string>): void {
  const { keys, network, "ml-environment": buckets } = platform;
  const provider = new Provider("of-monitor", {
    region: environment.region,
    allowedAccountIds: [environment.account],
    defaultTags: {
      tags: { Application: "example", CostCentre: "4711", Environment: "prod", Owner: "examples" },
    },
  });
  new MonitoringSchedule(
    "monitor",
    {
      monitoringScheduleConfig: {
        monitoringType: "DataQuality",
        scheduleConfig: { scheduleExpression: "cron(0 * ? * * *)" },
        monitoringJobDefinition: {
          roleArn: "arn:aws:iam::333344445555:role/mlops/monitor",
          monitoringAppSpecification: {
            imageUri: "468650794304.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer",
          },
          monitoringInputs: { endpointInput: { endpointName, localPath: "/opt/ml/processing/input" } },
          monitoringOutputConfig: {
            kmsKeyId: keys.dataKeyArn,
            monitoringOutputs: {
              s3Output: {
                s3Uri: interpolate`s3://${buckets.dataBucketName}/data/monitoring/reports`,
                localPath: "/opt/ml/processing/output",
              },
            },
          },
          monitoringResources: {
            clusterConfig: {
              instanceCount: 1,
              instanceType: "ml.m5.large",
              volumeSizeInGb: 20,
              volumeKmsKeyId: keys.dataKeyArn,
            },
          },
          networkConfig: {
            enableNetworkIsolation: true,
            enableInterContainerTrafficEncryption: true,
            vpcConfig: {
              subnets: network.privateSubnetIds,
              securityGroupIds: [network.workloadSecurityGroupId],
            },
          },
          stoppingConditions: [{ maxRuntimeInSeconds: 1_800 }],
        },
      },
    },
    { provider },
  );
}
