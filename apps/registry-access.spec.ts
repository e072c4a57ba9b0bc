import { StackReference } from "@pulumi/pulumi";
import { parseArn } from "@mlops/aws";
import { instanceOf, readContract, readPlatform, registryContract } from "@mlops/contracts";
import { awsEnvironment, type EnvironmentName } from "@mlops/core";
import { platformOutputs } from "@mlops/contracts/testing";
import { groupNameOf } from "@mlops/model-registry";
import { SageMakerPipeline } from "@mlops/pipeline";
import { pipelineDefinition, registerModelStep, trainingStep } from "@mlops/pipeline-definition";
import { type Caller, type Cloud, isAllowed, pretendCloud, stackFileValues } from "@mlops/testing";
import { jobRole, modelVersion, trainingJob } from "@mlops/training";
import account from "./account/src/index.ts";
import platform from "./platform/src/index.ts";
import sentiment from "./sentiment/src/index.ts";

const region = "eu-west-1";
const accounts = { dev: "111122223333", qa: "222233334444", prod: "333344445555" } as const;
type Environment = keyof typeof accounts;
const apps = { account, platform };
const placeOf = (app: string, name: Environment) =>
  awsEnvironment({ app, name, account: accounts[name], region });
const dev = placeOf("platform", "dev");
const dataKey = "arn:aws:kms:eu-west-1:111122223333:key/dev-data";
const group = groupNameOf(dev, "sentiment");
const modelArn = `arn:aws:sagemaker:${region}:${dev.account}:model-package`;

const deployed = (app: "account" | "platform", environment: Environment) =>
  pretendCloud(() => apps[app].run({ app, environment }), {
    stack: `${app}.${environment}`,
    config: stackFileValues({ app, environment }),
    references: { [`account.${environment}`]: platformOutputs(placeOf("account", environment)) },
  });

let registry: Cloud;
let bucket: string;
let repository: string;
beforeAll(async () => {
  registry = await deployed("platform", "dev");
  bucket = String(registry.inputs("ml-artifacts", "Bucket").bucket);
  repository = String(registry.inputs("ml-inference", "awsx:ecr:Repository").name);
});

/** The role that the endpoint of an environment runs its models under, as the stacks make it. */
async function executionRole(environment: Environment): Promise<Caller> {
  const outputs = {
    ...platformOutputs(placeOf("platform", environment)),
    ...(environment === "dev" && registryOutputs()),
  };
  const cloud = await pretendCloud(() => sentiment.run({ app: "sentiment", environment }), {
    stack: `sentiment.${environment}`,
    config: stackFileValues({ app: "sentiment", environment }),
    references: { "platform.dev": registryOutputs(), [`platform.${environment}`]: outputs },
  });
  const own = await deployed("account", environment);
  const name = String(cloud.inputs("sentiment-role", "Role").name);
  return {
    arn: `arn:aws:iam::${accounts[environment]}:role/mlops/${name}`,
    policies: [cloud.inputs("sentiment-role-policy").policy],
    boundary: own.inputs("guardrails-boundary").policy,
  };
}

/** What platform.dev exports about the model, and the features of its data, once it is deployed. */
const registryOutputs = () => ({
  "feature-group-tweets": {
    environment: { ...dev },
    featureGroupName: "tweets",
    featureGroupArn: `arn:aws:sagemaker:${region}:${dev.account}:feature-group/tweets`,
    tableName: "tweets",
  },
  "registry-sentiment": {
    environment: { ...dev },
    groupName: group,
    groupArn: `arn:aws:sagemaker:${region}:${dev.account}:model-package-group/${group}`,
    artifactsUri: `s3://${bucket}/models/sentiment/`,
    artifactKeyArn: dataKey,
    images: [`${dev.account}.dkr.ecr.${region}.amazonaws.com/${repository}`],
  },
});

/** Whoever may do anything as far as the own account is concerned. */
const administrator = (account: string, role = "admin"): Caller => ({
  arn: `arn:aws:iam::${account}:role/${role}`,
  policies: [{ Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] }],
});

type Requests = Readonly<
  Record<string, { action: string; resource: string; context?: Record<string, string> }>
>;

