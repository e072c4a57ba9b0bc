import { ABSENT } from "../values.ts";
import { describeRefusals } from "../describe-refusals.ts";

describeRefusals({
  "aws:sagemaker/endpoint:Endpoint": {
    change: {
      name: "sentiment_prod",
      endpointConfigName: ABSENT,
      "deploymentConfig.autoRollbackConfiguration.alarms": [],
      "deploymentConfig.blueGreenUpdatePolicy.maximumExecutionTimeoutInSeconds": 300,
      "deploymentConfig.blueGreenUpdatePolicy.trafficRoutingConfiguration.waitIntervalInSeconds": 4000,
      "deploymentConfig.blueGreenUpdatePolicy.trafficRoutingConfiguration.type": "CANARIES",
    },
    problems: [
      "endpointConfigName: got nothing; it is required",
      'name: got "sentiment_prod"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      "deploymentConfig.autoRollbackConfiguration.alarms: got 0 elements; allowed is 1 to 10 elements",
      "deploymentConfig.blueGreenUpdatePolicy.maximumExecutionTimeoutInSeconds: got 300; allowed is 600 to 28800",
      'deploymentConfig.blueGreenUpdatePolicy.trafficRoutingConfiguration.type: got "CANARIES"; allowed is one of "ALL_AT_ONCE", "CANARY", "LINEAR"',
      "deploymentConfig.blueGreenUpdatePolicy.trafficRoutingConfiguration.waitIntervalInSeconds: got 4000; allowed is 0 to 3600",
      "deploymentConfig.blueGreenUpdatePolicy.maximumExecutionTimeoutInSeconds: got 300; allowed is more than waitIntervalInSeconds and terminationWaitInSeconds together (4120)",
    ],
  },
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration": {
    change: {
      kmsKeyArn: "key 1",
      "productionVariants.0.instanceType": "ml.m5.larg",
      "productionVariants.0.initialVariantWeight": -1,
      "productionVariants.0.containerStartupHealthCheckTimeoutInSeconds": 30,
      "productionVariants.0.routingConfigs.0.routingStrategy": "RANDOMLY",
      "productionVariants.1.variantName": "next.one",
      "dataCaptureConfig.initialSamplingPercentage": 101,
      "dataCaptureConfig.captureOptions.0.captureMode": "Inputs",
      "dataCaptureConfig.destinationS3Uri": ABSENT,
      "asyncInferenceConfig.outputConfig.notificationConfig.includeInferenceResponseIns.0": "SUCCESS",
    },
    problems: [
      'kmsKeyArn: got "key 1"; allowed is what matches [a-zA-Z0-9:/_-]*',
      'asyncInferenceConfig.outputConfig.notificationConfig.includeInferenceResponseIns[0]: got "SUCCESS"; allowed is one of "SUCCESS_NOTIFICATION_TOPIC", "ERROR_NOTIFICATION_TOPIC"',
      "dataCaptureConfig.destinationS3Uri: got nothing; it is required",
      'dataCaptureConfig.captureOptions[0].captureMode: got "Inputs"; allowed is one of "Input", "Output", "InputAndOutput"',
      "dataCaptureConfig.initialSamplingPercentage: got 101; allowed is 0 to 100",
      "productionVariants[0].initialVariantWeight: got -1; allowed is at least 0",
      'productionVariants[0].instanceType: got "ml.m5.larg"; allowed is one of 277 values, the nearest is "ml.m5.large"',
      "productionVariants[0].containerStartupHealthCheckTimeoutInSeconds: got 30; allowed is 60 to 3600",
      'productionVariants[0].routingConfigs[0].routingStrategy: got "RANDOMLY"; allowed is one of "LEAST_OUTSTANDING_REQUESTS", "RANDOM", "PREFIX_AWARE", "KV_AWARE"',
      'productionVariants[1].variantName: got "next.one"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
    ],
  },
  "aws:sagemaker/model:Model": {
    change: {
      name: "sentiment_1",
      "primaryContainer.image": "an image",
      "primaryContainer.environment": { "LOG LEVEL": "x" },
      "primaryContainer.modelDataSource.s3DataSources.0.compressionType": "Zip",
      "vpcConfig.subnets": [],
      "vpcConfig.securityGroupIds": ["a", "b", "c", "d", "e", "f"],
      executionRoleArn: "short",
      enableNetworkIsolation: "maybe",
    },
    problems: [
      'name: got "sentiment_1"; allowed is what matches [a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?',
      "executionRoleArn: got 5 characters; allowed is 20 to 2048 characters",
      'enableNetworkIsolation: got "maybe"; allowed is true or false',
      'primaryContainer.image: got "an image"; allowed is what matches [\\S]+',
      'primaryContainer.environment: got the key "LOG LEVEL"; allowed is what matches [a-zA-Z_][a-zA-Z0-9_]*',
      'primaryContainer.modelDataSource.s3DataSources[0].compressionType: got "Zip"; allowed is one of "None", "Gzip"',
      "vpcConfig.securityGroupIds: got 6 elements; allowed is 1 to 5 elements",
      "vpcConfig.subnets: got 0 elements; allowed is 1 to 16 elements",
    ],
  },
});
