import { Function as LambdaFunction } from "@pulumi/aws/lambda/function.js";
import { Workgroup } from "@pulumi/aws/athena/workgroup.js";
import { UserPool } from "@pulumi/aws/cognito/userPool.js";
import { Table } from "@pulumi/aws/dynamodb/table.js";
import { Instance } from "@pulumi/aws/ec2/instance.js";
import { SecurityGroup } from "@pulumi/aws/ec2/securityGroup.js";
import { Repository } from "@pulumi/aws/ecr/repository.js";
import { Key } from "@pulumi/aws/kms/key.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { Domain } from "@pulumi/aws/sagemaker/domain.js";
import { FeatureGroup } from "@pulumi/aws/sagemaker/featureGroup.js";
import { Model } from "@pulumi/aws/sagemaker/model.js";
import { ModelPackageGroup } from "@pulumi/aws/sagemaker/modelPackageGroup.js";
import { ServicecatalogPortfolioStatus } from "@pulumi/aws/sagemaker/servicecatalogPortfolioStatus.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { StackReference } from "@pulumi/pulumi";
import type { Programs } from "../../testing/pretend-stacks.ts";

/** A destruction with what it comes upon: nothing if it is sound. */
export interface PlantedDestruction {
  readonly name: string;
  readonly programs: Programs;
  /** Stacks that are destroyed. */
  readonly wanted: readonly string[];
  /** Findings in short. */
  readonly finds: readonly string[];
}

function destroyed(name: string, program: () => unknown, ...finds: string[]): PlantedDestruction {
  return { name, programs: { "app.dev": program }, wanted: ["app.dev"], finds };
}

const ROLE = "arn:aws:iam::111122223333:role/serving";

