import { FileSystem } from "@pulumi/aws/efs/fileSystem.js";
import { CatalogTable } from "@pulumi/aws/glue/catalogTable.js";
import { Role } from "@pulumi/aws/iam/role.js";
import { Provider } from "@pulumi/aws/provider.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import { Domain } from "@pulumi/aws/sagemaker/domain.js";
import { MlflowApp } from "@pulumi/aws/sagemaker/mlflowApp.js";
import { MlflowTrackingServer } from "@pulumi/aws/sagemaker/mlflowTrackingServer.js";
import { NotebookInstanceLifecycleConfiguration } from "@pulumi/aws/sagemaker/notebookInstanceLifecycleConfiguration.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import { type CustomResourceOptions, StackReference } from "@pulumi/pulumi";
import { type PlantedChange, change } from "./planted-change.ts";

const ROLE = "arn:aws:iam::111122223333:role/studio";
const TRUST = '{"Statement":[]}';

const table = (columns: readonly string[], isIceberg: boolean, name = "reviews") =>
  new CatalogTable("reviews", {
    name,
    databaseName: "features",
    storageDescriptor: { columns: columns.map((column) => ({ name: column, type: "string" })) },
    ...(isIceberg && { openTableFormatInput: { icebergInput: { metadataOperation: "CREATE" } } }),
  });

const role = (...policies: readonly string[]) =>
  new Role("worker", {
    name: "worker-dev",
    assumeRolePolicy: TRUST,
    ...(policies.length > 0 && { managedPolicyArns: [...policies] }),
  });

const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

const domain = (defaultUserSettings: object) =>
  new Domain("studio", {
    domainName: "studio-dev",
    authMode: "IAM",
    vpcId: "vpc-11112222333344445",
    subnetIds: ["subnet-11112222333344445"],
    defaultUserSettings: { executionRole: ROLE, ...defaultUserSettings },
  });

const server = (args: object) =>
  new MlflowTrackingServer("experiments", {
    trackingServerName: "experiments-dev",
    roleArn: ROLE,
    artifactStoreUri: "s3://experiments-dev/one",
    ...args,
  });

const script = (onCreate: string) => new NotebookInstanceLifecycleConfiguration("script", { onCreate });

const bucket = (name: string, physical: string, opts?: CustomResourceOptions) =>
  new Bucket(name, { bucket: physical }, opts);

/** A bucket, and its versioning, which only follows a change of the bucket's name. */
const versioned = (physical: string, protect: boolean) => {
  const data = new Bucket("data", { bucket: physical }, { retainOnDelete: true });
  new BucketVersioning(
    "versions",
    { bucket: data.bucket, versioningConfiguration: { status: "Enabled" } },
    { protect },
  );
};

/** A parameter that names a queue. */
const naming = (queueName: string) =>
  new Parameter("place", { name: "/dev/place", type: "String", value: queueName });

/** A platform's queue, and a product that names it. */
const twoStacks = (name: string) => ({
  "platform.dev": () => ({ queue: new Queue("work", { name }).arn }),
  "app.dev": () => {
    const value = new StackReference("platform.dev").requireOutput("queue");
    new Parameter("place", { name: "/dev/place", type: "String", value });
  },
});

