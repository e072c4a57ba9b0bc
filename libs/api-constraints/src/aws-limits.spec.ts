import fc from "fast-check";
import * as aws from "@mlops/aws";
import { type Service, type Shape, modelOf } from "./api-model.ts";
import { fitsPattern } from "./pattern.ts";

/** The shapes of the API that hold the limits of @mlops/aws: those of a range, its `min` and its `max`. */
const fromApi: Readonly<Record<string, readonly string[]>> = {
  "customImageLimits.maxArgumentLength": ["NonEmptyString64"],
  "customImageLimits.maxArguments": ["CustomImageContainerArguments"],
  "customImageLimits.maxDisplayNameLength": ["ImageDisplayName"],
  "customImageLimits.maxEntrypointLength": ["NonEmptyString256"],
  "customImageLimits.maxImageLength": ["ImageBaseImage"],
  "customImageLimits.maxVariableLength": ["String256"],
  "customImageLimits.maxVariables": ["CustomImageContainerEnvironmentVariables"],
  "dataCaptureLimits.contentTypes": ["CsvContentTypes", "JsonContentTypes"],
  "dataCaptureLimits.samplingPercent.max": ["SamplingPercentage"],
  "explainerLimits.baselineLength": ["ClarifyShapBaseline"],
  "explainerLimits.features": ["ClarifyFeatureHeaders", "ClarifyFeatureTypes"],
  "explainerLimits.labels": ["ClarifyLabelHeaders"],
  "explainerLimits.payloadMB": ["ClarifyMaxPayloadInMB"],
  "explainerLimits.textLength": [
    "ClarifyEnableExplanations",
    "ClarifyContentTemplate",
    "ClarifyFeaturesAttribute",
    "ClarifyHeader",
    "ClarifyLabelAttribute",
    "ClarifyProbabilityAttribute",
  ],
  "endpointLimits.asyncConcurrency": ["MaxConcurrentInvocationsPerInstance"],
  "endpointLimits.downloadTimeoutSeconds": ["ProductionVariantModelDataDownloadTimeoutInSeconds"],
  "endpointLimits.startupTimeoutSeconds": ["ProductionVariantContainerStartupHealthCheckTimeoutInSeconds"],
  "endpointLimits.variants": ["ProductionVariantList"],
  "endpointLimits.volumeGiB": ["ProductionVariantVolumeSizeInGB"],
  "featureGroupLimits.capacityUnits": ["CapacityUnit"],
  "featureGroupLimits.features": ["FeatureDefinitions"],
  flexibleWindowMinutes: ["scheduler:MaximumWindowInMinutes"],
  "functionLimits.memoryMiB.min": ["lambda:MemorySize"],
  "functionLimits.timeoutSeconds.min": ["lambda:Timeout"],
  "inferenceComponentMinimums.accelerators": ["NumberOfAcceleratorDevices"],
  "inferenceComponentMinimums.cpus": ["NumberOfCpuCores"],
  "inferenceComponentMinimums.memoryMiB": ["MemoryInMb"],
  "jobLimits.channels": ["InputDataConfig"],
  "jobLimits.keepAliveSeconds": ["KeepAlivePeriodInSeconds"],
  "jobLimits.metrics": ["MetricDefinitionList"],
  "jobLimits.processingInputs": ["ProcessingInputs"],
  "jobLimits.processingInstances": ["ProcessingInstanceCount"],
  "jobLimits.processingOutputs": ["ProcessingOutputs"],
  "jobLimits.processingRuntimeSeconds": ["ProcessingMaxRuntimeInSeconds"],
  "jobLimits.retries": ["MaximumRetryAttempts"],
  "jobLimits.rules": ["DebugRuleConfigurations", "ProfilerRuleConfigurations"],
  "jobLimits.volumeGiB": ["ProcessingVolumeSizeInGB"],
  "jobLimits.words": ["ContainerArguments", "ContainerEntrypoint", "TrainingContainerEntrypoint"],
  "jobTextLengths.hyperparameterName": ["HyperParameterKey"],
  "jobTextLengths.hyperparameterValue": ["HyperParameterValue"],
  "jobTextLengths.metricExpression": ["MetricRegex"],
  "jobTextLengths.metricName": ["MetricName"],
  "jobTextLengths.word": ["ContainerArgument", "ContainerEntrypointString", "TrainingContainerArgument"],
  maxLifecycleScriptLength: ["NotebookInstanceLifecycleConfigContent", "StudioLifecycleConfigContent"],
  maxSubnets: ["Subnets", "lambda:SubnetIds"],
  "modelLimits.containers.max": ["ContainerDefinitionList"],
  "modelLimits.maxImageLength": ["ContainerImage"],
  "modelLimits.maxVariableLength": ["EnvironmentValue"],
  "modelLimits.maxVariables": ["EnvironmentMap"],
  "nameLengths.bucket": ["lambda:S3Bucket"],
  "nameLengths.eventRule": ["events:RuleName"],
  "nameLengths.featureGroup": ["FeatureGroupName"],
  "nameLengths.tuningJob": ["HyperParameterTuningJobName"],
  "nameLengths.schedule": ["scheduler:Name", "scheduler:ScheduleGroupName"],
  "pipelineDescriptionLength.max": ["PipelineDescription"],
  "startRetryLimits.attempts": ["events:MaximumRetryAttempts", "scheduler:MaximumRetryAttempts"],
  "startRetryLimits.eventAgeSeconds": [
    "events:MaximumEventAgeInSeconds",
    "scheduler:MaximumEventAgeInSeconds",
  ],
  "nameLengths.sageMaker": ["AppImageConfigName", "DomainName", "EndpointName", "EntityName", "ImageName"],
  "monitorLimits.runtimeSeconds": ["MonitoringMaxRuntimeInSeconds"],
  "notebookLimits.volumeGb": ["NotebookInstanceVolumeSizeInGB"],
  "pipelineLimits.maxDefinitionCharacters": ["PipelineDefinition"],
  "registryLimits.maxDescriptionLength": ["EntityDescription"],
  "registryLimits.maxPolicyLength": ["PolicyString"],
  "rolloutLimits.terminationWaitSeconds": ["TerminationWaitInSeconds"],
  "rolloutLimits.timeoutSeconds": ["MaximumExecutionTimeoutInSeconds"],
  "rolloutLimits.waitSeconds": ["WaitIntervalInSeconds"],
  "serverlessLimits.concurrency": ["ServerlessMaxConcurrency", "ServerlessProvisionedConcurrency"],
  "serverlessLimits.memoryMiB": ["ServerlessMemorySizeInMB"],
  "studioLimits.idleMinutes": ["IdleTimeoutInMinutes"],
  "studioLimits.maxRepositories": ["CodeRepositories"],
  "studioLimits.volumeGb": ["SpaceEbsVolumeSizeInGb"],
  "tagLimits.maxKeyLength": ["TagKey", "lambda:TagKey", "scheduler:TagKey"],
  "tagLimits.maxTags": ["TagList"],
  "tuningLimits.jobsNotImproving.min": ["MaxNumberOfTrainingJobsNotImproving"],
  "tuningLimits.parents": ["ParentHyperParameterTuningJobs"],
  "tuningLimits.ranges": [
    "CategoricalParameterRanges",
    "ContinuousParameterRanges",
    "IntegerParameterRanges",
  ],
  "tuningLimits.runtimeSeconds": ["HyperParameterTuningMaxRuntimeInSeconds"],
  "tuningLimits.values": ["ParameterValues"],
  "tagLimits.maxValueLength": ["TagValue", "lambda:TagValue", "scheduler:TagValue"],
};

