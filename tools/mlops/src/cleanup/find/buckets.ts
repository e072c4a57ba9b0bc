import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  HeadBucketCommand,
  ListObjectVersionsCommand,
  S3Client,
  type _Error as S3Error,
} from "@aws-sdk/client-s3";
import { AwsRefusal } from "../../command/failures.ts";
import type { Connection } from "../../aws/connection.ts";
import { isThere, unlessGone } from "../../aws/gone.ts";
import { concurrently } from "../../aws/concurrently.ts";
import type { CommandContext } from "../../command/context.ts";
import { Interrupted } from "../../command/failures.ts";
import type { Leftover } from "../leftover.ts";

/** Buckets that are there, with everything in them. The tagging API goes on naming some that are gone. */
export async function buckets(
  connection: Connection,
  names: readonly string[],
  context: CommandContext,
): Promise<Leftover[]> {
  const client = connection.client(S3Client);
  const there = await concurrently(names, (Bucket) =>
    isThere(client.send(new HeadBucketCommand({ Bucket }))),
  );
  return names
    .filter((_, index) => there[index])
    .map((name) => ({
      kind: "bucket",
      name,
      detail: "with every object in it, in all versions",
      holdsData: true,
      changes: [
        {
          what: `delete bucket ${name}, with every object in it, in all versions`,
          make: async () => {
            await unlessGone(empty(client, name, context));
            await unlessGone(client.send(new DeleteBucketCommand({ Bucket: name })));
          },
        },
      ],
    }));
}

/** Delete versions and delete markers: a thousand at once, as many as S3 lists and takes. */
async function empty(
  client: S3Client,
  Bucket: string,
  { terminal, interruption }: CommandContext,
): Promise<void> {
  for (let deleted = 0, before = ""; ;) {
    const { Versions = [], DeleteMarkers = [] } = await client.send(
      new ListObjectVersionsCommand({ Bucket }),
    );
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) return;
    const first = Objects[0];
    const mark = JSON.stringify(first);
    if (mark === before) throw notDeleted(Bucket, { Key: first?.Key, Code: "still there" });
    if (interruption.aborted) {
      throw new Interrupted(
        `interrupted; deleted from ${Bucket}: ${deleted} versions; run it again to go on`,
      );
    }
    before = mark;
    const { Errors: [refused] = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    if (refused !== undefined) throw notDeleted(Bucket, refused);
    deleted += Objects.length;
    terminal.progress(`deleted from ${Bucket}: ${deleted} versions`);
  }
}

/** S3 answers a success for a request some of whose objects it does not delete. */
function notDeleted(bucket: string, { Key, Code = "unknown", Message }: S3Error): AwsRefusal {
  return new AwsRefusal(
    `S3 DeleteObjects: ${[Code, Message].filter(Boolean).join(": ")} (s3://${bucket}/${Key})`,
    ["a retention or a policy of the bucket keeps it: look at both, then run this again"],
    undefined,
  );
}
