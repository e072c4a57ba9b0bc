/** How long names may be, in characters. */
export const nameLengths = {
  /** CloudWatch API: `AlarmName`. */
  alarm: 255,
  /** Athena API: `WorkGroupName`. */
  athenaWorkgroup: 128,
  /** S3 user guide, "Bucket naming rules". */
  bucket: 63,
  /** SageMaker API: `FeatureGroupName`. */
  featureGroup: 64,
  /** CodeBuild user guide, "Quotas for AWS CodeBuild". */
  buildProject: 150,
  /** CodePipeline API: `PipelineName`. */
  deliveryPipeline: 100,
  /** EventBridge API: `EventBusName`. */
  eventBus: 256,
  /** EventBridge API: `RuleName`. */
  eventRule: 64,
  /** Glue API: `NameString`; Athena takes database names of 255 characters too. */
  glueName: 255,
  /** CodeArtifact API: `DomainName`. */
  codeArtifactDomain: 50,
  /** ECR API reference, CreateRepository. */
  ecrRepository: 256,
  /** IAM user guide, "IAM and AWS STS quotas". */
  iamPolicy: 128,
  /** IAM user guide, "IAM and AWS STS quotas". */
  iamRole: 64,
  /** KMS API reference, CreateAlias; `alias/` included. */
  kmsAlias: 256,
  /** Lambda API reference, CreateFunction, FunctionName: the name alone. */
  lambdaFunction: 64,
  /** Chatbot API reference, CreateSlackChannelConfiguration, ConfigurationName. */
  chatConfiguration: 128,
  /** SQS API reference, CreateQueue, QueueName. */
  queue: 80,
  /** EventBridge Scheduler API: `ScheduleGroupName` and `Name` of a schedule. */
  schedule: 64,
  /** SageMaker API: `EntityName`, `EndpointName`, `ModelName`, `VariantName` and most others. */
  sageMaker: 63,
  /** SageMaker API: `HyperParameterTuningJobName`. */
  tuningJob: 32,
} as const;

/**
 * The name of an endpoint, a variant, a domain, a user profile and most other things of SageMaker: 1 to 63 letters,
 * digits and hyphens, with a letter or a digit at both ends (API: `EntityName`).
 */
export const sageMakerNamePattern = /^(?!.{64})[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/;

/**
 * The rules of EventBridge by which pipelines learn what EMR does. SageMaker names them; pipelines make them.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-pipelines.html
 */
export const pipelineEmrRules = [
  "SageMakerPipelineExecutionEMRStepStatusUpdateRule",
  "SageMakerPipelineExecutionEMRClusterStatusUpdateRule",
] as const;

/** Pattern of the names of {@link pipelineEmrRules}, for policies whose length counts. */
export const pipelineEmrRulePattern = "SageMakerPipelineExecutionEMR*";
