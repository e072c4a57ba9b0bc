import { UNKNOWN } from "./testing/values.ts";
import { cloudControlResource } from "./cloud-control.ts";
import { shapeOf } from "./api-model.ts";
import { cloudFormationDialect, cloudFormationTypes } from "./cloud-control.ts";
import { problemsIn } from "./testing/judging.ts";
import { image, key, role, securityGroups, subnets } from "./testing/resources/common.ts";

const JobResources = {
  ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 30, VolumeKmsKeyId: key },
};
const output = {
  MonitoringOutputs: [
    { S3Output: { LocalPath: "/opt/ml/processing/output", S3Uri: "s3://reports/sentiment" } },
  ],
};
const EndpointInput = { EndpointName: "sentiment", LocalPath: "/opt/ml/processing/input" };
const Tags = [{ Key: "Owner", Value: "nlp" }];

/** States that CloudFormation takes. */
const states = {
  "AWS::SageMaker::ModelQualityJobDefinition": {
    EndpointName: "sentiment",
    JobResources,
    ModelQualityAppSpecification: { ImageUri: image, ProblemType: "BinaryClassification" },
    ModelQualityJobInput: {
      EndpointInput: {
        ...EndpointInput,
        InferenceAttribute: "label",
        StartTimeOffset: "-PT1H",
        EndTimeOffset: "PT0H",
      },
      GroundTruthS3Input: { S3Uri: "s3://truth/sentiment" },
    },
    ModelQualityJobOutputConfig: output,
    NetworkConfig: {
      EnableNetworkIsolation: true,
      VpcConfig: { SecurityGroupIds: securityGroups, Subnets: subnets },
    },
    RoleArn: role,
    StoppingCondition: { MaxRuntimeInSeconds: 1800 },
    Tags,
  },
  "AWS::SageMaker::ModelBiasJobDefinition": {
    JobResources,
    ModelBiasAppSpecification: { ConfigUri: "s3://config/bias.json", ImageUri: image },
    ModelBiasJobInput: {
      BatchTransformInput: {
        DataCapturedDestinationS3Uri: "s3://capture",
        DatasetFormat: { Parquet: true },
        LocalPath: "/opt/ml/processing/input",
      },
      GroundTruthS3Input: { S3Uri: "s3://truth/sentiment" },
    },
    ModelBiasJobOutputConfig: output,
    RoleArn: role,
  },
  "AWS::SageMaker::ModelExplainabilityJobDefinition": {
    JobResources,
    ModelExplainabilityAppSpecification: { ConfigUri: "s3://config/shap.json", ImageUri: image },
    ModelExplainabilityJobInput: { EndpointInput },
    ModelExplainabilityJobOutputConfig: output,
    RoleArn: role,
  },
  "AWS::SageMaker::InferenceComponent": {
    EndpointName: "sentiment",
    VariantName: "main",
    InferenceComponentName: "sentiment-1",
    RuntimeConfig: { CopyCount: 2 },
    Specification: { ModelName: "sentiment-1", ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } },
    DeploymentConfig: { RollingUpdatePolicy: {} },
    Tags,
  },
  "AWS::SageMaker::MonitoringSchedule": {
    MonitoringScheduleName: "sentiment-now",
    MonitoringScheduleConfig: {
      MonitoringJobDefinitionName: "sentiment",
      MonitoringType: "ModelQuality",
      ScheduleConfig: {
        ScheduleExpression: "NOW",
        DataAnalysisStartTime: "-PT5H",
        DataAnalysisEndTime: "-PT1H",
      },
    },
  },
  "AWS::SageMaker::EndpointConfig": {
    EnableNetworkIsolation: true,
    ExecutionRoleArn: role,
    ProductionVariants: [
      {
        VariantName: "main",
        InitialInstanceCount: 1,
        InstanceType: "ml.m5.large",
        RoutingConfig: { RoutingStrategy: "RANDOM" },
      },
    ],
    VpcConfig: { SecurityGroupIds: securityGroups, Subnets: subnets },
  },
  "AWS::SageMaker::Image": { ImageName: "nlp", ImageRoleArn: role, ImageDisplayName: "NLP" },
  "AWS::SageMaker::Device": { DeviceFleetName: "cameras", Device: { DeviceName: "camera-1" } },
  "AWS::SageMaker::ModelCard": {
    ModelCardName: "sentiment",
    ModelCardStatus: "Draft",
    Content: { model_overview: {} },
  },
  "AWS::SageMaker::Pipeline": {
    PipelineName: "train",
    RoleArn: role,
    PipelineDefinition: { PipelineDefinitionBody: "{}" },
  },
  "AWS::SageMaker::Workteam": {
    Description: "People who read reviews",
    MemberDefinitions: [
      {
        CognitoMemberDefinition: {
          CognitoClientId: "a",
          CognitoUserGroup: "b",
          CognitoUserPool: "eu-west-1_c",
        },
      },
    ],
  },
} satisfies Readonly<Record<string, object>>;