/** Changes that are refused, or that do nothing. */
export const plantedRefusals: readonly PlantedChange[] = [
  change(
    "a column of an Iceberg table does not reach its metadata",
    () => table(["id"], true),
    () => table(["id", "stars"], true),
    'warning ineffective-change app.dev: CatalogTable "reviews"',
  ),
  change(
    "a managed policy that a role's list leaves out stays attached",
    () => role(READ_ONLY),
    () => role(),
    'warning ineffective-change app.dev: Role "worker"',
  ),
  change(
    "a default of a domain that is taken out stays",
    () => domain({ studioWebPortal: "DISABLED" }),
    () => domain({}),
    'warning ineffective-change app.dev: Domain "studio"',
  ),
  change(
    "a script that runs when an instance is created has run",
    () => script("IyEvYmluL2Jhc2g="),
    () => script("IyEvYmluL3No"),
    'warning ineffective-change app.dev: NotebookInstanceLifecycleConfiguration "script"',
  ),
  change(
    "another place of a tracking server's files",
    () => server({}),
    () => server({ artifactStoreUri: "s3://experiments-dev/two" }),
    'warning update-refused app.dev: MlflowTrackingServer "experiments"',
  ),
  change(
    "a patch of a tracking server's version makes another server",
    () => server({ mlflowVersion: "3.0" }),
    () => server({ mlflowVersion: "3.0.1" }),
    'error stateful-replacement app.dev: MlflowTrackingServer "experiments"',
  ),
  change(
    "another role makes another MLflow app",
    () => new MlflowApp("experiments", { artifactStoreUri: "s3://experiments-dev", roleArn: ROLE }),
    () => new MlflowApp("experiments", { artifactStoreUri: "s3://experiments-dev", roleArn: `${ROLE}-2` }),
    'error stateful-replacement app.dev: MlflowApp "experiments"',
  ),
  change(
    "a file system is encrypted later",
    () => new FileSystem("home", { creationToken: "home-dev" }),
    () => new FileSystem("home", { creationToken: "home-dev", encrypted: true }),
    'error stateful-replacement app.dev: FileSystem "home"',
  ),
  change(
    "a provider goes to another region",
    () => new Provider("other", { region: "eu-west-1" }),
    () => new Provider("other", { region: "eu-central-1" }),
    'error place-changed app.dev: aws "other"',
  ),
  change(
    "a provider goes to another account",
    () => new Provider("other", { region: "eu-west-1", allowedAccountIds: ["111122223333"] }),
    () => new Provider("other", { region: "eu-west-1", allowedAccountIds: ["333344445555"] }),
    'error place-changed app.dev: aws "other"',
  ),
  change(
    "a protected bucket is renamed without an alias",
    () => bucket("data", "data-of-dev", { protect: true }),
    () => bucket("objects", "data-of-dev", { protect: true }),
    'error stateful-deletion app.dev: Bucket "data"',
    'error protected-in-the-way app.dev: Bucket "data"',
    'error replacement-collision app.dev: Bucket "objects"',
  ),
  change(
    "protection that is lifted as the resource goes is asked of the state",
    () => [bucket("data", "data-of-dev", { protect: true, retainOnDelete: true }), new Queue("work")],
    () => new Queue("work", {}, { protect: false }),
    'error protected-in-the-way app.dev: Bucket "data"',
  ),
  change(
    "what only follows a replacement is protected",
    () => versioned("data-of-dev", true),
    () => versioned("objects-of-dev", true),
    'error protected-in-the-way app.dev: BucketVersioning "versions"',
  ),
  change(
    "a queue goes that a parameter names",
    () => [new Queue("work", { name: "work-of-dev" }), naming("work-of-dev")],
    () => naming("work-of-dev"),
    'warning stateful-deletion app.dev: Queue "work"',
    'error deletion-in-use app.dev: Queue "work"',
  ),
  {
    name: "a queue's new name changes what another stack names",
    before: twoStacks("work-of-dev"),
    after: twoStacks("jobs-of-dev"),
    finds: [
      'warning stateful-replacement platform.dev: Queue "work"',
      'warning replacement-across-stacks platform.dev: Queue "work"',
    ],
  },
];

/** Changes beside them that come upon nothing. */
export const soundUpdates: readonly PlantedChange[] = [
  change(
    "a column of another table",
    () => table(["id"], false),
    () => table(["id", "stars"], false),
  ),
  change(
    "one more managed policy of a role",
    () => role(READ_ONLY),
    () => role(READ_ONLY, "arn:aws:iam::aws:policy/SecurityAudit"),
  ),
  change(
    "another default of a domain that reaches the internet",
    () => domain({ studioWebPortal: "DISABLED" }),
    () => domain({ studioWebPortal: "ENABLED" }),
  ),
  change(
    "a script for what is created from now on",
    () => undefined,
    () => script("IyEvYmluL3No"),
  ),
  change(
    "another size of a tracking server",
    () => server({ trackingServerSize: "Small" }),
    () => server({ trackingServerSize: "Medium" }),
  ),
  change(
    "another file store of an MLflow app",
    () => new MlflowApp("experiments", { artifactStoreUri: "s3://experiments-dev/1", roleArn: ROLE }),
    () => new MlflowApp("experiments", { artifactStoreUri: "s3://experiments-dev/2", roleArn: ROLE }),
  ),
  change(
    "another throughput of a file system",
    () => new FileSystem("home", { throughputMode: "bursting" }),
    () => new FileSystem("home", { throughputMode: "elastic" }),
  ),
  change(
    "another set of tags of a provider",
    () => new Provider("other", { region: "eu-west-1" }),
    () => new Provider("other", { region: "eu-west-1", defaultTags: { tags: { owner: "ml" } } }),
  ),
  change(
    "a protected bucket renamed with an alias",
    () => bucket("data", "data-of-dev", { protect: true }),
    () => bucket("objects", "data-of-dev", { protect: true, aliases: [{ name: "data" }] }),
  ),
  change(
    "protection that is lifted",
    () => bucket("data", "data-of-dev", { protect: true }),
    () => bucket("data", "data-of-dev"),
  ),
  change(
    "protection that is given up in the change that replaces",
    () => versioned("data-of-dev", true),
    () => versioned("objects-of-dev", false),
  ),
];
