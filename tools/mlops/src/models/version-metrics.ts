import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { parseS3Uri } from "@mlops/aws";
import { awsRefusal } from "../aws/refusal.ts";
import { concurrently } from "../aws/concurrently.ts";
import type { CommandContext } from "../command/context.ts";
import type { Version } from "./described-version.ts";
import { type Metrics, metricsIn } from "./metrics-in.ts";
import type { RegisteredModel } from "./registered-model.ts";

/** What a version was measured to be. */
export interface MeasuredVersion extends Version {
  /** Empty if it has none, or they cannot be read. */
  readonly metrics: Metrics;
}

/**
 * Read what versions were measured to be, from the files in S3 that they were registered with. What cannot be read, such
 * as a file that has expired, is noted and left out.
 */
export async function measuredVersions(
  { connection }: RegisteredModel,
  versions: readonly Version[],
  { terminal }: Pick<CommandContext, "terminal">,
): Promise<MeasuredVersion[]> {
  const client = connection.client(S3Client);
  const uriOf = ({ described }: Version) => described.ModelMetrics?.ModelQuality?.Statistics?.S3Uri;
  const read = await concurrently(versions, async (version) => {
    const uri = uriOf(version);
    return { version, uri, ...(uri !== undefined && (await readMetrics(client, uri))) };
  });
  for (const { version, uri, problem } of read) {
    if (problem !== undefined) terminal.note(`version ${version.number}: no metrics: ${uri}: ${problem}`);
  }
  return read.map(({ version, metrics = {} }) => ({ ...version, metrics }));
}

/** Metrics take some kilobytes; with curves, some more. */
const mostBytes = 16 * 1_024 * 1_024;

async function readMetrics(
  client: S3Client,
  uri: string,
): Promise<{ readonly metrics?: Metrics; readonly problem?: string }> {
  const { bucket: Bucket, key: Key } = parseS3Uri(uri) ?? {};
  try {
    const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (ContentLength > mostBytes) {
      return { problem: `it has ${ContentLength} bytes, more than metrics take` };
    }
    return { metrics: metricsIn(JSON.parse((await Body?.transformToString()) ?? "")) };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: "it is no JSON" };
    const refusal = awsRefusal(error);
    if (refusal === undefined) throw error;
    return { problem: refusal.message };
  }
}
