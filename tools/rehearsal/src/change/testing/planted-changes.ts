import { Resource as CloudControlResource } from "@pulumi/aws/cloudcontrol/resource.js";
import { LogGroup } from "@pulumi/aws/cloudwatch/logGroup.js";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { VpcEndpoint } from "@pulumi/aws/ec2/vpcEndpoint.js";
import { Repository } from "@pulumi/aws/ecr/repository.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { Domain } from "@pulumi/aws/sagemaker/domain.js";
import { Endpoint } from "@pulumi/aws/sagemaker/endpoint.js";
import { EndpointConfiguration } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { FeatureGroup } from "@pulumi/aws/sagemaker/featureGroup.js";
import { Model } from "@pulumi/aws/sagemaker/model.js";
import { ModelPackageGroup } from "@pulumi/aws/sagemaker/modelPackageGroup.js";
import { NotebookInstance } from "@pulumi/aws/sagemaker/notebookInstance.js";
import { NotebookInstanceLifecycleConfiguration } from "@pulumi/aws/sagemaker/notebookInstanceLifecycleConfiguration.js";
import { Pipeline } from "@pulumi/aws/sagemaker/pipeline.js";
import { Space } from "@pulumi/aws/sagemaker/space.js";
import { UserProfile } from "@pulumi/aws/sagemaker/userProfile.js";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { type CustomResourceOptions, StackReference, secret } from "@pulumi/pulumi";
import { type PlantedChange, change } from "./planted-change.ts";

const ROLE = "arn:aws:iam::111122223333:role/studio";
const IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/serving";

const bucket = (name: string, args = {}, opts?: CustomResourceOptions) => new Bucket(name, args, opts);

const featureGroup = (ttl: number, features: readonly string[], opts?: CustomResourceOptions) =>
  new FeatureGroup(
    "reviews",
    {
      featureGroupName: "reviews-dev",
      recordIdentifierFeatureName: "id",
      eventTimeFeatureName: "at",
      roleArn: ROLE,
      featureDefinitions: features.map((featureName) => ({ featureName, featureType: "String" })),
      onlineStoreConfig: { enableOnlineStore: true, ttlDuration: { unit: "Days", value: ttl } },
    },
    opts,
  );

const model = (tag: string) =>
  new Model("model", { executionRoleArn: ROLE, primaryContainer: { image: `${IMAGE}:${tag}` } });

const configuration = (modelName: Model["name"], args: object = {}, opts?: CustomResourceOptions) =>
  new EndpointConfiguration(
    "config",
    { productionVariants: [{ modelName, variantName: "main", initialInstanceCount: 1 }], ...args },
    opts,
  );

const endpoint = (tag: string, args: object = {}, opts?: CustomResourceOptions, deploymentConfig?: object) =>
  new Endpoint("endpoint", {
    name: "scoring-dev",
    endpointConfigName: configuration(model(tag).name, args, opts).name,
    ...(deploymentConfig && { deploymentConfig }),
  });

const rollback = (alarmName: string) => ({
  blueGreenUpdatePolicy: { trafficRoutingConfiguration: { type: "ALL_AT_ONCE", waitIntervalInSeconds: 60 } },
  autoRollbackConfiguration: { alarms: [{ alarmName }] },
});

const domain = (args: object, opts?: CustomResourceOptions) =>
  new Domain(
    "studio",
    {
      domainName: "studio-dev",
      authMode: "IAM",
      vpcId: "vpc-11112222333344445",
      subnetIds: ["subnet-11112222333344445"],
      defaultUserSettings: { executionRole: ROLE },
      ...args,
    },
    opts,
  );

const space = (sharing: string, opts?: CustomResourceOptions) =>
  new Space(
    "space",
    {
      domainId: "d-111122223333",
      spaceName: "team",
      ownershipSettings: { ownerUserProfileName: "ana" },
      spaceSharingSettings: { sharingType: sharing },
    },
    opts,
  );

const profile = (userSettings: object) =>
  new UserProfile("ana", {
    domainId: "d-111122223333",
    userProfileName: "ana",
    userSettings: { executionRole: ROLE, ...userSettings },
  });

const group = (description: string, opts?: CustomResourceOptions) =>
  new ModelPackageGroup(
    "models",
    { modelPackageGroupName: "models-dev", modelPackageGroupDescription: description },
    opts,
  );

