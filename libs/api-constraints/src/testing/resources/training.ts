import type { Unwrap } from "@pulumi/pulumi";
import type { AlgorithmArgs } from "@pulumi/aws/sagemaker/algorithm.js";
import type { FeatureGroupArgs } from "@pulumi/aws/sagemaker/featureGroup.js";
import type { HyperParameterTuningJobArgs } from "@pulumi/aws/sagemaker/hyperParameterTuningJob.js";
import type { PipelineArgs } from "@pulumi/aws/sagemaker/pipeline.js";
import type { TrainingJobArgs } from "@pulumi/aws/sagemaker/trainingJob.js";
import { image, key, role, securityGroups, subnets, tags } from "./common.ts";

const channel = {
  channelName: "train",
  contentType: "text/csv",
  dataSource: { s3DataSource: { s3DataType: "S3Prefix", s3Uri: "s3://data/train" } },
};

const algorithm: Unwrap<AlgorithmArgs> = {
  algorithmName: "sentiment",
  trainingSpecification: {
    supportedTrainingInstanceTypes: ["ml.m5.large"],
    trainingChannels: [{ name: "train", supportedContentTypes: ["text/csv"], supportedInputModes: ["File"] }],
    trainingImage: image,
  },
  validationSpecification: {
    validationRole: role,
    validationProfiles: {
      profileName: "small",
      trainingJobDefinition: {
        inputDataConfigs: [channel],
        outputDataConfig: { s3OutputPath: "s3://models/validation" },
        resourceConfig: { instanceCount: 1, instanceType: "ml.m5.large", volumeSizeInGb: 10 },
        stoppingCondition: { maxRuntimeInSeconds: 900 },
        trainingInputMode: "File",
      },
    },
  },
  tags,
};

const featureGroup: Unwrap<FeatureGroupArgs> = {
  featureGroupName: "customer_activity",
  recordIdentifierFeatureName: "customer_id",
  eventTimeFeatureName: "at",
  featureDefinitions: [
    { featureName: "customer_id", featureType: "String" },
    { featureName: "at", featureType: "Fractional" },
    { featureName: "visits", featureType: "Integral" },
    { featureName: "last-words", featureType: "String", collectionType: "List" },
  ],
  onlineStoreConfig: {
    enableOnlineStore: true,
    securityConfig: { kmsKeyId: key },
    ttlDuration: { unit: "Days", value: 30 },
  },
  offlineStoreConfig: { s3StorageConfig: { s3Uri: "s3://features/offline", kmsKeyId: key } },
  throughputConfig: {
    throughputMode: "Provisioned",
    provisionedReadCapacityUnits: 10,
    provisionedWriteCapacityUnits: 5,
  },
  roleArn: role,
  tags,
};

const hyperParameterTuningJob: Unwrap<HyperParameterTuningJobArgs> = {
  name: "sentiment-tuning",
  config: {
    strategy: "Bayesian",
    objective: { metricName: "validation:accuracy", type: "Maximize" },
    parameterRanges: { integerParameterRanges: [{ name: "layers", minValue: "1", maxValue: "4" }] },
    resourceLimits: { maxNumberOfTrainingJobs: 10, maxParallelTrainingJobs: 2 },
  },
  trainingJobDefinition: {
    algorithmSpecification: { trainingImage: image, trainingInputMode: "File" },
    enableManagedSpotTraining: true,
    inputDataConfigs: [channel],
    outputDataConfig: { s3OutputPath: "s3://models/tuning" },
    resourceConfig: { instanceCount: 1, instanceType: "ml.m5.large", volumeSizeInGb: 10 },
    retryStrategies: [{ maximumRetryAttempts: 2 }],
    roleArn: role,
    stoppingCondition: { maxRuntimeInSeconds: 3600, maxWaitTimeInSeconds: 7200 },
  },
  warmStartConfig: {
    warmStartType: "TransferLearning",
    parentHyperParameterTuningJobs: [{ name: "sentiment-first" }],
  },
  tags,
};

const pipeline: Unwrap<PipelineArgs> = {
  pipelineName: "sentiment-train",
  pipelineDisplayName: "sentiment-train",
  pipelineDescription: "Trains, evaluates and registers.",
  pipelineDefinition: JSON.stringify(
    { Version: "2020-12-01", Steps: [{ Name: "Train", Type: "Training" }] },
    null,
    2,
  ),
  parallelismConfiguration: { maxParallelExecutionSteps: 4 },
  roleArn: role,
  tags,
};

const trainingJob: Unwrap<TrainingJobArgs> = {
  trainingJobName: "sentiment-2026",
  algorithmSpecification: {
    trainingImage: image,
    trainingInputMode: "File",
    containerEntrypoints: ["python3", "train.py"],
    enableSagemakerMetricsTimeSeries: true,
  },
  enableManagedSpotTraining: true,
  environment: { LOG_LEVEL: "info" },
  hyperParameters: { epochs: "3" },
  inputDataConfigs: [channel],
  outputDataConfig: { s3OutputPath: "s3://models/training", kmsKeyId: key },
  resourceConfig: {
    instanceCount: 1,
    instanceType: "ml.g5.2xlarge",
    volumeSizeInGb: 100,
    volumeKmsKeyId: key,
  },
  roleArn: role,
  stoppingCondition: { maxRuntimeInSeconds: 86_400, maxWaitTimeInSeconds: 172_800 },
  vpcConfig: { securityGroupIds: securityGroups, subnets },
  tags,
};

/** Resources that the APIs take: training of models. */
export const training = {
  "aws:sagemaker/algorithm:Algorithm": algorithm,
  "aws:sagemaker/featureGroup:FeatureGroup": featureGroup,
  "aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob": hyperParameterTuningJob,
  "aws:sagemaker/pipeline:Pipeline": pipeline,
  "aws:sagemaker/trainingJob:TrainingJob": trainingJob,
};