/** Limits that no shape of the API holds, or holds otherwise: only the documentation tells. */
const documentedOnly: readonly string[] = [
  "alarmLookBackSeconds.longPeriods",
  "alarmLookBackSeconds.shortPeriods",
  "athenaLimits.maxQueryLength",
  "batchTransformLimits.maxConcurrentPayloadMiB",
  "batchTransformLimits.payloadMiB",
  "dataCaptureLimits.samplingPercent.min",
  "deliveryLimits.approvalMinutes",
  "deliveryLimits.buildMinutes",
  "deliveryLimits.maxConfigurationValueLength",
  "ec2Limits.maxUserDataBytes",
  "ec2Limits.volumeGb",
  "featureGroupLimits.vectorDimension",
  "functionLimits.maxEnvironmentBytes",
  "functionLimits.maxLayers",
  "functionLimits.maxStorageMiB",
  "functionLimits.memoryMiB.max",
  "functionLimits.timeoutSeconds.max",
  "httpApiLimits.audiences",
  "httpApiLimits.maxScopes",
  "httpApiLimits.maxTimeoutSeconds",
  "keyLimits.deletionWindowDays",
  "keyLimits.rotationDays",
  "maxAlarmMetrics",
  "maxTrainingSeconds",
  "modelLimits.containers.min",
  "monitorLimits.hourlyRuntimeSeconds",
  "monitorLimits.hourlyRuntimeWithLabelsSeconds",
  "monitorLimits.probabilityThreshold",
  "monitorLimits.windowHours",
  "parameterLimits.maxAdvancedBytes",
  "parameterLimits.maxStandardBytes",
  "policySizes.eventBus",
  "policySizes.modelPackageGroup",
  "policySizes.queue",
  "policySizes.vpcEndpoint",
  "nameLengths.alarm",
  "nameLengths.athenaWorkgroup",
  "nameLengths.buildProject",
  "nameLengths.chatConfiguration",
  "nameLengths.codeArtifactDomain",
  "nameLengths.deliveryPipeline",
  "nameLengths.ecrRepository",
  "nameLengths.eventBus",
  "nameLengths.glueName",
  "nameLengths.iamPolicy",
  "nameLengths.iamRole",
  "nameLengths.kmsAlias",
  "nameLengths.lambdaFunction",
  "nameLengths.queue",
  "notebookLimits.maxRepositories",
  "pipelineDescriptionLength.min",
  "pipelineLimits.maxDefaultCharacters",
  "pipelineLimits.maxMetadataCharacters",
  "pipelineLimits.maxOutputParameters",
  "pipelineLimits.maxParameterDescriptionCharacters",
  "pipelineLimits.maxParameters",
  "pipelineLimits.maxStepDescriptionCharacters",
  "pipelineLimits.maxStepDisplayNameCharacters",
  "pipelineLimits.retryAttempts",
  "pipelineLimits.retryExpiryMinutes",
  "pipelineLimits.retryIntervalSeconds",
  "policySizes.bucket",
  "policySizes.inlineOfRole",
  "policySizes.key",
  "policySizes.managed",
  "provisionedUtilization",
  "registryLimits.maxApprovalLength",
  "requestLimits.asynchronous",
  "requestLimits.real-time",
  "requestLimits.serverless",
  "rolloutLimits.canaryPercent",
  "rolloutLimits.linearPercent",
  "rolloutLimits.rollbackPercent",
  "rolloutLimits.rollingPercent",
  "serverlessMemoryStepMiB",
];

