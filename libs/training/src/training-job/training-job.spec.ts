import { output } from "@pulumi/pulumi";
import {
  executionVariables,
  integerParameter,
  join,
  stringParameter,
  trainingStep,
} from "@mlops/pipeline-definition";
import { jobReferences, known, registryOf, roleArn, sourceCode } from "../testing/jobs.ts";
import { type TrainingJobArgs, trainingJob } from "./training-job.ts";

const references = jobReferences();
const source = sourceCode("requirements-dev.txt", "train.py");
const vpc = {
  VpcConfig: { Subnets: ["subnet-a", "subnet-b"], SecurityGroupIds: ["sg-1"] },
  EnableNetworkIsolation: true,
  EnableInterContainerTrafficEncryption: true,
};
const key = "arn:aws:kms:eu-west-1:111122223333:key/data";
const requestOf = (args: TrainingJobArgs) => known(trainingJob("churn", args).request(roleArn));

describe("a framework's container with a script", () => {
  test("gets the source code as a channel, and is told by hyperparameters what to run", async () => {
    const request = await requestOf({
      ...references,
      source,
      container: { kind: "framework", framework: "pytorch", version: "2.8.0", script: "train.py" },
      hyperparameters: { epochs: 20, optimizer: "adam", amsgrad: true },
      inputs: { train: { uri: "s3://data-bucket/train/", contentType: "text/csv" } },
      instanceType: "ml.c7i.xlarge",
    });
    expect(request).toEqual({
      AlgorithmSpecification: {
        TrainingImage: "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.8.0-cpu-py312",
        TrainingInputMode: "File",
      },
      HyperParameters: {
        epochs: "20",
        optimizer: '"adam"',
        amsgrad: "true",
        sagemaker_program: '"train.py"',
        sagemaker_submit_directory: '"/opt/ml/input/data/code/sourcedir.tar.gz"',
        sagemaker_container_log_level: "20",
        sagemaker_region: '"eu-west-1"',
      },
      RoleArn: roleArn,
      InputDataConfig: [
        {
          ChannelName: "train",
          DataSource: {
            S3DataSource: {
              S3DataType: "S3Prefix",
              S3Uri: "s3://data-bucket/train/",
              S3DataDistributionType: "FullyReplicated",
            },
          },
          ContentType: "text/csv",
          InputMode: "File",
        },
        {
          ChannelName: "code",
          DataSource: {
            S3DataSource: {
              S3DataType: "S3Prefix",
              S3Uri: "s3://artifact-bucket/training/source/a/sourcedir.tar.gz",
              S3DataDistributionType: "FullyReplicated",
            },
          },
          InputMode: "File",
        },
      ],
      OutputDataConfig: { S3OutputPath: "s3://artifact-bucket/training/sentiment/churn", KmsKeyId: key },
      StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
      ...vpc,
      ResourceConfig: {
        InstanceType: "ml.c7i.xlarge",
        InstanceCount: 1,
        VolumeSizeInGB: 30,
        VolumeKmsKeyId: key,
      },
      ProfilerConfig: { DisableProfiler: true },
    });
  });

  test("fetches the source code by itself where it has a network", async () => {
    const request = await requestOf({
      ...references,
      source,
      container: { kind: "framework", framework: "sklearn", version: "1.4-2", script: "train.py" },
      instanceType: "ml.m7i.large",
      networkIsolation: false,
    });
    expect(request).toMatchObject({
      HyperParameters: {
        sagemaker_submit_directory: '"s3://artifact-bucket/training/source/a/sourcedir.tar.gz"',
      },
    });
    expect(request).not.toHaveProperty("InputDataConfig");
  });
});

test("an own container with a script is told what to run in the same way", async () => {
  const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/vision:7";
  const request = await requestOf({
    ...references,
    source,
    container: { kind: "script", image, script: "train.py" },
    instanceType: "ml.p4d.24xlarge",
    instances: 2,
    distribution: { kind: "smddp", options: "-verbose" },
  });
  expect(request).toMatchObject({
    AlgorithmSpecification: { TrainingImage: image },
    HyperParameters: {
      sagemaker_program: '"train.py"',
      sagemaker_distributed_dataparallel_enabled: "true",
      sagemaker_instance_type: '"ml.p4d.24xlarge"',
      sagemaker_distributed_dataparallel_custom_mpi_options: '"-verbose"',
    },
    ResourceConfig: { InstanceType: "ml.p4d.24xlarge", InstanceCount: 2, VolumeSizeInGB: 30 },
  });
  // Local NVMe disks take no key.
  expect(request).not.toHaveProperty("ResourceConfig.VolumeKmsKeyId");
});