/** What is found in a state of Cloud Control. */
function problemsOf(typeName: string, state: object | string): string[] {
  const desiredState = typeof state === "string" ? state : JSON.stringify(state);
  return problemsIn(cloudControlResource, { typeName, desiredState });
}

test.each(Object.entries(states))("a valid %s is found to be valid", (typeName, state) => {
  expect(problemsOf(typeName, state)).toEqual([]);
});

test("these types are judged, and no others", () => {
  expect([...cloudFormationTypes.keys()]).toEqual(
    [
      "Algorithm",
      "App",
      "AppImageConfig",
      "CodeRepository",
      "DataQualityJobDefinition",
      "Device",
      "DeviceFleet",
      "Domain",
      "Endpoint",
      "EndpointConfig",
      "FeatureGroup",
      "Hub",
      "HumanTaskUi",
      "Image",
      "ImageVersion",
      "InferenceComponent",
      "InferenceExperiment",
      "MlflowApp",
      "MlflowTrackingServer",
      "Model",
      "ModelBiasJobDefinition",
      "ModelCard",
      "ModelExplainabilityJobDefinition",
      "ModelPackage",
      "ModelPackageGroup",
      "ModelQualityJobDefinition",
      "MonitoringSchedule",
      "NotebookInstance",
      "NotebookInstanceLifecycleConfig",
      "Pipeline",
      "ProcessingJob",
      "Project",
      "Space",
      "StudioLifecycleConfig",
      "UserProfile",
      "Workforce",
      "Workteam",
    ].map((name) => `AWS::SageMaker::${name}`),
  );
  expect(problemsOf("AWS::SageMaker::Cluster", { ClusterName: "_" })).toEqual([]);
  expect(problemsOf("AWS::S3::Bucket", { BucketName: "_" })).toEqual([]);
});

describe("a state", () => {
  const quality = states["AWS::SageMaker::ModelQualityJobDefinition"];
  const api = "(SageMaker API CreateModelQualityJobDefinition)";
  const typeName = "AWS::SageMaker::ModelQualityJobDefinition";
  const got = `got a member that ${typeName} does not have`;

  test("is refused for what the API would refuse", () => {
    const state = {
      ...quality,
      RoleArn: undefined,
      JobDefinitionName: "model_quality",
      JobResources: { ClusterConfig: { InstanceCount: "1", InstanceType: "ml.m5.xlage", VolumeSizeInGB: 0 } },
      ModelQualityJobInput: { GroundTruthS3Input: { S3Uri: "truth" } },
    };
    expect(problemsOf(typeName, state)).toEqual([
      `desiredState.RoleArn: got nothing; it is required ${api}`,
      `desiredState.JobResources.ClusterConfig.InstanceCount: got "1"; allowed is a whole number ${api}`,
      `desiredState.JobResources.ClusterConfig.InstanceType: got "ml.m5.xlage"; allowed is one of 207 values, the nearest is "ml.m5.xlarge" ${api}`,
      `desiredState.JobResources.ClusterConfig.VolumeSizeInGB: got 0; allowed is 1 to 16384 ${api}`,
      `desiredState.ModelQualityJobInput.GroundTruthS3Input.S3Uri: got "truth"; allowed is what matches (https|s3)://([^/]+)/?(.*) ${api}`,
      `desiredState.JobDefinitionName: got "model_quality"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62} ${api}`,
      `desiredState.ModelQualityJobInput.EndpointInput: got nothing; one of EndpointInput and BatchTransformInput is required ${api}`,
    ]);
  });

  test("is refused for members that only the API has", () => {
    const input = { ...quality.ModelQualityJobInput.EndpointInput, ExcludeFeaturesAttribute: "1" };
    const state = {
      ...quality,
      ModelQualityJobInput: { ...quality.ModelQualityJobInput, EndpointInput: input },
    };
    expect(problemsOf(typeName, state)).toEqual([
      `desiredState.ModelQualityJobInput.EndpointInput.ExcludeFeaturesAttribute: ${got}; only the API has it (CloudFormation)`,
    ]);
  });

  test("is refused for members that nobody has", () => {
    const input = { ...quality.ModelQualityJobInput.EndpointInput, InferenceAtribute: "label" };
    const state = {
      ...quality,
      roleArn: role,
      ModelQualityJobInput: { ...quality.ModelQualityJobInput, EndpointInput: input },
    };
    expect(problemsOf(typeName, state)).toEqual([
      `desiredState.roleArn: ${got}; the nearest is RoleArn (CloudFormation)`,
      `desiredState.ModelQualityJobInput.EndpointInput.InferenceAtribute: ${got}; the nearest is InferenceAttribute (CloudFormation)`,
    ]);
  });

  test("is refused for reserved tags", () => {
    expect(problemsOf(typeName, { ...quality, Tags: [{ Key: "aws:owner", Value: "nlp" }] })).toEqual([
      `desiredState.Tags[0].Key: got the key "aws:owner"; allowed is a key that does not begin with "aws:" ${api}`,
    ]);
  });

  test("is refused when it is not JSON, and not shown", () => {
    expect(problemsOf(typeName, "{ token: 'hunter2' }")).toEqual([
      `desiredState: got a text of 20 characters; allowed is JSON ${api}`,
    ]);
  });

  test("is refused when it is no object", () => {
    expect(problemsOf(typeName, "[]")).toEqual([
      `desiredState: got a list of 0; allowed is an object ${api}`,
    ]);
  });

  test("may be known later, and so may its type", () => {
    expect(problemsIn(cloudControlResource, { typeName, desiredState: UNKNOWN })).toEqual([]);
    expect(problemsIn(cloudControlResource, { typeName: UNKNOWN, desiredState: "{}" })).toEqual([]);
  });
});

