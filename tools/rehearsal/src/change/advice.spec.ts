import { Key } from "@pulumi/aws/kms/key.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import { FeatureGroup } from "@pulumi/aws/sagemaker/featureGroup.js";
import { Pipeline } from "@pulumi/aws/sagemaker/pipeline.js";
import { StudioLifecycleConfig } from "@pulumi/aws/sagemaker/studioLifecycleConfig.js";
import { EventBus } from "@pulumi/aws/cloudwatch/eventBus.js";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { ComponentResource, type CustomResourceOptions, StackReference } from "@pulumi/pulumi";
import { shortLabelOf } from "../finding.ts";
import { foundChanges } from "./testing/found-changes.ts";

const ROLE = "arn:aws:iam::111122223333:role/studio";

/** What is said about a change of the stack `app.dev`: kind and words. */
async function said(before: () => unknown, after: () => unknown): Promise<string[]> {
  const { findings } = await foundChanges({ before: { "app.dev": before }, after: { "app.dev": after } });
  return findings.map(({ kind, message }) => `${kind}: ${message}`);
}

const featureGroup = (roleArn: string) => () =>
  new FeatureGroup("reviews", {
    featureGroupName: "reviews-dev",
    recordIdentifierFeatureName: "id",
    eventTimeFeatureName: "at",
    featureDefinitions: [{ featureName: "id", featureType: "String" }],
    roleArn,
    onlineStoreConfig: { enableOnlineStore: true },
  });

test("what holds data and keeps its name is never to be deleted first", async () => {
  expect(await said(featureGroup(ROLE), featureGroup(`${ROLE}-2`))).toEqual([
    "stateful-replacement: a change of roleArn deletes it with the records of its online store and creates an empty " +
      "one; leave roleArn, or move the data first",
    'replacement-collision: AWS refuses to create "reviews-dev" while FeatureGroup "reviews" still has that name; ' +
      "leave roleArn, or change the name too and move the data",
  ]);
});

const lifecycleConfig = (content: string) => () =>
  new StudioLifecycleConfig("settings", {
    studioLifecycleConfigName: "settings-dev",
    studioLifecycleConfigAppType: "JupyterLab",
    studioLifecycleConfigContent: content,
  });

test("what holds no data may be deleted first", async () => {
  expect(await said(lifecycleConfig("YQ=="), lifecycleConfig("Yg=="))).toEqual([
    'replacement-collision: AWS refuses to create "settings-dev" while StudioLifecycleConfig "settings" still has ' +
      "that name; change the name too, or set deleteBeforeReplace: it is not there for a while",
  ]);
});

const bucket = (name: string, physical?: string, opts?: CustomResourceOptions) =>
  new Bucket(name, physical === undefined ? {} : { bucket: physical }, opts);

test.each<[string, () => unknown, () => unknown, string]>([
  [
    "renamed in the program alone",
    () => bucket("data", "data-of-dev"),
    () => bucket("objects", "data-of-dev"),
    'if it was only renamed or moved, give Bucket "objects" an alias to its former name "data"',
  ],
  [
    "renamed in AWS too",
    () => bucket("data", "data-of-dev"),
    () => bucket("objects", "objects-of-dev"),
    'if it was only renamed or moved, give Bucket "objects" an alias to its former name "data" and leave bucket: with ' +
      "the alias alone it is replaced all the same",
  ],
  [
    "moved into a component",
    () => bucket("data"),
    () => bucket("data", undefined, { parent: new ComponentResource("shop:index:Store", "store") }),
    'if it was only renamed or moved, give Bucket "data" an alias to its former parent',
  ],
  [
    "one of several, none of which looks like it",
    () => bucket("data"),
    () => [bucket("objects"), bucket("models")],
    "to keep it, deploy it with retainOnDelete before it is taken out; otherwise move the data first",
  ],
])("advice about a deleted bucket that is %s", async (_, before, after, advice) => {
  const [first] = await said(before, after);
  expect(first).toBe(`stateful-deletion: it is deleted with its objects; ${advice}`);
});

test("an alias is advised where what is created has the name of what is deleted", async () => {
  const pipeline = (name: string) => () =>
    new Pipeline(name, { pipelineName: "training-dev", pipelineDisplayName: "a", roleArn: ROLE });
  expect(await said(pipeline("training"), pipeline("train"))).toEqual([
    'replacement-collision: AWS refuses to create "training-dev" while Pipeline "training" still has that name; ' +
      'give Pipeline "train" an alias to its former name "training"',
  ]);
});

