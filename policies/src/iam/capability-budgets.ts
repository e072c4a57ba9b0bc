import { imagePullActions, logWriteActions, vpcAttachmentActions } from "@mlops/aws";

const actions = (service: string, ...names: string[]) => names.map((name) => `${service}:${name}`);

const pullImages = [...imagePullActions, "ecr:GetAuthorizationToken"];
const useNetwork = vpcAttachmentActions;
const writeLogs = ["logs:CreateLogGroup", ...logWriteActions];
const putMetrics = actions("cloudwatch", "PutMetricData");
const useKey = actions("kms", "CreateGrant", "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey*");
const readObjects = actions("s3", "GetBucketLocation", "GetObject", "GetObjectVersion", "ListBucket");
const writeObjects = actions("s3", "AbortMultipartUpload", "ListMultipartUploadParts", "PutObject");
const passRole = actions("iam", "GetRole", "PassRole");

/**
 * What a role may be allowed to do at most, by what it is for. After AWS' guide to SageMaker roles and the templates of
 * its Role Manager (cdklabs.cdk-aws-sagemaker-role-manager 0.0.30), its MLOps workload orchestrator, and the guide to VPC
 * flow logs. An action may be a pattern; what a role names must lie within one.
 */
export const capabilityBudgets: Readonly<Record<string, readonly string[]>> = {
  /** Studio: the apps, spaces and profile of one person, and their files. */
  studio: [
    ...actions(
      "sagemaker",
      "CreateApp",
      "CreatePresignedDomainUrl",
      "CreateSpace",
      "DeleteApp",
      "DeleteSpace",
    ),
    ...actions("sagemaker", "*AppImageConfig", "DescribeApp", "DescribeDomain", "DescribeSpace"),
    ...actions("sagemaker", "DescribeUserProfile", "ListAppImageConfigs", "ListApps", "ListDomains"),
    ...actions("sagemaker", "ListSpaces", "ListUserProfiles", "UpdateSpace"),
    ...readObjects,
    ...writeObjects,
    ...actions("s3", "DeleteObject"),
    ...useKey,
    ...writeLogs,
    ...useNetwork,
  ],
  /** Starting jobs under a role that is passed to them. */
  "job-launch": [
    ...actions(
      "sagemaker",
      "AddTags",
      "CreateAutoMLJob",
      "CreateAutoMLJobV2",
      "CreateHyperParameterTuningJob",
    ),
    ...actions("sagemaker", "CreateProcessingJob", "CreateTrainingJob", "CreateTransformJob"),
    ...actions("sagemaker", "Describe*Job*", "List*", "Search", "Stop*Job", "UpdateTrainingJob"),
    ...passRole,
  ],
  /** What runs in a training, processing or tuning job. */
  job: [
    ...readObjects,
    ...writeObjects,
    ...pullImages,
    ...useNetwork,
    ...useKey,
    ...writeLogs,
    ...putMetrics,
    ...actions("sagemaker", "BatchPutMetrics"),
  ],
  /** The steps of a pipeline. */
  pipeline: [
    ...actions("sagemaker", "AddTags", "CreateModel", "CreateModelPackage", "CreateModelPackageGroup"),
    ...actions("sagemaker", "Create*Job", "Describe*", "List*", "Stop*Job", "UpdateModelPackage"),
    ...passRole,
    ...readObjects,
    ...writeObjects,
    ...useKey,
  ],
  /** What runs behind an endpoint: a model, and the capture of what it is asked. */
  endpoint: [
    ...readObjects,
    ...writeObjects,
    ...pullImages,
    ...useNetwork,
    ...useKey,
    ...writeLogs,
    ...putMetrics,
    ...actions("cloudwatch", "DescribeAlarms"),
  ],
  /** Monitoring schedules and their jobs; Clarify makes an endpoint of its own to ask. */
  monitoring: [
    ...actions("sagemaker", "*MonitoringSchedule", "*JobDefinition", "*EndpointConfig", "*Endpoint"),
    ...actions(
      "sagemaker",
      "CreateProcessingJob",
      "DescribeModel",
      "DescribeProcessingJob",
      "StopProcessingJob",
    ),
    ...passRole,
    ...readObjects,
    ...writeObjects,
    ...pullImages,
    ...useNetwork,
    ...useKey,
    ...writeLogs,
    ...putMetrics,
  ],
  /** A function that asks an endpoint. */
  invoker: [
    ...actions("sagemaker", "InvokeEndpoint", "InvokeEndpointAsync", "InvokeEndpointWithResponseStream"),
    ...writeLogs,
    ...useNetwork,
    ...actions("kms", "Decrypt", "GenerateDataKey*"),
    ...actions("sqs", "SendMessage"),
    ...actions("xray", "PutTelemetryRecords", "PutTraceSegments"),
  ],
  /** A rule that starts a delivery when a model is approved. */
  "release-trigger": [
    ...actions("codebuild", "StartBuild"),
    ...actions("codepipeline", "StartPipelineExecution"),
    ...actions("events", "PutEvents"),
  ],
  /** Putting an approved model behind an endpoint. */
  "model-deployment": [
    ...actions(
      "sagemaker",
      "AddTags",
      "CreateModel",
      "DeleteEndpointConfig",
      "DeleteModel",
      "Describe*",
      "List*",
    ),
    ...actions(
      "sagemaker",
      "CreateEndpoint",
      "CreateEndpointConfig",
      "UpdateEndpoint*",
      "UpdateModelPackage",
    ),
    ...passRole,
    ...readObjects,
    ...useKey,
  ],
  /** A workflow outside AWS that hands over to the deploy role of an account. */
  "ci-sign-in": [
    ...actions("sts", "AssumeRole", "TagSession"),
    ...readObjects,
    ...actions("s3", "DeleteObject", "PutObject"),
    ...actions("kms", "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey*"),
  ],
  /** Writing the flow logs of a VPC. */
  "flow-logs": ["logs:DescribeLogGroups", ...logWriteActions],
};
