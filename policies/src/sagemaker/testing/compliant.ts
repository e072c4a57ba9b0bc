// Resources that keep every rule, to be broken one property at a time.
import type { Unwrap } from "@pulumi/pulumi";
import type { ResourceArgs } from "@pulumi/aws/cloudcontrol/resource.js";
import type { DataQualityJobDefinitionArgs } from "@pulumi/aws/sagemaker/dataQualityJobDefinition.js";
import type { DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import type { FeatureGroupArgs } from "@pulumi/aws/sagemaker/featureGroup.js";
import type { HyperParameterTuningJobArgs } from "@pulumi/aws/sagemaker/hyperParameterTuningJob.js";
import type { ModelArgs } from "@pulumi/aws/sagemaker/model.js";
import type { MonitoringScheduleArgs } from "@pulumi/aws/sagemaker/monitoringSchedule.js";
import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker/notebookInstance.js";
import type { PipelineArgs } from "@pulumi/aws/sagemaker/pipeline.js";
import type { TrainingJobArgs } from "@pulumi/aws/sagemaker/trainingJob.js";

export const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
export const roleArn = "arn:aws:iam::111122223333:role/mlops/job";
export const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/training:1.4";

export const notebook: Unwrap<NotebookInstanceArgs> = {
  instanceType: "ml.t3.medium",
  roleArn,
  directInternetAccess: "Disabled",
  subnetId: "subnet-1",
  securityGroups: ["sg-1"],
  rootAccess: "Disabled",
  kmsKeyId: key,
  platformIdentifier: "notebook-al2023-v1",
  instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
  volumeSize: 20,
};

export const domain: Unwrap<DomainArgs> = {
  domainName: "studio",
  authMode: "SSO",
  vpcId: "vpc-1",
  subnetIds: ["subnet-1", "subnet-2"],
  kmsKeyId: key,
  defaultUserSettings: {
    executionRole: roleArn,
    jupyterLabAppSettings: { defaultResourceSpec: { instanceType: "ml.t3.medium" } },
    spaceStorageSettings: {
      defaultEbsStorageSettings: { defaultEbsVolumeSizeInGb: 5, maximumEbsVolumeSizeInGb: 100 },
    },
  },
};

export const endpointConfiguration: Unwrap<EndpointConfigurationArgs> = {
  kmsKeyArn: key,
  productionVariants: [
    {
      variantName: "main",
      modelName: "sentiment",
      instanceType: "ml.m5.large",
      initialInstanceCount: 2,
      enableSsmAccess: false,
    },
  ],
  shadowProductionVariants: [
    { variantName: "next", modelName: "sentiment-2", instanceType: "ml.c5.large", initialInstanceCount: 2 },
  ],
  dataCaptureConfig: {
    enableCapture: true,
    initialSamplingPercentage: 50,
    destinationS3Uri: "s3://mlops-data/captured",
    kmsKeyId: key,
    captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
  },
};

/** The same as CloudFormation spells it. */
export const endpointConfigState = {
  KmsKeyId: key,
  ProductionVariants: [
    {
      VariantName: "main",
      ModelName: "sentiment",
      InstanceType: "ml.m5.large",
      InitialInstanceCount: 2,
      EnableSSMAccess: false,
    },
  ],
  DataCaptureConfig: {
    EnableCapture: true,
    InitialSamplingPercentage: 50,
    DestinationS3Uri: "s3://mlops-data/captured",
    KmsKeyId: key,
    CaptureOptions: [{ CaptureMode: "InputAndOutput" }],
  },
};

export const serverlessVariant = {
  variantName: "main",
  modelName: "sentiment",
  serverlessConfig: { maxConcurrency: 5, memorySizeInMb: 2048 },
};

export const model: Unwrap<ModelArgs> = {
  executionRoleArn: roleArn,
  enableNetworkIsolation: true,
  primaryContainer: { image, imageConfig: { repositoryAccessMode: "Vpc" } },
  vpcConfig: { subnets: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
};

export const trainingJob: Unwrap<TrainingJobArgs> = {
  trainingJobName: "train",
  roleArn,
  algorithmSpecification: { trainingImage: image, trainingInputMode: "File" },
  enableNetworkIsolation: true,
  enableInterContainerTrafficEncryption: true,
  enableManagedSpotTraining: true,
  outputDataConfig: { s3OutputPath: "s3://mlops-data/models", kmsKeyId: key },
  resourceConfig: {
    instanceType: "ml.m5.large",
    instanceCount: 1,
    volumeSizeInGb: 30,
    volumeKmsKeyId: key,
  },
  stoppingCondition: { maxRuntimeInSeconds: 3_600 },
  vpcConfig: { subnets: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
};

/** A training job as the API spells it, and as pipelines have it. */
export const training = {
  RoleArn: roleArn,
  AlgorithmSpecification: { TrainingImage: image, TrainingInputMode: "File" },
  EnableNetworkIsolation: true,
  EnableInterContainerTrafficEncryption: true,
  EnableManagedSpotTraining: true,
  OutputDataConfig: { S3OutputPath: "s3://mlops-data/models", KmsKeyId: key },
  ResourceConfig: {
    InstanceType: "ml.m5.large",
    InstanceCount: 1,
    VolumeSizeInGB: 30,
    VolumeKmsKeyId: key,
  },
  StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
  VpcConfig: { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] },
};

/** A processing job as the API spells it, and as pipelines have it. */
export const processing = {
  RoleArn: roleArn,
  AppSpecification: { ImageUri: image },
  ProcessingResources: {
    ClusterConfig: {
      InstanceType: "ml.m5.large",
      InstanceCount: 1,
      VolumeSizeInGB: 30,
      VolumeKmsKeyId: key,
    },
  },
  ProcessingOutputConfig: { KmsKeyId: key, Outputs: [] as object[] },
  NetworkConfig: {
    EnableNetworkIsolation: true,
    EnableInterContainerTrafficEncryption: true,
    VpcConfig: { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] },
  },
  StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
};

/** A transform job as pipelines have it. */
export const transform = {
  ModelName: { Get: "Steps.Model.ModelName" },
  TransformOutput: { S3OutputPath: "s3://mlops-data/scores", KmsKeyId: key },
  TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeKmsKeyId: key },
};

