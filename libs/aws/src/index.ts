export {
  type Arn,
  accountRootArn,
  arnIn,
  awsManagedPolicyArn,
  awsManagedPolicyName,
  bucketArn,
  connectionArnPattern,
  eventBusArnPattern,
  formatArn,
  iamArn,
  keyArnPattern,
  modelPackageArnPattern,
  parseArn,
  parseArnPattern,
  roleArnPattern,
  ssmParameterPattern,
} from "./arn.ts";
export { bucketsOfAws, codeArtifactRegions, jumpStartBucket } from "./aws-buckets.ts";
export {
  type MonitorKind,
  monitorMetricNamespace,
  monitorKinds,
  sageMakerJobMetricNamespaces,
  sageMakerLogGroups,
  sageMakerMetricNamespaces,
  sharedLogGroups,
} from "./cloudwatch-names.ts";
export {
  type EcrImage,
  type ImageName,
  ecrRegistryHost,
  parseEcrImage,
  parseImageName,
  versionedEcrImagePattern,
} from "./ecr-image.ts";
export { doGlobsOverlap, fitsGlob, isGlobWithin } from "./glob.ts";
export { imagePullActions, logWriteActions, vpcAttachmentActions } from "./iam-actions.ts";
export {
  type Device,
  type InstanceFacts,
  type InstanceType,
  ec2InstanceTypePattern,
  instanceFacts,
  instanceTypeGlobPattern,
  instanceTypePattern,
  localDiskInstanceTypes,
} from "./instance-type.ts";
export { athenaLimits, catalogNamePattern, statementNamePattern } from "./limits/athena.ts";
export { batchTransformLimits } from "./limits/batch-transform.ts";
export { alarmLookBackSeconds, maxAlarmMetrics } from "./limits/cloudwatch.ts";
export { deliveryLimits } from "./limits/delivery.ts";
export { ec2Limits } from "./limits/ec2.ts";
export { explainedLanguages, explainedUnits, explainerLimits } from "./limits/explainer.ts";
export { featureGroupLimits, featureNamePattern, reservedFeatureNames } from "./limits/feature-store.ts";
export {
  capturedContentTypePattern,
  dataCaptureLimits,
  endpointLimits,
  inferenceComponentMinimums,
  inferenceIdPattern,
  requestLimits,
  rolloutLimits,
  serverlessLimits,
  serverlessMemorySizesMiB,
  serverlessMemoryStepMiB,
} from "./limits/hosting.ts";
export { httpApiLimits } from "./limits/http-api.ts";
export {
  channelNamePattern,
  jobLimits,
  jobTextLengths,
  maxTrainingSeconds,
  mlflowArnPattern,
  profilingIntervalsMs,
  tuningJobNamePattern,
  tuningLimits,
} from "./limits/jobs.ts";
export { keyLimits } from "./limits/kms.ts";
export { functionLimits, provisionedUtilization } from "./limits/lambda.ts";
export { maxSubnets, modelLimits, variableNamePattern } from "./limits/model.ts";
export {
  monitorLimits,
  processingPathPattern,
  timeOffsetHours,
  timeOffsetPattern,
} from "./limits/monitoring.ts";
export { registryLimits } from "./limits/model-registry.ts";
export { parameterLimits } from "./limits/parameters.ts";
export {
  eventPathPattern,
  pipelineDescriptionLength,
  pipelineNamePattern,
  startRetryLimits,
} from "./limits/pipeline-starts.ts";
export { pipelineLimits, pipelineParameterNamePattern, pipelineStepNamePattern } from "./limits/pipeline.ts";
export { policySizes } from "./limits/policy-sizes.ts";
export { type Range } from "./limits/range.ts";
export { flexibleWindowMinutes } from "./limits/scheduler.ts";
export {
  customImageLimits,
  gitBranchPattern,
  imageDisplayNamePattern,
  maintenanceWindowPattern,
  maxLifecycleScriptLength,
  notebookLimits,
  studioLimits,
} from "./limits/studio.ts";
export { reservedTagPrefix, tagLimits } from "./limits/tags.ts";
export { logRetentionDays } from "./log-retention.ts";
export { type BiasMetric, biasMetrics, qualityMetrics } from "./monitor-metrics.ts";
export { hourlyMonitorSchedule, monitorScheduleHours, monitorSchedulePattern } from "./monitor-schedule.ts";
export {
  type AwsPlace,
  type Partition,
  accountPattern,
  consoleHostOf,
  dnsSuffixOf,
  partitionOf,
  regionPattern,
} from "./partition.ts";
export { monitoredEndpointTag } from "./monitored-endpoint-tag.ts";
export { permissionsBoundaryTag } from "./permissions-boundary-tag.ts";
export { executionArnOf, goingExecutionStatuses } from "./pipeline-executions.ts";
export { type PipelineJob, type PipelineJobKind, goingJobStatuses, pipelineJobs } from "./pipeline-jobs.ts";
export {
  type MakingStepType,
  type PipelineStepResource,
  pipelineStepResources,
} from "./pipeline-step-resources.ts";
export {
  nameLengths,
  pipelineEmrRulePattern,
  pipelineEmrRules,
  sageMakerNamePattern,
} from "./resource-names.ts";
export { type S3Location, bucketNamePattern, parseS3Uri, s3UriPattern } from "./s3-uri.ts";
export {
  type Rate,
  isCronExpression,
  isOneTimeExpression,
  parseRateExpression,
} from "./schedule-expression.ts";
export { isService, isServicePrincipal, regionalService, servicePrincipals } from "./service-principals.ts";
export {
  endpointServiceOf,
  interfaceServiceName,
  packageEndpointServices,
  s3GatewayServiceName,
  sageMakerEndpointServices,
} from "./vpc-endpoint-service.ts";
export {
  type ServiceQuota,
  endpointQuota,
  notebookQuota,
  serviceQuotas,
  studioAppQuota,
} from "./service-quotas.ts";