const bus = (name: string, eventSourceName: string | undefined, opts?: CustomResourceOptions) => () => {
  const { arn } = new EventBus(
    "orders",
    { name, ...(eventSourceName !== undefined && { eventSourceName }) },
    opts,
  );
  new Parameter("place", { name: "/dev/place", type: "String", value: arn });
};

test("a gap is told with what makes it: the kept name, or the option", async () => {
  const gap =
    'deletes it before it is there anew, and Parameter "place" use it: what they do fails meanwhile';
  expect(await said(bus("orders-dev", undefined), bus("orders-dev", "a"))).toEqual([
    `replacement-gap: a change of eventSourceName ${gap}; to have the new one first, leave its name to the provider, or change the name too`,
  ]);
  const first = { deleteBeforeReplace: true };
  expect(await said(bus("orders-dev", undefined, first), bus("orders-2", undefined, first))).toEqual([
    `replacement-gap: a change of name ${gap}; its option deleteBeforeReplace asks for that: leave name, or deploy it when nobody uses it`,
  ]);
});

/** A platform's bucket with its versioning, and a product that names the bucket. */
const twoStacks = (name: string, label: string) => ({
  "platform.dev": () => {
    const data = new Bucket("data", { bucket: name });
    new BucketVersioning("versions", {
      bucket: data.bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    return { bucket: data.bucket };
  },
  "app.dev": () => {
    const value = new StackReference("platform.dev").requireOutput("bucket");
    new Parameter("place", { name: `/dev/${label}`, type: "String", value });
  },
});

test("a lost name is told once, with what becomes of those who say it", async () => {
  const across = async (label: string) => {
    const programs = { before: twoStacks("data-of-dev", "place"), after: twoStacks("objects-of-dev", label) };
    const { findings } = await foundChanges(programs);
    return findings.flatMap(({ kind, resource, message }) =>
      kind === "replacement-across-stacks" && resource
        ? [`${shortLabelOf(resource.resource)}: ${message}`]
        : [],
    );
  };
  const told =
    'Bucket "data": a change of bucket gives it a new name, which changes app.dev: Parameter "place"; until those ' +
    "stacks are deployed, they name what is not there any more";
  expect(await across("place")).toEqual([told]);
  // It is replaced, but by its own name.
  expect(await across("bucket")).toEqual([told]);
});

/** Protects a key; the option says which kind it is. */
class Made extends ComponentResource {
  constructor(type: string, opts?: CustomResourceOptions) {
    super(type, "made");
    new Key("data", { multiRegion: opts?.deleteBeforeReplace === true }, { parent: this, protect: true });
  }
}

const retainData = '`retainData: "false"`';

test.each([
  ["shop:index:Store", "deploy it without its option protect $"],
  ["mlops:ml-environment:EncryptionKeys", `set ${retainData} (docs/teardown.md) and deploy that $`],
  [
    "mlops:studio:Studio",
    `set \`studio.protectWork: false\`, with ${retainData} if it is "true" and deploy that $`,
  ],
  [
    "mlops:studio:NotebookInstance",
    `set \`protectWork: false\` of it in \`notebooks\`, with ${retainData} if it is "true" and deploy that $`,
  ],
  [
    "mlops:studio:TrainingBox",
    "set `terminationProtection: false` of it in `trainingBoxes` and deploy that $",
  ],
  [
    "mlops:account:StateKey",
    "take it out of the state's protection by `pulumi state unprotect`: no setting does, because all stacks rest on it",
  ],
])("what a %s protects is told with what lifts it", async (type, lifting) => {
  const protectedOnes = (found: string[]) => found.filter((text) => text.startsWith("protected-in-the-way"));
  expect(
    protectedOnes(
      await said(
        () => new Made(type),
        () => undefined,
      ),
    ),
  ).toEqual([
    "protected-in-the-way: it is protected and no longer in the program: Pulumi refuses to delete it; keep it in the " +
      `program, or ${lifting.replace("$", "first")}`,
  ]);
  const replaced = () => new Made(type, { deleteBeforeReplace: true });
  expect(protectedOnes(await said(() => new Made(type), replaced))).toEqual([
    "protected-in-the-way: it is protected, and a change of multiRegion would replace it: Pulumi refuses; leave " +
      `multiRegion, or ${lifting.replace("$", "in the same change")}`,
  ]);
});

test("a queue moved with its alias is not mentioned", async () => {
  const moved = () =>
    new Queue(
      "work",
      {},
      { parent: new ComponentResource("shop:index:Store", "store"), aliases: [{ parent: undefined }] },
    );
  expect(await said(() => new Queue("work"), moved)).toEqual([]);
});