function requests(): Requests {
  const version = `${modelArn}/${group}/12`;
  const objects = `arn:aws:s3:::${bucket}`;
  const images = `arn:aws:ecr:${region}:${dev.account}:repository/${repository}`;
  const viaS3 = { "kms:ViaService": "s3.eu-west-1.amazonaws.com" };
  return {
    "describe the group": {
      action: "sagemaker:DescribeModelPackageGroup",
      resource: `${modelArn}-group/${group}`,
    },
    "describe a version": { action: "sagemaker:DescribeModelPackage", resource: version },
    "list versions": { action: "sagemaker:ListModelPackages", resource: version },
    "deploy a version": { action: "sagemaker:CreateModel", resource: version },
    "deploy another model": { action: "sagemaker:CreateModel", resource: `${modelArn}/other/1` },
    "approve a version": { action: "sagemaker:UpdateModelPackage", resource: version },
    "register a version": { action: "sagemaker:CreateModelPackage", resource: version },
    "delete a version": { action: "sagemaker:DeleteModelPackage", resource: version },
    "read artifacts": { action: "s3:GetObject", resource: `${objects}/models/sentiment/12/model.tar.gz` },
    "list artifacts": {
      action: "s3:ListBucket",
      resource: objects,
      context: { "s3:prefix": "models/sentiment/12/" },
    },
    "read other objects": { action: "s3:GetObject", resource: `${objects}/studio/notes.csv` },
    "write artifacts": { action: "s3:PutObject", resource: `${objects}/models/sentiment/12/model.tar.gz` },
    "read in plain text": {
      action: "s3:GetObject",
      resource: `${objects}/models/sentiment/12/model.tar.gz`,
      context: { "aws:SecureTransport": "false" },
    },
    "decrypt through S3": { action: "kms:Decrypt", resource: dataKey, context: viaS3 },
    "decrypt directly": { action: "kms:Decrypt", resource: dataKey },
    "encrypt through S3": { action: "kms:GenerateDataKey", resource: dataKey, context: viaS3 },
    "grant the key": { action: "kms:CreateGrant", resource: dataKey },
    "pull the image": { action: "ecr:BatchGetImage", resource: images },
    "pull its layers": { action: "ecr:GetDownloadUrlForLayer", resource: images },
    "check its layers": { action: "ecr:BatchCheckLayerAvailability", resource: images },
    "push an image": { action: "ecr:PutImage", resource: images },
  };
}

/** The policy of the resource that a request is about, as platform.dev makes it. */
function resourcePolicy(resource: string): unknown {
  const { service, resource: name = "" } = parseArn(resource) ?? {};
  if (service === "s3") return registry.inputs("ml-artifacts-policy").policy;
  if (service === "kms") return registry.inputs("keys-data").policy;
  if (service === "ecr") return registry.inputs("ml-inference-pull").policy;
  return name.includes(group) ? registry.inputs("sentiment-policy").resourcePolicy : undefined;
}

/** What `caller` may do with the model, by name. */
function allowed(caller: Caller): string[] {
  return Object.entries(requests())
    .filter(([, { action, resource, context }]) =>
      isAllowed(caller, {
        action,
        resource,
        account: dev.account,
        resourcePolicy: resourcePolicy(resource),
        context: { "aws:RequestedRegion": region, ...context },
      }),
    )
    .map(([name]) => name);
}

const running = [
  "read artifacts",
  "list artifacts",
  "decrypt through S3",
  "pull the image",
  "pull its layers",
  "check its layers",
];
const deploying = ["describe the group", "describe a version", "list versions", "deploy a version"];

describe("with the model that dev registers", () => {
  test.each<Environment>(["qa", "prod"])(
    "the execution role of %s does exactly what running it takes",
    async (environment) => {
      expect(allowed(await executionRole(environment))).toEqual(running);
    },
  );

  test("dev's own execution role does no more; its account's policies are enough to decrypt for itself", async () => {
    expect(allowed(await executionRole("dev"))).toEqual([
      "read artifacts",
      "list artifacts",
      "decrypt through S3",
      "decrypt directly",
      "pull the image",
      "pull its layers",
      "check its layers",
    ]);
  });

  test.each<Environment>(["qa", "prod"])(
    "whoever deploys in %s deploys versions of this model, and reads every artifact, but changes nothing",
    (environment) => {
      expect(allowed(administrator(accounts[environment], "mlops/deploy"))).toEqual([
        ...deploying,
        "read artifacts",
        "list artifacts",
        "read other objects",
        "decrypt through S3",
        "pull the image",
        "pull its layers",
        "check its layers",
      ]);
    },
  );

  test("an administrator of a reading account who is no role of the platform decrypts nothing", () => {
    const can = allowed(administrator(accounts.qa));
    expect(can.filter((name) => name.includes("crypt"))).toEqual([]);
    expect(can).toEqual(expect.arrayContaining(deploying));
  });

  test("an administrator of any other account does nothing", () => {
    expect(allowed(administrator("999988887777", "mlops/deploy"))).toEqual([]);
  });
});

