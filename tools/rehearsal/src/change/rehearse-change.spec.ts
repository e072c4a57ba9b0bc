import { Key } from "@pulumi/aws/kms/key.js";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import { Queue } from "@pulumi/aws/sqs/queue.js";
import { StackReference } from "@pulumi/pulumi";
import { changeTexts, foundChanges } from "./testing/found-changes.ts";

const versioned = (bucket: string) => () => {
  const data = new Bucket("data", { bucket });
  new BucketVersioning("versions", {
    bucket: data.bucket,
    versioningConfiguration: { status: "Enabled" },
  });
};

test("what a replaced resource's new name replaces in turn is among the changes", async () => {
  const { stacks } = await foundChanges({
    before: { "app.dev": versioned("data-of-dev") },
    after: { "app.dev": versioned("objects-of-dev") },
  });
  expect(changeTexts(stacks)).toEqual([
    'replace app.dev: Bucket "data" (bucket)',
    'replace app.dev: BucketVersioning "versions" (bucket)',
  ]);
});

test("a replacement goes on into the stack that reads the new id", async () => {
  const programs = (multiRegion: boolean) => ({
    "platform.dev": () => ({ keyArn: new Key("data", { multiRegion }).arn }),
    "app.dev": () => {
      const keyArn = new StackReference("platform.dev").requireOutput("keyArn");
      new Queue("work", { name: "work-dev", kmsMasterKeyId: keyArn });
    },
  });
  const { stacks } = await foundChanges({ before: programs(false), after: programs(true) });
  expect(changeTexts(stacks)).toEqual([
    'replace platform.dev: Key "data" (multiRegion)',
    'update app.dev: Queue "work"',
  ]);
});

test("a deletion is the last of a stack's changes, and an alias makes none of a rename", async () => {
  const { stacks } = await foundChanges({
    before: { "app.dev": () => [new Queue("old"), new Queue("work")] },
    after: { "app.dev": () => [new Queue("jobs", {}, { aliases: [{ name: "work" }] }), new Queue("more")] },
  });
  expect(changeTexts(stacks)).toEqual(['create app.dev: Queue "more"', 'delete app.dev: Queue "old"']);
});