/** Every number that @mlops/aws exports, by its path. */
const numbers = new Map(numbersIn("", Object.fromEntries(Object.entries(aws))));

function numbersIn(path: string, value: unknown): [string, number][] {
  if (typeof value === "number") return [[path, value]];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    numbersIn(path === "" ? key : `${path}.${key}`, inner),
  );
}

/** The numbers of a limit: itself, or both ends of a range. */
const endsOf = (path: string) =>
  [path, `${path}.min`, `${path}.max`].filter((candidate) => numbers.has(candidate));

/** The shape called `<service>:<name>`, or `<name>` of SageMaker. */
function shapeCalled(name: string): Shape {
  const [service, shape] = name.includes(":") ? name.split(":") : ["sagemaker", name];
  const found = modelOf(service as Service).shapes[shape ?? ""];
  if (found === undefined) throw new Error(`the API has no shape ${name}`);
  return found;
}

describe("a limit of @mlops/aws", () => {
  test.each(Object.entries(fromApi).flatMap(([path, shapes]) => shapes.map((shape) => [path, shape])))(
    "%s is that of %s",
    (path = "", name = "") => {
      const ends = endsOf(path);
      const { min, max } = shapeCalled(name);
      const isLeast = (end: string) => end.endsWith(".min") || end.startsWith("inferenceComponentMinimums.");
      expect(ends.length).toBeGreaterThan(0);
      expect(ends.map((end) => [end, numbers.get(end)])).toEqual(
        ends.map((end) => [end, isLeast(end) ? min : max]),
      );
    },
  );

  test("on the repositories of a notebook instance counts the default one besides the additional ones", () => {
    const { max = 0 } = shapeCalled("AdditionalCodeRepositoryNamesOrUrls");
    expect(aws.notebookLimits.maxRepositories).toBe(1 + max);
  });

  test("comes from the API or from the documentation", () => {
    const told = [...Object.keys(fromApi), ...documentedOnly].flatMap(endsOf);
    expect(told.toSorted()).toEqual([...numbers.keys()].toSorted());
  });
});