test("CloudFormation fills in nothing that is not required", () => {
  const [type] = cloudFormationTypes.values();
  if (!type) throw new Error("there is no type");
  const { model, filledIn } = cloudFormationDialect(type);
  for (const [shape, members] of Object.entries(filledIn)) {
    expect(shapeOf(model, shape).required).toEqual(expect.arrayContaining(Object.keys(members)));
  }
});

describe("one of several", () => {
  const space = (system: object | string) => ({
    DomainId: "d-abcdefghijkl",
    SpaceName: "lab",
    SpaceSettings: { CustomFileSystems: [system] },
  });
  const efs = { FileSystemId: "fs-0a1b2c3d" };
  const at = "desiredState.SpaceSettings.CustomFileSystems[0]";
  const allowed = "allowed is exactly one member (SageMaker API CreateSpace)";

  test("is one", () => {
    expect(problemsOf("AWS::SageMaker::Space", space({ EFSFileSystem: efs }))).toEqual([]);
  });

  test("is not two", () => {
    const both = space({ EFSFileSystem: efs, FSxLustreFileSystem: { FileSystemId: "fs-0a1b2c3d" } });
    expect(problemsOf("AWS::SageMaker::Space", both)).toEqual([
      `${at}: got EFSFileSystem and FSxLustreFileSystem; ${allowed}`,
    ]);
  });

  test("is not none", () => {
    expect(problemsOf("AWS::SageMaker::Space", space({}))).toEqual([`${at}: got nothing in it; ${allowed}`]);
  });

  test("may be one of two of which one is unknown", () => {
    const type = "aws:sagemaker/space:Space";
    const props = { domainId: "d-abcdefghijkl", spaceName: "lab" };
    const systems = [{ efsFileSystem: UNKNOWN }];
    expect(problemsIn(type, { ...props, spaceSettings: { customFileSystems: systems } })).toEqual([]);
  });
});

describe("a schedule", () => {
  const typeName = "AWS::SageMaker::MonitoringSchedule";
  const scheduled = (config: object) => ({
    MonitoringScheduleName: "sentiment-now",
    MonitoringScheduleConfig: { MonitoringJobDefinitionName: "sentiment", ScheduleConfig: config },
  });
  const at = "desiredState.MonitoringScheduleConfig.ScheduleConfig";
  const api = "(SageMaker API CreateMonitoringSchedule)";

  test("wants a window when it runs now", () => {
    expect(problemsOf(typeName, scheduled({ ScheduleExpression: "NOW" }))).toEqual([
      `${at}.DataAnalysisStartTime: got nothing; it is required when the job runs NOW ${api}`,
      `${at}.DataAnalysisEndTime: got nothing; it is required when the job runs NOW ${api}`,
    ]);
  });

  test.each([
    ["-PT25H", "-PT0H"],
    ["-P1DT1M", "-PT0M"],
    ["-PT1H", "-PT2H"],
  ])("wants a window of a day at most, not from %s to %s", (start, end) => {
    const config = { ScheduleExpression: "NOW", DataAnalysisStartTime: start, DataAnalysisEndTime: end };
    expect(problemsOf(typeName, scheduled(config))).toEqual([
      `${at}.DataAnalysisStartTime: got "${start}"; allowed is up to 24 hours before the end of the window ${api}`,
    ]);
  });
});

test("an inference component has one specification, or one per instance type", () => {
  const typeName = "AWS::SageMaker::InferenceComponent";
  const { Specification, ...state } = states[typeName];
  expect(problemsOf(typeName, { ...state, Specifications: [Specification] })).toEqual([]);
  expect(problemsOf(typeName, state)).toEqual([
    "desiredState.Specification: got nothing; one of Specification and Specifications is required (SageMaker API CreateInferenceComponent)",
  ]);
});

test("an inference component has a range of memory in order", () => {
  const typeName = "AWS::SageMaker::InferenceComponent";
  const ComputeResourceRequirements = { MinMemoryRequiredInMb: 2048, MaxMemoryRequiredInMb: 1024 };
  const state = {
    ...states[typeName],
    Specification: { ModelName: "sentiment-1", ComputeResourceRequirements },
  };
  expect(problemsOf(typeName, state)).toEqual([
    "desiredState.Specification.ComputeResourceRequirements.MinMemoryRequiredInMb: got 2048; allowed is at most MaxMemoryRequiredInMb (1024) (SageMaker API CreateInferenceComponent)",
  ]);
});
