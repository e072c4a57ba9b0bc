import type { Service } from "./api-model.ts";
import type { Spellings } from "./spelling.ts";

/** What every resource may have and no operation is told. */
export const neverTold: ReadonlySet<string> = new Set(["region", "timeouts"]);

const sagemaker: Spellings = {
  AdditionalModelDataSource: { "s3DataSources[]": "S3DataSource" },
  AlgorithmSpecification: { containerEntrypoints: "ContainerEntrypoint" },
  AlgorithmValidationSpecification: { validationProfiles: "ValidationProfiles[]" },
  AsyncInferenceNotificationConfig: { includeInferenceResponseIns: "IncludeInferenceResponseIn" },
  ContainerConfig: { containerEntrypoints: "ContainerEntrypoint" },
  CreateAppImageConfigRequest: { jupyterLabImageConfig: "JupyterLabAppImageConfig" },
  CreateDataQualityJobDefinitionRequest: { name: "JobDefinitionName" },
  // What becomes of the home directories is told when the domain is deleted.
  CreateDomainRequest: { retentionPolicy: null },
  CreateEndpointConfigInput: { kmsKeyArn: "KmsKeyId", name: "EndpointConfigName", namePrefix: null },
  CreateEndpointInput: { name: "EndpointName" },
  CreateHyperParameterTuningJobRequest: {
    config: "HyperParameterTuningJobConfig",
    name: "HyperParameterTuningJobName",
  },
  CreateLabelingJobRequest: { "stoppingConditions[]": "StoppingConditions" },
  CreateMlflowAppRequest: { defaultDomainIdLists: "DefaultDomainIdList" },
  CreateModelInput: { name: "ModelName" },
  CreateMonitoringScheduleRequest: { name: "MonitoringScheduleName" },
  CreateNotebookInstanceInput: {
    name: "NotebookInstanceName",
    securityGroups: "SecurityGroupIds",
    volumeSize: "VolumeSizeInGB",
  },
  CreateNotebookInstanceLifecycleConfigInput: {
    name: "NotebookInstanceLifecycleConfigName",
    onCreate: "OnCreate[].Content",
    onStart: "OnStart[].Content",
  },
  CreateTrainingJobRequest: {
    deleteModelPackagesOnDestroy: null,
    deleteVpcEnisOnDestroy: null,
    inputDataConfigs: "InputDataConfig",
  },
  CustomFileSystemConfig: { "efsFileSystemConfigs[]": "EFSFileSystemConfig" },
  // Which of two operations is called.
  EnableSagemakerServicecatalogPortfolioInput: { status: null },
  HyperParameterTuningJobConfig: { objective: "HyperParameterTuningJobObjective" },
  HyperParameterTrainingJobDefinition: {
    inputDataConfigs: "InputDataConfig",
    "retryStrategies[]": "RetryStrategy",
  },
  ModelDataSource: { "s3DataSources[]": "S3DataSource" },
  MonitoringAppSpecification: { containerEntrypoints: "ContainerEntrypoint" },
  MonitoringJobDefinition: {
    baseline: "BaselineConfig",
    monitoringInputs: "MonitoringInputs[]",
    "stoppingConditions[]": "StoppingCondition",
  },
  MonitoringOutputConfig: { monitoringOutputs: "MonitoringOutputs[]" },
  ParentHyperParameterTuningJob: { name: "HyperParameterTuningJobName" },
  ProductionVariant: { "routingConfigs[]": "RoutingConfig" },
  RegisterDevicesRequest: { device: "Devices[]" },
  TrainingJobDefinition: { inputDataConfigs: "InputDataConfig" },
  // What the service answers.
  UiTemplate: { contentSha256: null, url: null },
  WorkforceVpcConfigRequest: { vpcEndpointId: null },
};

const applicationAutoscaling: Spellings = {
  PutScalingPolicyRequest: { name: "PolicyName" },
  PutScheduledActionRequest: { name: "ScheduledActionName" },
};

const awsvpc = {
  // True or false, where the API has ENABLED and DISABLED.
  assignPublicIp: null,
  securityGroups: "awsvpcConfiguration.SecurityGroups",
  subnets: "awsvpcConfiguration.Subnets",
};