test("an own container as it is gets its entry point, its arguments and plain hyperparameters", async () => {
  const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/vision:7";
  const request = await requestOf({
    ...references,
    container: { kind: "container", image, entrypoint: ["python3", "/opt/train.py"], arguments: ["--fast"] },
    hyperparameters: { optimizer: "adam", rate: 0.1 },
    variables: { STAGE: "train" },
    instanceType: "ml.m7i.large",
  });
  expect(request).toMatchObject({
    AlgorithmSpecification: {
      TrainingImage: image,
      TrainingInputMode: "File",
      ContainerEntrypoint: ["python3", "/opt/train.py"],
      ContainerArguments: ["--fast"],
    },
    HyperParameters: { optimizer: "adam", rate: "0.1" },
    Environment: { STAGE: "train" },
  });
});

test("a built-in algorithm is AWS's image as it is", async () => {
  const request = await requestOf({
    ...references,
    container: { kind: "built-in", framework: "xgboost", version: "1.7-1" },
    hyperparameters: { objective: "reg:linear", num_round: 50 },
    instanceType: "ml.m7i.large",
  });
  expect(request).toMatchObject({
    AlgorithmSpecification: {
      TrainingImage: "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1",
    },
    HyperParameters: { objective: "reg:linear", num_round: "50" },
  });
});

test("spot with checkpoints, retries, tracking and Debugger stand where the API has them", async () => {
  const request = await requestOf({
    ...references,
    source,
    container: { kind: "framework", framework: "tensorflow", version: "2.19.0", script: "train.py" },
    inputs: {
      train: { uri: "s3://data-bucket/a", mode: "FastFile", sharded: true, gzip: true, shuffleSeed: 1 },
    },
    outputUri: "s3://artifact-bucket/models",
    compressOutput: false,
    metrics: [{ name: "loss", expression: "loss=([0-9.]+)" }],
    instanceType: "ml.m7i.large",
    maxRuntime: "2 hours",
    spot: { maxWait: "3 hours" },
    checkpoints: { uri: "s3://artifact-bucket/checkpoints/", path: "/opt/ml/state" },
    retries: 3,
    networkIsolation: false,
    tracking: {
      serverArn: "arn:aws:sagemaker:eu-west-1:111122223333:mlflow-tracking-server/team",
      experiment: "churn",
    },
    debugger: {
      rules: [{ rule: "VanishingGradient", parameters: { threshold: "0.1" } }],
      collections: [{ name: "gradients", parameters: { save_interval: "100" } }],
    },
    profiler: { intervalMs: 1000, rules: [{ rule: "ProfilerReport" }] },
  });
  expect(request).toMatchObject({
    AlgorithmSpecification: { MetricDefinitions: [{ Name: "loss", Regex: "loss=([0-9.]+)" }] },
    InputDataConfig: [
      {
        ChannelName: "train",
        DataSource: { S3DataSource: { S3DataDistributionType: "ShardedByS3Key" } },
        CompressionType: "Gzip",
        ShuffleConfig: { Seed: 1 },
        InputMode: "FastFile",
      },
    ],
    OutputDataConfig: { S3OutputPath: "s3://artifact-bucket/models", KmsKeyId: key, CompressionType: "NONE" },
    StoppingCondition: { MaxRuntimeInSeconds: 7200, MaxWaitTimeInSeconds: 10_800 },
    EnableManagedSpotTraining: true,
    CheckpointConfig: { S3Uri: "s3://artifact-bucket/checkpoints/", LocalPath: "/opt/ml/state" },
    RetryStrategy: { MaximumRetryAttempts: 3 },
    EnableNetworkIsolation: false,
    Environment: {
      MLFLOW_TRACKING_URI: "arn:aws:sagemaker:eu-west-1:111122223333:mlflow-tracking-server/team",
      MLFLOW_EXPERIMENT_NAME: "churn",
    },
    DebugHookConfig: {
      S3OutputPath: "s3://artifact-bucket/models",
      CollectionConfigurations: [
        { CollectionName: "gradients", CollectionParameters: { save_interval: "100" } },
      ],
    },
    DebugRuleConfigurations: [
      {
        RuleConfigurationName: "VanishingGradient",
        RuleEvaluatorImage: "929884845733.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-debugger-rules:latest",
        RuleParameters: { rule_to_invoke: "VanishingGradient", threshold: "0.1" },
      },
    ],
    ProfilerConfig: {
      S3OutputPath: "s3://artifact-bucket/models",
      ProfilingIntervalInMilliseconds: 1000,
      DisableProfiler: false,
    },
    ProfilerRuleConfigurations: [
      {
        RuleConfigurationName: "ProfilerReport",
        RuleEvaluatorImage: "929884845733.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-debugger-rules:latest",
        RuleParameters: { rule_to_invoke: "ProfilerReport" },
      },
    ],
  });
});