/** A pipeline in dev that trains versions of the model and registers them, as an app makes it. */
function trainingPipeline() {
  const reference = new StackReference("organization/mlops-platform/platform.dev");
  const references = readPlatform(reference, dev);
  const registry = readContract(instanceOf(registryContract, "sentiment"), reference, dev);
  const image = `${dev.account}.dkr.ecr.${region}.amazonaws.com/${repository}:1`;
  const job = trainingJob("sentiment", {
    ...references,
    registry,
    container: { kind: "container", image },
    instanceType: "ml.m5.xlarge",
  });
  const role = jobRole("jobs", { ...references, jobs: [job] });
  const train = trainingStep("Train", { arguments: job.request(role.arn) });
  const artifactUri = train.properties.ModelArtifacts.S3ModelArtifacts;
  const version = modelVersion({ environment: dev, registry, image, artifactUri });
  const register = registerModelStep("Register", { arguments: version });
  const definition = pipelineDefinition({ steps: [train, register] });
  new SageMakerPipeline("training", { ...references, definition });
  const [trained, registered] = definition.Steps;
  return {
    output: trained?.Arguments.OutputDataConfig,
    group: registered?.Arguments.ModelPackageGroupName,
  };
}

describe("a version that a pipeline of dev trains", () => {
  const execution = "e1a2b3c4d5e6";
  let own: Cloud;
  let cloud: Cloud;
  let artifact: string;
  beforeAll(async () => {
    own = await deployed("account", "dev");
    cloud = await pretendCloud(trainingPipeline, {
      stack: "sentiment.dev",
      references: { "platform.dev": { ...platformOutputs(dev), ...registryOutputs() } },
    });
    const output: unknown = cloud.outputs.output;
    const { S3OutputPath, KmsKeyId } = output as {
      readonly S3OutputPath: {
        readonly "Std:Join": { readonly On: string; readonly Values: readonly unknown[] };
      };
      readonly KmsKeyId: string;
    };
    expect([cloud.outputs.group, KmsKeyId]).toEqual([group, dataKey]);
    const { On, Values } = S3OutputPath["Std:Join"];
    const folder = Values.map((part) => (typeof part === "string" ? part : execution)).join(On);
    // SageMaker adds the name of the job.
    artifact = `${folder}/pipelines-${execution}-Train-x1/output/model.tar.gz`.replace(
      "s3://",
      "arn:aws:s3:::",
    );
  });

  const roleOf = (name: string): Caller => ({
    arn: `arn:aws:iam::${dev.account}:role/mlops/${String(cloud.inputs(name, "Role").name)}`,
    policies: [cloud.inputs(`${name}-policy`).policy],
    boundary: own.inputs("guardrails-boundary").policy,
  });
  const can = (caller: Caller, action: string, resource: string, context: Record<string, string> = {}) =>
    isAllowed(caller, {
      action,
      resource,
      account: dev.account,
      resourcePolicy: resourcePolicy(resource),
      context: { "aws:RequestedRegion": region, "kms:ViaService": "s3.eu-west-1.amazonaws.com", ...context },
    });

  test("is written below the model's artifacts by the role of its jobs, and nowhere else", () => {
    const jobs = roleOf("jobs");
    expect(artifact).toBe(
      `arn:aws:s3:::${bucket}/models/sentiment/${execution}/pipelines-${execution}-Train-x1/output/model.tar.gz`,
    );
    expect(can(jobs, "s3:PutObject", artifact)).toBe(true);
    expect(can(jobs, "kms:GenerateDataKey", dataKey)).toBe(true);
    expect(can(jobs, "s3:PutObject", artifact.replace("sentiment/", "churn/"))).toBe(false);
    expect(can(jobs, "s3:PutObject", artifact.replace("models/", "training/"))).toBe(false);
  });

  test("is registered by the pipeline, which sees it and its image but does not approve it", () => {
    const pipeline = roleOf("training-role");
    const version = `${modelArn}/${group}/13`;
    const pending = { "sagemaker:ModelApprovalStatus": "PendingManualApproval" };
    const approved = { "sagemaker:ModelApprovalStatus": "Approved" };
    const image = `arn:aws:ecr:${region}:${dev.account}:repository/${repository}`;
    expect(can(pipeline, "sagemaker:CreateModelPackage", version)).toBe(true);
    expect(can(pipeline, "sagemaker:CreateModelPackage", version, pending)).toBe(true);
    expect(can(pipeline, "sagemaker:CreateModelPackage", version, approved)).toBe(false);
    expect(can(pipeline, "sagemaker:UpdateModelPackage", version, approved)).toBe(false);
    expect(can(pipeline, "s3:GetObject", artifact)).toBe(true);
    expect(can(pipeline, "kms:Decrypt", dataKey)).toBe(true);
    expect(can(pipeline, "ecr:DescribeImages", image)).toBe(true);
    expect(can(pipeline, "s3:PutObject", artifact)).toBe(false);
  });

  test.each<Environment>(["dev", "qa", "prod"])(
    "is read and decrypted by the endpoint of %s",
    async (name) => {
      const endpoint = await executionRole(name);
      expect(can(endpoint, "s3:GetObject", artifact)).toBe(true);
      expect(can(endpoint, "kms:Decrypt", dataKey)).toBe(true);
      expect(can(endpoint, "s3:GetObject", artifact.replace("sentiment/", "churn/"))).toBe(false);
    },
  );
});
