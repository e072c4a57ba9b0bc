import type { Unwrap } from "@pulumi/pulumi";
import type { EndpointArgs } from "@pulumi/aws/sagemaker/endpoint.js";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import type { ModelArgs } from "@pulumi/aws/sagemaker/model.js";
import { image, key, role, securityGroups, subnets, tags, topic } from "./common.ts";

const model: Unwrap<ModelArgs> = {
  name: "sentiment-1",
  executionRoleArn: role,
  enableNetworkIsolation: true,
  primaryContainer: {
    image,
    environment: { LOG_LEVEL: "info" },
    modelDataSource: {
      s3DataSources: [
        {
          compressionType: "None",
          s3DataType: "S3Prefix",
          s3Uri: "s3://models/sentiment/",
          modelAccessConfig: { acceptEula: true },
        },
      ],
    },
  },
  vpcConfig: { securityGroupIds: securityGroups, subnets },
  tags,
};

const endpointConfiguration: Unwrap<EndpointConfigurationArgs> = {
  name: "sentiment-1",
  kmsKeyArn: key,
  asyncInferenceConfig: {
    clientConfig: { maxConcurrentInvocationsPerInstance: 4 },
    outputConfig: {
      kmsKeyId: key,
      notificationConfig: {
        successTopic: topic,
        includeInferenceResponseIns: ["SUCCESS_NOTIFICATION_TOPIC"],
      },
      s3OutputPath: "s3://results/sentiment",
    },
  },
  dataCaptureConfig: {
    captureContentTypeHeader: { jsonContentTypes: ["application/json"] },
    captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
    destinationS3Uri: "s3://capture/sentiment",
    enableCapture: true,
    initialSamplingPercentage: 20,
    kmsKeyId: key,
  },
  productionVariants: [
    {
      variantName: "main",
      modelName: "sentiment-1",
      initialInstanceCount: 2,
      initialVariantWeight: 0,
      instanceType: "ml.m5.large",
      containerStartupHealthCheckTimeoutInSeconds: 600,
      managedInstanceScaling: { status: "ENABLED", minInstanceCount: 1, maxInstanceCount: 4 },
      routingConfigs: [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }],
      volumeSizeInGb: 30,
    },
    { variantName: "next", modelName: "sentiment-2", initialInstanceCount: 1, instanceType: "ml.g5.2xlarge" },
  ],
  tags,
};

const endpoint: Unwrap<EndpointArgs> = {
  name: "sentiment",
  endpointConfigName: "sentiment-1",
  deploymentConfig: {
    autoRollbackConfiguration: { alarms: [{ alarmName: "sentiment-5xx" }] },
    blueGreenUpdatePolicy: {
      maximumExecutionTimeoutInSeconds: 1800,
      terminationWaitInSeconds: 120,
      trafficRoutingConfiguration: {
        type: "CANARY",
        canarySize: { type: "CAPACITY_PERCENT", value: 10 },
        waitIntervalInSeconds: 300,
      },
    },
  },
  tags,
};

/** Resources that the APIs take: hosting of models. */
export const hosting = {
  "aws:sagemaker/endpoint:Endpoint": endpoint,
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration": endpointConfiguration,
  "aws:sagemaker/model:Model": model,
};