const notebook = (volumeSize: number) =>
  new NotebookInstance("notebook", { instanceType: "ml.t3.medium", roleArn: ROLE, volumeSize });

const definition = (content: string, key: string) => {
  const object = new BucketObjectv2("definition", { bucket: "pipelines-dev", key, content });
  new Pipeline("training", {
    pipelineName: "training-dev",
    pipelineDisplayName: "training",
    roleArn: ROLE,
    pipelineDefinitionS3Location: { bucket: "pipelines-dev", objectKey: object.key },
  });
};

const jobDefinition = (endpointName: string, state: object = {}) =>
  new CloudControlResource("bias", {
    typeName: "AWS::SageMaker::ModelBiasJobDefinition",
    desiredState: JSON.stringify({ JobDefinitionName: "bias-dev", EndpointName: endpointName, ...state }),
  });

const guarded = (description: string, name?: string) => {
  const securityGroup = new SecurityGroup("workloads", {
    vpcId: "vpc-11112222333344445",
    description,
    ...(name !== undefined && { name }),
  });
  new VpcEndpoint("logs", {
    vpcId: "vpc-11112222333344445",
    serviceName: "com.amazonaws.eu-west-1.logs",
    vpcEndpointType: "Interface",
    securityGroupIds: [securityGroup.id],
  });
};

/** A platform's key, and a product that encrypts with it. */
const twoStacks = (multiRegion: boolean) => ({
  "platform.dev": () => ({ keyArn: new Key("data", { multiRegion }).arn }),
  "app.dev": () => {
    const kmsMasterKeyId = new StackReference("platform.dev").requireOutput("keyArn");
    new Queue("work", { name: "work-dev", kmsMasterKeyId });
  },
});