const events: Spellings = {
  AppSyncParameters: { graphqlOperation: "GraphQLOperation" },
  BatchParameters: { arraySize: "ArrayProperties.Size", jobAttempts: "RetryStrategy.Attempts" },
  EcsParameters: {
    capacityProviderStrategies: "CapacityProviderStrategy",
    orderedPlacementStrategies: "PlacementStrategy",
  },
  InputTransformer: { inputPaths: "InputPathsMap" },
  NetworkConfiguration: awsvpc,
  PutRuleRequest: {
    forceDestroy: null,
    // Deprecated: `state` is what the operation is told.
    isEnabled: null,
    namePrefix: null,
  },
  PutTargetsRequest: {
    appsyncTarget: "Targets[].AppSyncParameters",
    arn: "Targets[].Arn",
    batchTarget: "Targets[].BatchParameters",
    deadLetterConfig: "Targets[].DeadLetterConfig",
    ecsTarget: "Targets[].EcsParameters",
    forceDestroy: null,
    httpTarget: "Targets[].HttpParameters",
    input: "Targets[].Input",
    inputPath: "Targets[].InputPath",
    inputTransformer: "Targets[].InputTransformer",
    kinesisTarget: "Targets[].KinesisParameters",
    redshiftTarget: "Targets[].RedshiftDataParameters",
    retryPolicy: "Targets[].RetryPolicy",
    roleArn: "Targets[].RoleArn",
    runCommandTargets: "Targets[].RunCommandParameters.RunCommandTargets",
    sagemakerPipelineTarget: "Targets[].SageMakerPipelineParameters",
    sqsTarget: "Targets[].SqsParameters",
    targetId: "Targets[].Id",
  },
  RedshiftDataParameters: { secretsManagerArn: "SecretManagerArn" },
  SageMakerPipelineParameters: { pipelineParameterLists: "PipelineParameterList" },
};

const lambda: Spellings = {
  CreateFunctionRequest: {
    code: "Code.ZipFile",
    codeSha256: null,
    fileSystemConfig: "FileSystemConfigs[]",
    imageUri: "Code.ImageUri",
    name: "FunctionName",
    replaceSecurityGroupsOnDestroy: null,
    replacementSecurityGroupIds: null,
    // Told to PutFunctionConcurrency.
    reservedConcurrentExecutions: null,
    s3Bucket: "Code.S3Bucket",
    s3Key: "Code.S3Key",
    s3ObjectVersion: "Code.S3ObjectVersion",
    skipDestroy: null,
    sourceCodeHash: null,
    sourceKmsKeyArn: "Code.SourceKMSKeyArn",
    useResourceTimeoutForPropagation: null,
  },
  LambdaManagedInstancesCapacityProviderConfig: {
    executionEnvironmentMemoryGibPerVcpu: "ExecutionEnvironmentMemoryGiBPerVCpu",
  },
  DurableConfig: { retentionPeriod: "RetentionPeriodInDays" },
  ImageConfig: { commands: "Command", entryPoints: "EntryPoint" },
  PutProvisionedConcurrencyConfigRequest: { skipDestroy: null },
  // What the service answers.
  SnapStart: { optimizationStatus: null },
  VpcConfig: { vpcId: null },
};

const scheduler: Spellings = {
  CreateScheduleGroupInput: { namePrefix: null },
  CreateScheduleInput: { namePrefix: null },
  EcsParameters: {
    capacityProviderStrategies: "CapacityProviderStrategy",
    placementStrategies: "PlacementStrategy",
    // A map, where the API has a list of maps.
    tags: null,
  },
  NetworkConfiguration: awsvpc,
  SageMakerPipelineParameters: { pipelineParameters: "PipelineParameterList" },
};

/** How @pulumi/aws writes the members of each service's inputs (a test compares them with its typings). */
export const providerSpellings: Readonly<Record<Service, Spellings>> = {
  "application-autoscaling": applicationAutoscaling,
  events,
  lambda,
  sagemaker,
  scheduler,
};