test("instances are kept for the next job", async () => {
  const container = { kind: "built-in", framework: "xgboost", version: "3.0-5" } as const;
  const request = await requestOf({
    ...references,
    container,
    instanceType: "ml.m7i.large",
    keepAlive: "1 hour",
  });
  expect(request).toHaveProperty("ResourceConfig.KeepAlivePeriodInSeconds", 3600);
});

describe("how a script is started on several instances", () => {
  const base = { ...references, source, instances: 2 };
  const pytorch = { kind: "framework", framework: "pytorch", version: "2.8.0", script: "train.py" } as const;
  const tensorflow = { ...pytorch, framework: "tensorflow", version: "2.19.0" } as const;

  test.each([
    [
      { container: pytorch, instanceType: "ml.g6.12xlarge", distribution: { kind: "torch-distributed" } },
      { sagemaker_torch_distributed_enabled: "true", sagemaker_instance_type: '"ml.g6.12xlarge"' },
    ],
    [
      {
        container: tensorflow,
        instanceType: "ml.m7i.large",
        distribution: { kind: "mpi", processesPerInstance: 4 },
      },
      {
        sagemaker_mpi_enabled: "true",
        sagemaker_mpi_num_of_processes_per_host: "4",
        sagemaker_mpi_custom_mpi_options: '""',
      },
    ],
    [
      { container: tensorflow, instanceType: "ml.m7i.large", distribution: { kind: "parameter-server" } },
      { sagemaker_parameter_server_enabled: "true" },
    ],
    [
      {
        container: tensorflow,
        instanceType: "ml.m7i.large",
        distribution: { kind: "multi-worker-mirrored" },
      },
      { sagemaker_multi_worker_mirrored_strategy_enabled: "true" },
    ],
  ] as const)("is what the Python SDK tells the toolkit: %j", async (args, expected) => {
    const request = (await requestOf({ ...base, ...args })) as {
      HyperParameters: Record<string, string>;
    };
    const own = /^sagemaker_(program|submit_directory|container_log_level|region)$/;
    const told = Object.entries(request.HyperParameters).filter(([name]) => !own.test(name));
    expect(Object.fromEntries(told)).toEqual(expected);
  });
});

test("what a pipeline's execution or a deployment knows stands in its place", async () => {
  const epochs = integerParameter("Epochs", { default: 20 });
  const instanceType = stringParameter("InstanceType", { default: "ml.m7i.large" });
  const job = trainingJob("churn", {
    ...references,
    source,
    container: {
      kind: "framework",
      framework: "pytorch",
      version: "2.8.0",
      device: "cpu",
      script: "train.py",
    },
    hyperparameters: { epochs, type: instanceType, rate: output(0.1) },
    inputs: { train: { uri: join("/", ["s3://data-bucket", executionVariables.pipelineExecutionId]) } },
    instanceType,
    instances: integerParameter("Instances", { default: 1 }),
    localDisk: false,
  });
  const { definition } = trainingStep("Train", { arguments: job.request(output(roleArn)) });
  expect(await known(definition.Arguments)).toMatchObject({
    RoleArn: roleArn,
    HyperParameters: {
      epochs: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Epochs" }] } },
      type: { Get: "Parameters.InstanceType" },
      rate: "0.1",
    },
    InputDataConfig: [
      {
        DataSource: {
          S3DataSource: {
            S3Uri: {
              "Std:Join": { On: "/", Values: ["s3://data-bucket", { Get: "Execution.PipelineExecutionId" }] },
            },
          },
        },
      },
      { ChannelName: "code" },
    ],
    ResourceConfig: {
      InstanceType: { Get: "Parameters.InstanceType" },
      InstanceCount: { Get: "Parameters.Instances" },
    },
  });
});

test("a version of a model is written where the registry's readers look, with its key, in a folder for each execution", async () => {
  const job = trainingJob("churn", {
    ...references,
    registry: registryOf("churn"),
    container: { kind: "built-in", framework: "xgboost", version: "3.0-5" },
    instanceType: "ml.m7i.large",
  });
  const { definition } = trainingStep("Train", { arguments: job.request(roleArn) });
  expect(await known(definition.Arguments)).toMatchObject({
    OutputDataConfig: {
      S3OutputPath: {
        "Std:Join": {
          On: "",
          Values: ["s3://artifact-bucket/models/churn/", { Get: "Execution.PipelineExecutionId" }],
        },
      },
      KmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/models",
    },
    ResourceConfig: { VolumeKmsKeyId: key },
  });
});