/** Changes that lose data, fail, or do nothing. */
export const plantedChanges: readonly PlantedChange[] = [
  change(
    "a bucket's name replaces it with what is in it",
    () => bucket("data", { bucket: "data-dev" }),
    () => bucket("data", { bucket: "data-dev-2" }),
    'error stateful-replacement app.dev: Bucket "data"',
  ),
  change(
    "a bucket is no longer in the program",
    () => bucket("data"),
    () => undefined,
    'error stateful-deletion app.dev: Bucket "data"',
  ),
  change(
    "a key of another specification is another key",
    () => new Key("data", { customerMasterKeySpec: "SYMMETRIC_DEFAULT" }),
    () => new Key("data", { customerMasterKeySpec: "RSA_2048" }),
    'error stateful-replacement app.dev: Key "data"',
  ),
  change(
    "a repository's encryption replaces it, and its kept name is deleted first",
    () => new Repository("images", { name: "images-dev" }),
    () =>
      new Repository("images", { name: "images-dev", encryptionConfigurations: [{ encryptionType: "KMS" }] }),
    'error stateful-replacement app.dev: Repository "images"',
  ),
  change(
    "a log group of another class is another log group",
    () => new LogGroup("logs", { logGroupClass: "STANDARD" }),
    () => new LogGroup("logs", { logGroupClass: "INFREQUENT_ACCESS" }),
    'warning stateful-replacement app.dev: LogGroup "logs"',
  ),
  change(
    "another subnet replaces a domain, whose name is still taken",
    () => domain({}),
    () => domain({ subnetIds: ["subnet-11112222333344445", "subnet-66667777888899990"] }),
    'error stateful-replacement app.dev: Domain "studio"',
  ),
  change(
    "a new feature replaces a feature group, whose name is still taken",
    () => featureGroup(30, ["id", "at"]),
    () => featureGroup(30, ["id", "at", "stars"]),
    'error stateful-replacement app.dev: FeatureGroup "reviews"',
    'error replacement-collision app.dev: FeatureGroup "reviews"',
  ),
  change(
    "a description replaces a model package group, whose name is still taken",
    () => group("models"),
    () => group("models of the team"),
    'error stateful-replacement app.dev: ModelPackageGroup "models"',
    'error replacement-collision app.dev: ModelPackageGroup "models"',
  ),
  change(
    "a notebook instance's volume cannot shrink",
    () => notebook(50),
    () => notebook(20),
    'error stateful-replacement app.dev: NotebookInstance "notebook"',
  ),
  change(
    "a pipeline renamed without an alias is created while its name is taken",
    () => new Pipeline("training", { pipelineName: "training-dev", pipelineDisplayName: "a", roleArn: ROLE }),
    () => new Pipeline("train", { pipelineName: "training-dev", pipelineDisplayName: "a", roleArn: ROLE }),
    'error replacement-collision app.dev: Pipeline "train"',
  ),
  change(
    "a bucket's policy renamed without an alias is put, then deleted",
    () => new BucketPolicy("policy", { bucket: "data-dev", policy: "{}" }),
    () => new BucketPolicy("data-policy", { bucket: "data-dev", policy: "{}" }),
    'warning replacement-collision app.dev: BucketPolicy "data-policy"',
  ),
  change(
    "an endpoint configuration that keeps its name is gone when the endpoint is updated",
    () => endpoint("1", { name: "config-dev" }),
    () => endpoint("2", { name: "config-dev" }),
    'error replacement-gap app.dev: EndpointConfiguration "config"',
  ),
  change(
    "a security group that keeps its name is deleted while an endpoint uses it",
    () => guarded("workloads", "workloads-dev"),
    () => guarded("workloads of dev", "workloads-dev"),
    'error replacement-gap app.dev: SecurityGroup "workloads"',
  ),
  change(
    "a bucket is deleted that another resource still names",
    () => {
      bucket("data", { bucket: "data-of-team-dev" });
      new Parameter("place", { name: "/dev/place", type: "String", value: "data-of-team-dev" });
    },
    () => new Parameter("place", { name: "/dev/place", type: "String", value: "data-of-team-dev" }),
    'error stateful-deletion app.dev: Bucket "data"',
    'error deletion-in-use app.dev: Bucket "data"',
  ),
  change(
    "a protected bucket is no longer in the program",
    () => bucket("data", {}, { protect: true, retainOnDelete: true }),
    () => undefined,
    'error protected-in-the-way app.dev: Bucket "data"',
  ),
  change(
    "a protected queue would be replaced",
    () => new Queue("work", { name: "work-dev" }, { protect: true }),
    () => new Queue("work", { name: "work-dev-2" }, { protect: true }),
    'warning stateful-replacement app.dev: Queue "work"',
    'error protected-in-the-way app.dev: Queue "work"',
  ),
  change(
    "a space's sharing is never sent",
    () => space("Private"),
    () => space("Shared"),
    'warning ineffective-change app.dev: Space "space"',
  ),
  change(
    "a setting that is taken out of a profile stays",
    () => profile({ sharingSettings: { notebookOutputOption: "Disabled" } }),
    () => profile({}),
    'warning ineffective-change app.dev: UserProfile "ana"',
  ),
  change(
    "what ignoreChanges names stays as it is",
    () => featureGroup(30, ["id", "at"], { ignoreChanges: ["featureDefinitions"] }),
    () => featureGroup(30, ["id", "at", "stars"], { ignoreChanges: ["featureDefinitions"] }),
    'warning ineffective-change app.dev: FeatureGroup "reviews"',
  ),
  change(
    "a definition under the same key is not read again",
    () => definition("{}", "training.json"),
    () => definition('{"Steps":[]}', "training.json"),
    'warning ineffective-change app.dev: Pipeline "training"',
  ),
  change(
    "a script runs at the next start",
    () => new NotebookInstanceLifecycleConfiguration("script", { onStart: "IyEvYmluL2Jhc2g=" }),
    () => new NotebookInstanceLifecycleConfiguration("script", { onStart: "IyEvYmluL3No" }),
    'warning ineffective-change app.dev: NotebookInstanceLifecycleConfiguration "script"',
  ),
  change(
    "a deployment configuration that is taken out stays",
    () => endpoint("1", {}, undefined, { rollingUpdatePolicy: {} }),
    () => endpoint("1"),
    'warning ineffective-change app.dev: Endpoint "endpoint"',
  ),
  change(
    "a VpcOnly domain cannot be updated",
    () => domain({ appNetworkAccessType: "VpcOnly" }),
    () =>
      domain({
        appNetworkAccessType: "VpcOnly",
        defaultUserSettings: { executionRole: ROLE, studioWebPortal: "DISABLED" },
      }),
    'warning update-refused app.dev: Domain "studio"',
  ),
  change(
    "rollback by alarms added later deletes the endpoint first",
    () => {
      const { arn } = endpoint("1");
      new Parameter("place", { name: "/dev/place", type: "String", value: arn });
    },
    () => {
      const { arn } = endpoint("1", {}, undefined, rollback("errors"));
      new Parameter("place", { name: "/dev/place", type: "String", value: arn });
    },
    'warning replacement-gap app.dev: Endpoint "endpoint"',
  ),
  {
    name: "a replaced key changes what another stack encrypts with",
    before: twoStacks(false),
    after: twoStacks(true),
    finds: [
      'error stateful-replacement platform.dev: Key "data"',
      'warning replacement-across-stacks platform.dev: Key "data"',
    ],
  },
];

