import { GetObjectCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Connection } from "./connection.ts";
import { WrongUse } from "../command/failures.ts";

/** Bucket and key of an object. */
function placeOf(uri: string): { Bucket: string; Key: string } {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
  if (Bucket === undefined || Key === undefined) {
    throw new WrongUse(`S3 URI: got "${uri}"; expected s3://<bucket>/<key>`);
  }
  return { Bucket, Key };
}

/** What a request for an object answers; nothing if there is no such object. */
async function unlessMissing<Answer>(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Error && ["NoSuchKey", "NotFound"].includes(error.name)) return undefined;
    throw error;
  }
}

/**
 * A JSON document of S3.
 * @returns nothing if there is no such object
 * @throws WrongUse if it is no JSON
 */
export async function jsonAt(connection: Connection, uri: string): Promise<unknown> {
  const found = await unlessMissing(connection.client(S3Client).send(new GetObjectCommand(placeOf(uri))));
  if (found === undefined) return undefined;
  const text = (await found.Body?.transformToString()) ?? "";
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new WrongUse(`${uri}: got no JSON; expected a document of SageMaker`);
  }
}

/** When an object was written; nothing if there is no such object. */
export async function writtenAt(connection: Connection, uri: string): Promise<Date | undefined> {
  const found = await unlessMissing(connection.client(S3Client).send(new HeadObjectCommand(placeOf(uri))));
  return found?.LastModified;
}
