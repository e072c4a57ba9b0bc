import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import { Parameter } from "@pulumi/aws/ssm/parameter.js";
import { shortLabelOf } from "../finding.ts";
import { effectOf, renamings } from "./renamings.ts";
import { foundChanges } from "./testing/found-changes.ts";

const program = (bucket: string, label: string) => () => {
  const data = new Bucket("data", { bucket });
  new BucketVersioning("versions", {
    bucket: data.bucket,
    versioningConfiguration: { status: "Enabled" },
  });
  new Parameter("place", { name: `/dev/${label}`, type: "String", value: data.arn });
};

/** What follows from what: `BucketVersioning "versions" is replaced by Bucket "data"`. */
async function effects(before: () => unknown, after: () => unknown): Promise<string[]> {
  const { stacks } = await foundChanges({ before: { "app.dev": before }, after: { "app.dev": after } });
  return renamings(stacks).flatMap((renaming) =>
    stacks.flatMap(({ changes }) =>
      changes.flatMap((change) => {
        const effect = change.kind === "delete" ? undefined : effectOf(renaming, change);
        if (effect === undefined || change.kind === "delete") return [];
        const { after: follower } = change;
        return [
          `${effect} ${shortLabelOf(follower.resource)} after ${shortLabelOf(renaming.change.after.resource)}`,
        ];
      }),
    ),
  );
}

test("what shares a bucket's name follows the bucket, and the bucket follows nothing", async () => {
  expect(await effects(program("data-of-dev", "place"), program("objects-of-dev", "place"))).toEqual([
    'replace BucketVersioning "versions" after Bucket "data"',
    'update Parameter "place" after Bucket "data"',
  ]);
});

test("what is replaced for a reason of its own is only changed by a renaming", async () => {
  expect(await effects(program("data-of-dev", "place"), program("objects-of-dev", "bucket"))).toEqual([
    'replace BucketVersioning "versions" after Bucket "data"',
    'update Parameter "place" after Bucket "data"',
  ]);
});
