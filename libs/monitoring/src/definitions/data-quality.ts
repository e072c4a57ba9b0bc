import type { DataQualityJobDefinitionArgs } from "@pulumi/aws/sagemaker/dataQualityJobDefinition.js";
import { maxRuntimeSeconds } from "../settings/schedule-fields.ts";
import { type MonitorJob, capturedUri, publishMetrics, reportsUri, takesVolumeKey } from "./monitor-job.ts";

type DataQuality = NonNullable<MonitorJob["monitor"]["dataQuality"]>;

/** The job that looks whether requests are still like the training data. */
export function dataQualityArgs(job: MonitorJob, dataQuality: DataQuality): DataQualityJobDefinitionArgs {
  const { monitor, roleArn, image } = job;
  const { keys, localPaths } = monitor;
  const { baseline, preprocessor, postprocessor } = dataQuality;
  return {
    roleArn,
    dataQualityAppSpecification: {
      imageUri: image,
      environment: publishMetrics,
      ...(preprocessor !== undefined && { recordPreprocessorSourceUri: preprocessor }),
      ...(postprocessor !== undefined && { postAnalyticsProcessorSourceUri: postprocessor }),
    },
    ...(baseline !== "none" && {
      dataQualityBaselineConfig: {
        statisticsResource: { s3Uri: baseline.statistics },
        constraintsResource: { s3Uri: baseline.constraints },
      },
    }),
    dataQualityJobInput: inputOf(job),
    dataQualityJobOutputConfig: {
      kmsKeyId: keys.dataKeyArn,
      monitoringOutputs: {
        s3Output: { s3Uri: reportsUri(job), localPath: localPaths.output, s3UploadMode: "EndOfJob" },
      },
    },
    ...whereItRuns(monitor),
    stoppingCondition: { maxRuntimeInSeconds: maxRuntimeSeconds(dataQuality, false) },
  };
}

function whereItRuns({ keys, network, instanceType, volumeGiB }: MonitorJob["monitor"]) {
  return {
    jobResources: {
      clusterConfig: {
        instanceCount: 1,
        instanceType,
        volumeSizeInGb: volumeGiB,
        ...(takesVolumeKey(instanceType) && { volumeKmsKeyId: keys.dataKeyArn }),
      },
    },
    networkConfig: {
      enableInterContainerTrafficEncryption: true,
      enableNetworkIsolation: true,
      vpcConfig: {
        subnets: network.privateSubnetIds,
        securityGroupIds: [network.workloadSecurityGroupId],
      },
    },
  };
}

function inputOf({ monitor }: MonitorJob): DataQualityJobDefinitionArgs["dataQualityJobInput"] {
  const { endpoint, batch, localPaths } = monitor;
  const read = {
    localPath: localPaths.input,
    s3InputMode: "File",
    s3DataDistributionType: "FullyReplicated",
  };
  if (batch === undefined) {
    return { endpointInput: { endpointName: endpoint?.endpointName ?? "", ...read } };
  }
  const { format } = batch;
  return {
    batchTransformInput: {
      dataCapturedDestinationS3Uri: capturedUri(monitor),
      datasetFormat:
        format.kind === "csv" ? { csv: { header: format.header } } : { json: { line: format.line } },
      ...read,
    },
  };
}
