import {
  asText,
  executionVariables,
  integerParameter,
  modelStep,
  pipelineDefinition,
  processingStep,
  trainingStep,
} from "../../index.ts";
import { bucket, key, ownTraining, registry, role } from "./common.ts";

const vpc = {
  Subnets: ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"],
  SecurityGroupIds: ["sg-0123456789abcdef0"],
} as const;
const tags = [{ Key: "team", Value: "vision" }] as const;

/** Prepare, train on spot instances and serve, each in an own container, isolated and encrypted. */
export function ownContainer() {
  const epochs = integerParameter("Epochs", { default: 20 });
  const prepare = processingStep("Prepare", {
    arguments: {
      ProcessingResources: {
        ClusterConfig: {
          InstanceType: "ml.m5.xlarge",
          InstanceCount: 2,
          VolumeSizeInGB: 50,
          VolumeKmsKeyId: key,
        },
      },
      AppSpecification: {
        ImageUri: `${registry}/own-processing:9`,
        ContainerArguments: ["--split", "0.8"],
        ContainerEntrypoint: ["python3", "/opt/program/prepare.py"],
      },
      RoleArn: role,
      ProcessingOutputConfig: {
        Outputs: [
          {
            OutputName: "images",
            AppManaged: false,
            S3Output: {
              S3Uri: `s3://${bucket}/vision/images`,
              LocalPath: "/opt/ml/processing/images",
              S3UploadMode: "Continuous",
            },
          },
        ],
        KmsKeyId: key,
      },
      Environment: { STAGE: "prepare" },
      NetworkConfig: {
        EnableNetworkIsolation: true,
        EnableInterContainerTrafficEncryption: true,
        VpcConfig: vpc,
      },
      StoppingCondition: { MaxRuntimeInSeconds: 7200 },
      Tags: tags,
    },
  });
  const train = trainingStep("Train", {
    arguments: {
      AlgorithmSpecification: {
        TrainingInputMode: "File",
        TrainingImage: ownTraining,
        MetricDefinitions: [{ Name: "loss", Regex: "loss=([0-9.]+)" }],
      },
      OutputDataConfig: { S3OutputPath: `s3://${bucket}/vision/model`, KmsKeyId: key },
      StoppingCondition: { MaxRuntimeInSeconds: 36_000, MaxWaitTimeInSeconds: 72_000 },
      ResourceConfig: {
        VolumeSizeInGB: 200,
        VolumeKmsKeyId: key,
        InstanceCount: 2,
        InstanceType: "ml.g5.2xlarge",
      },
      RoleArn: role,
      InputDataConfig: [
        {
          ChannelName: "images",
          InputMode: "FastFile",
          DataSource: {
            S3DataSource: {
              S3DataType: "S3Prefix",
              S3Uri: prepare.properties.ProcessingOutputConfig.Outputs.images.S3Output.S3Uri,
              S3DataDistributionType: "ShardedByS3Key",
            },
          },
        },
      ],
      HyperParameters: { epochs: asText(epochs), learning_rate: "0.001", arch: "resnet50" },
      Environment: { NCCL_DEBUG: "INFO" },
      Tags: tags,
      VpcConfig: vpc,
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      EnableManagedSpotTraining: true,
      CheckpointConfig: { S3Uri: `s3://${bucket}/vision/checkpoints` },
      DebugHookConfig: { S3OutputPath: `s3://${bucket}/vision/model`, CollectionConfigurations: [] },
      ProfilerConfig: { DisableProfiler: true },
    },
  });
  const model = modelStep("Vision-CreateModel", {
    arguments: {
      ExecutionRoleArn: role,
      PrimaryContainer: {
        Image: `${registry}/own-serving:2`,
        Environment: { WORKERS: "2" },
        ModelDataUrl: train.properties.ModelArtifacts.S3ModelArtifacts,
      },
      VpcConfig: vpc,
      EnableNetworkIsolation: true,
    },
  });
  return pipelineDefinition({
    parameters: [epochs],
    experiment: { experimentName: "vision", trialName: executionVariables.pipelineExecutionId },
    steps: [prepare, train, model],
  });
}