const inVpc = () => {
  const group = new SecurityGroup("workloads", { vpcId: "vpc-11112222333344445", description: "workloads" });
  new Model("model", {
    executionRoleArn: ROLE,
    primaryContainer: { image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/serving:1" },
    vpcConfig: { securityGroupIds: [group.id], subnets: ["subnet-11112222333344445"] },
  });
};

const domain = (retention?: string) =>
  new Domain("studio", {
    domainName: "studio-dev",
    authMode: "IAM",
    vpcId: "vpc-11112222333344445",
    subnetIds: ["subnet-11112222333344445"],
    defaultUserSettings: { executionRole: ROLE },
    ...(retention !== undefined && { retentionPolicy: { homeEfsFileSystem: retention } }),
  });

const platformAndProduct: Programs = {
  "platform.dev": () => ({ queue: new Queue("work").url }),
  "app.dev": () => new StackReference("platform.dev").getOutput("queue"),
};

const reads =
  (...stacks: readonly string[]) =>
  () => {
    for (const stack of stacks) new StackReference(stack).getOutput("queue");
  };

/** A platform, a product that reads it, and one that reads both. */
const chain: Programs = {
  ...platformAndProduct,
  "web.dev": reads("platform.dev", "app.dev"),
};

const table = (deletionProtectionEnabled: boolean) => () =>
  new Table("items", {
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    billingMode: "PAY_PER_REQUEST",
    deletionProtectionEnabled,
  });

const userPool = (deletionProtection: string) => () => new UserPool("people", { deletionProtection });

const featureGroup = (offline: boolean) => () =>
  new FeatureGroup("reviews", {
    featureGroupName: "reviews-dev",
    recordIdentifierFeatureName: "id",
    eventTimeFeatureName: "at",
    roleArn: ROLE,
    featureDefinitions: [{ featureName: "id", featureType: "String" }],
    ...(offline && { offlineStoreConfig: { s3StorageConfig: { s3Uri: "s3://reviews-dev" } } }),
  });

/** Destructions that stop, or leave something. */
export const plantedDestructions: readonly PlantedDestruction[] = [
  destroyed(
    "a protected resource stops it",
    () => new Queue("work", {}, { protect: true }),
    'error destroy-blocked app.dev: Queue "work"',
  ),
  destroyed(
    "a bucket that may hold objects",
    () => new Bucket("data"),
    'warning destroy-blocked app.dev: Bucket "data"',
  ),
  destroyed(
    "a repository that may hold images",
    () => new Repository("images", { forceDelete: false }),
    'warning destroy-blocked app.dev: Repository "images"',
  ),
  destroyed(
    "a model package group that may have versions",
    () => new ModelPackageGroup("models", { modelPackageGroupName: "models-dev" }),
    'warning destroy-blocked app.dev: ModelPackageGroup "models"',
  ),
  destroyed(
    "a machine that refuses to be terminated",
    () =>
      new Instance("box", {
        ami: "ami-11112222333344445",
        instanceType: "t3.micro",
        disableApiTermination: true,
      }),
    'error destroy-blocked app.dev: Instance "box"',
  ),
  destroyed(
    "network interfaces that hold a security group",
    inVpc,
    'warning destroy-blocked app.dev: SecurityGroup "workloads"',
  ),
  destroyed(
    "a domain whose file system stays",
    () => domain(),
    'warning destroy-blocked app.dev: Domain "studio"',
    'warning destroy-leftover app.dev: Domain "studio"',
  ),
  destroyed(
    "a key that waits for its deletion",
    () => new Key("data", { deletionWindowInDays: 7 }),
    'warning destroy-leftover app.dev: Key "data"',
  ),
  destroyed(
    "a resource that is retained",
    () => new Bucket("data", {}, { retainOnDelete: true }),
    'warning destroy-leftover app.dev: Bucket "data"',
  ),
  destroyed(
    "a function whose log group the service made",
    () => new LambdaFunction("score", { role: ROLE, runtime: "nodejs24.x", handler: "index.handler" }),
    'warning destroy-leftover app.dev: Function "score"',
  ),
  destroyed("a table that is protected", table(true), 'error destroy-blocked app.dev: Table "items"'),
  destroyed(
    "a user pool that is protected",
    userPool("ACTIVE"),
    'error destroy-blocked app.dev: UserPool "people"',
  ),
  destroyed(
    "a workgroup that may hold queries",
    () => new Workgroup("queries"),
    'warning destroy-blocked app.dev: Workgroup "queries"',
  ),
  destroyed(
    "a feature group whose offline store stays",
    featureGroup(true),
    'warning destroy-leftover app.dev: FeatureGroup "reviews"',
  ),
  destroyed(
    "a portfolio that the provider leaves enabled",
    () => new ServicecatalogPortfolioStatus("portfolio", { status: "Enabled" }),
    'warning destroy-leftover app.dev: ServicecatalogPortfolioStatus "portfolio"',
  ),
  {
    name: "two stacks read its outputs",
    programs: chain,
    wanted: ["platform.dev"],
    finds: ["error destroy-blocked platform.dev: the stack"],
  },
  {
    name: "the last of a chain stays",
    programs: chain,
    wanted: ["platform.dev", "app.dev"],
    finds: ["error destroy-blocked app.dev: the stack", "error destroy-blocked platform.dev: the stack"],
  },
  {
    name: "another stack reads its outputs",
    programs: platformAndProduct,
    wanted: ["platform.dev"],
    finds: ["error destroy-blocked platform.dev: the stack"],
  },
];

/** Destructions beside them that come upon nothing. */
export const soundDestructions: readonly PlantedDestruction[] = [
  destroyed("a queue", () => new Queue("work")),
  destroyed("a bucket that is emptied", () => new Bucket("data", { forceDestroy: true })),
  destroyed("a repository that is emptied", () => new Repository("images", { forceDelete: true })),
  destroyed(
    "a machine",
    () => new Instance("box", { ami: "ami-11112222333344445", instanceType: "t3.micro" }),
  ),
  destroyed(
    "a security group that nothing uses",
    () => new SecurityGroup("workloads", { description: "none" }),
  ),
  destroyed(
    "a function that logs into a group of the program",
    () =>
      new LambdaFunction("score", {
        role: ROLE,
        runtime: "nodejs24.x",
        handler: "index.handler",
        loggingConfig: { logFormat: "JSON", logGroup: "/mlops/score" },
      }),
  ),
  destroyed("a table", table(false)),
  destroyed("a user pool", userPool("INACTIVE")),
  destroyed("a workgroup that is emptied", () => new Workgroup("queries", { forceDestroy: true })),
  destroyed("a feature group without an offline store", featureGroup(false)),
  { name: "a chain", programs: chain, wanted: ["platform.dev", "app.dev", "web.dev"], finds: [] },
  { name: "the last two of a chain", programs: chain, wanted: ["app.dev", "web.dev"], finds: [] },
  { name: "the last of a chain", programs: chain, wanted: ["web.dev"], finds: [] },
  { name: "both stacks", programs: platformAndProduct, wanted: ["platform.dev", "app.dev"], finds: [] },
  { name: "the stack that refers to another", programs: platformAndProduct, wanted: ["app.dev"], finds: [] },
];