describe("a pattern of @mlops/aws takes what the API takes", () => {
  const texts = fc.string({ unit: fc.constantFrom(..."aZ09-_./ ~:[?\n"), maxLength: 70 });

  test.each<[string, RegExp, readonly string[]]>([
    ["featureNamePattern", aws.featureNamePattern, ["FeatureName"]],
    ["pipelineNamePattern", aws.pipelineNamePattern, ["PipelineName"]],
    [
      "sageMakerNamePattern",
      aws.sageMakerNamePattern,
      [
        "AppImageConfigName",
        "DomainName",
        "EntityName",
        "SpaceName",
        "StudioLifecycleConfigName",
        "VariantName",
      ],
    ],
    ["capturedContentTypePattern", aws.capturedContentTypePattern, ["CsvContentType", "JsonContentType"]],
    ["variableNamePattern", aws.variableNamePattern, ["EnvironmentKey"]],
    ["gitBranchPattern", aws.gitBranchPattern, ["Branch"]],
    ["channelNamePattern", aws.channelNamePattern, ["ChannelName"]],
    ["tuningJobNamePattern", aws.tuningJobNamePattern, ["HyperParameterTuningJobName"]],
    ["imageDisplayNamePattern", aws.imageDisplayNamePattern, ["ImageDisplayName"]],
    ["maintenanceWindowPattern", aws.maintenanceWindowPattern, ["WeeklyMaintenanceWindowStart"]],
  ])("%s", (_, pattern, names) => {
    for (const { pattern: expected = ".*", min = 1, max = Infinity } of names.map(shapeCalled)) {
      const isTaken = (text: string) =>
        text.length >= min && text.length <= max && fitsPattern(expected, text);
      const taken = fc.stringMatching(new RegExp(`^(?:${expected})$`));
      fc.assert(
        fc.property(fc.oneof(texts, taken), (text) => expect(pattern.test(text)).toBe(isTaken(text))),
        { numRuns: 500 },
      );
      const longest = "a".repeat(Math.min(max, 2_000));
      expect(pattern.test(longest)).toBe(isTaken(longest));
      expect(pattern.test(`${longest}a`)).toBe(isTaken(`${longest}a`));
    }
  });

  test("and its S3 URIs are as long as the API takes them", () => {
    const { max = 0 } = shapeCalled("S3Uri");
    const uri = (length: number) => "s3://models/".padEnd(length, "x");
    expect([max, max + 1].map((length) => aws.s3UriPattern.test(uri(length)))).toEqual([true, false]);
  });
});

describe("the instance types of the API", () => {
  const enums = ["ProcessingInstanceType", "ProductionVariantInstanceType", "TrainingInstanceType"];
  const types = new Set(enums.flatMap((name) => shapeCalled(name).enum ?? []));

  test("have the form and the facts that @mlops/aws tells, but for two", () => {
    const withoutFacts = [...types].filter(
      (type) => aws.instanceFacts(type as aws.InstanceType) === undefined,
    );
    expect(types.size).toBeGreaterThan(300);
    expect(withoutFacts.toSorted()).toEqual(["ml.dl1.24xlarge", "ml.p6e-gb200.36xlarge"]);
    expect([...types].filter((type) => !aws.instanceTypePattern.test(type))).toEqual([]);
  });
});