const tuned = {
  algorithmSpecification: { trainingImage: image, trainingInputMode: "File" },
  enableNetworkIsolation: true,
  enableInterContainerTrafficEncryption: true,
  enableManagedSpotTraining: true,
  outputDataConfig: { s3OutputPath: "s3://mlops-data/models", kmsKeyId: key },
  resourceConfig: { instanceType: "ml.m5.large", instanceCount: 1, volumeSizeInGb: 30, volumeKmsKeyId: key },
  roleArn,
  stoppingCondition: { maxRuntimeInSeconds: 3_600 },
  vpcConfig: { subnets: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
};

export const tuningJob: Unwrap<HyperParameterTuningJobArgs> = {
  config: { strategy: "Bayesian", resourceLimits: { maxParallelTrainingJobs: 2 } },
  trainingJobDefinition: tuned,
};

/** A step of a pipeline. */
export function step(name: string, type: string, given: object): object {
  return { Name: name, Type: type, Arguments: given };
}

/** A pipeline of these steps. */
export function pipeline(steps: readonly object[], parameters: readonly object[] = []): Unwrap<PipelineArgs> {
  return {
    pipelineName: "train",
    pipelineDisplayName: "train",
    roleArn,
    pipelineDefinition: JSON.stringify({ Version: "2020-12-01", Parameters: parameters, Steps: steps }),
  };
}

/** What Cloud Control makes. */
export function cloudControl(typeName: string, state: object): Unwrap<ResourceArgs> {
  return { typeName, desiredState: JSON.stringify(state) };
}

const clusterConfig = {
  instanceCount: 1,
  instanceType: "ml.m5.large",
  volumeSizeInGb: 30,
  volumeKmsKeyId: key,
};
const networkConfig = {
  enableInterContainerTrafficEncryption: true,
  enableNetworkIsolation: true,
  vpcConfig: { subnets: ["subnet-1"], securityGroupIds: ["sg-1"] },
};

export const dataQuality: Unwrap<DataQualityJobDefinitionArgs> = {
  roleArn,
  dataQualityAppSpecification: { imageUri: image },
  dataQualityJobInput: { endpointInput: { endpointName: "sentiment" } },
  dataQualityJobOutputConfig: {
    kmsKeyId: key,
    monitoringOutputs: { s3Output: { s3Uri: "s3://mlops-data/reports" } },
  },
  jobResources: { clusterConfig },
  networkConfig,
  stoppingCondition: { maxRuntimeInSeconds: 3_600 },
};

/** A job definition of another monitor, as CloudFormation spells it. */
export function jobDefinitionState(monitor: string): object {
  return {
    RoleArn: roleArn,
    [`${monitor}AppSpecification`]: { ImageUri: image },
    [`${monitor}JobInput`]: { EndpointInput: { EndpointName: "sentiment", LocalPath: "/opt/ml/input" } },
    [`${monitor}JobOutputConfig`]: { KmsKeyId: key, MonitoringOutputs: [] },
    JobResources: {
      ClusterConfig: {
        InstanceCount: 1,
        InstanceType: "ml.m5.large",
        VolumeSizeInGB: 30,
        VolumeKmsKeyId: key,
      },
    },
    NetworkConfig: { EnableInterContainerTrafficEncryption: true, EnableNetworkIsolation: true },
    StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
  };
}

export const schedule: Unwrap<MonitoringScheduleArgs> = {
  monitoringScheduleConfig: {
    monitoringType: "DataQuality",
    scheduleConfig: { scheduleExpression: "cron(0 * ? * * *)" },
    monitoringJobDefinition: {
      roleArn,
      monitoringAppSpecification: { imageUri: image },
      monitoringInputs: { endpointInput: { endpointName: "sentiment", localPath: "/opt/ml/input" } },
      monitoringOutputConfig: {
        kmsKeyId: key,
        monitoringOutputs: { s3Output: { s3Uri: "s3://mlops-data/reports", localPath: "/opt/ml/output" } },
      },
      monitoringResources: { clusterConfig },
      networkConfig,
      stoppingConditions: [{ maxRuntimeInSeconds: 3_600 }],
    },
  },
};

export const featureGroup: Unwrap<FeatureGroupArgs> = {
  featureGroupName: "reviews",
  recordIdentifierFeatureName: "id",
  eventTimeFeatureName: "at",
  featureDefinitions: [{ featureName: "id", featureType: "String" }],
  roleArn,
  offlineStoreConfig: { s3StorageConfig: { s3Uri: "s3://mlops-data/features", kmsKeyId: key } },
  onlineStoreConfig: { enableOnlineStore: true, securityConfig: { kmsKeyId: key } },
};