/** Changes beside them that come upon nothing. */
export const soundChanges: readonly PlantedChange[] = [
  change(
    "nothing changes",
    () => endpoint("1"),
    () => endpoint("1"),
  ),
  change(
    "a bucket's tags",
    () => bucket("data"),
    () => bucket("data", { tags: { owner: "ml" } }),
  ),
  change(
    "a bucket renamed with an alias",
    () => bucket("data"),
    () => bucket("objects", {}, { aliases: [{ name: "data" }] }),
  ),
  change(
    "a bucket that is retained",
    () => bucket("data", {}, { retainOnDelete: true }),
    () => undefined,
  ),
  change(
    "another bucket",
    () => bucket("data"),
    () => [bucket("data"), bucket("more")],
  ),
  change(
    "another description of a key",
    () => new Key("data", { description: "data" }),
    () => new Key("data", { description: "data of dev" }),
  ),
  change(
    "another lifetime of records",
    () => featureGroup(30, ["id"]),
    () => featureGroup(60, ["id"]),
  ),
  change(
    "a larger volume",
    () => notebook(20),
    () => notebook(50),
  ),
  change(
    "an endpoint configuration without a name is created first",
    () => endpoint("1"),
    () => endpoint("2"),
  ),
  change(
    "another alarm of a rollback",
    () => endpoint("1", {}, undefined, rollback("errors")),
    () => endpoint("1", {}, undefined, rollback("latency")),
  ),
  change(
    "a security group that the provider names is created first",
    () => guarded("workloads"),
    () => guarded("workloads of dev"),
  ),
  change(
    "a space that is replaced",
    () => space("Private"),
    () => space("Private"),
  ),
  change(
    "another setting of a profile",
    () => profile({ sharingSettings: { notebookOutputOption: "Disabled" } }),
    () => profile({ sharingSettings: { notebookOutputOption: "Allowed" } }),
  ),
  change(
    "a definition under another key",
    () => definition("{}", "a.json"),
    () => definition("[]", "b.json"),
  ),
  change(
    "a description that is ignored and does not change",
    () => group("models", { ignoreChanges: ["modelPackageGroupDescription"] }),
    () => group("models", { ignoreChanges: ["modelPackageGroupDescription"] }),
  ),
  change(
    "JSON of the same content in another order",
    () => new BucketPolicy("policy", { bucket: "data-dev", policy: '{"a":1,"b":2}' }),
    () => new BucketPolicy("policy", { bucket: "data-dev", policy: '{ "b": 2, "a": 1 }' }),
  ),
  change(
    "a job definition whose text is laid out otherwise",
    () => jobDefinition("scoring"),
    () =>
      new CloudControlResource("bias", {
        typeName: "AWS::SageMaker::ModelBiasJobDefinition",
        desiredState: '{ "EndpointName": "scoring", "JobDefinitionName": "bias-dev" }',
      }),
  ),
  change(
    "a protected bucket's tags",
    () => bucket("data", {}, { protect: true }),
    () => bucket("data", { tags: { owner: "ml" } }, { protect: true }),
  ),
  change(
    "a parameter's secret",
    () => new Parameter("token", { name: "/dev/token", type: "SecureString", value: secret("one") }),
    () => new Parameter("token", { name: "/dev/token", type: "SecureString", value: secret("two") }),
  ),
  change(
    "a domain that reaches the internet",
    () => domain({ appNetworkAccessType: "PublicInternetOnly" }),
    () => domain({ appNetworkAccessType: "PublicInternetOnly", tags: { owner: "ml" } }),
  ),
  change(
    "a queue that nothing is lost with is renamed with its physical name",
    () => new Parameter("place", { name: "/dev/place", type: "String", value: "a" }),
    () => new Parameter("place", { name: "/dev/place", type: "String", value: "b" }),
  ),
  { name: "two stacks that stay", before: twoStacks(false), after: twoStacks(false), finds: [] },
];
