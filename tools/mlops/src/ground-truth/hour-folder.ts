import { createHash } from "node:crypto";
import { GetObjectCommand, PutObjectCommand, type S3Client, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import type { S3Location } from "@mlops/aws";
import { collected } from "../aws/collected.ts";
import { concurrently } from "../aws/concurrently.ts";
import { asRecord } from "../command/as-record.ts";
import { WrongUse } from "../command/failures.ts";
import type { Label } from "./read-labels.ts";

/** Labels that one object takes: some megabytes. */
const mostLabels = 50_000;

/**
 * The folder of the labels that were collected in an hour, in UTC: `labels/churn/2026/11/21/10/`.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-merge.html
 */
export function hourFolder(prefix: string, moment: Date): string {
  const [date = "", time = ""] = moment.toISOString().split("T");
  return `${prefix}${date.replaceAll("-", "/")}/${time.slice(0, 2)}/`;
}

/** Labels of one hour, as the monitors' own lines. */
export interface LabelsObject {
  readonly key: string;
  readonly labels: readonly Label[];
}

/**
 * The objects that an hour's labels need besides those that are there: none if all of them are.
 * @throws WrongUse if a request has another label there
 */
export async function missingObjects(
  client: S3Client,
  { bucket, key: folder }: S3Location,
  labels: readonly Label[],
): Promise<LabelsObject[]> {
  const there = await labelsThere(client, { bucket, key: folder });
  const others = labels.filter(({ id, label }) => (there.get(id)?.label ?? label) !== label);
  if (others.length > 0) {
    const told = others.slice(0, 20).map(({ id, label }) => {
      const before = there.get(id);
      return `label: got "${label}" for ${id}; s3://${bucket}/${before?.key} has "${before?.label}"`;
    });
    throw new WrongUse(
      ...told,
      "delete what is wrong there, or leave these labels out; nothing was uploaded",
    );
  }
  const missing = labels.filter(({ id }) => !there.has(id));
  const parts = Array.from({ length: Math.ceil(missing.length / mostLabels) }, (_, part) =>
    missing.slice(part * mostLabels, (part + 1) * mostLabels),
  );
  return parts.map((part) => ({ key: `${folder}${nameOf(part)}.jsonl`, labels: part }));
}

/** By its content, so that the same labels are the same object. */
const nameOf = (labels: readonly Label[]) =>
  createHash("sha256").update(bodyOf(labels)).digest("hex").slice(0, 16);

const bodyOf = (labels: readonly Label[]) =>
  labels
    .map(({ id, label }) => ({
      groundTruthData: { data: label, encoding: "CSV" },
      eventMetadata: { eventId: id },
      eventVersion: "0",
    }))
    .map((record) => `${JSON.stringify(record)}\n`)
    .join("");

interface StoredLabel {
  readonly label: string;
  /** Key of the object that has it. */
  readonly key: string;
}

async function labelsThere(
  client: S3Client,
  { bucket: Bucket, key: Prefix }: S3Location,
): Promise<ReadonlyMap<string, StoredLabel>> {
  const pages = paginateListObjectsV2({ client }, { Bucket, Prefix });
  const objects = await collected(pages, ({ Contents }) => Contents);
  const read = await concurrently(objects, async ({ Key: key = "" }) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
    const labels = labelsIn((await Body?.transformToString()) ?? "", `s3://${Bucket}/${key}`);
    return labels.map(([id, label]) => [id, { label, key }] as const);
  });
  return new Map(read.flat());
}

function labelsIn(text: string, uri: string): (readonly [string, string])[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  try {
    return lines.map((line) => {
      const { groundTruthData, eventMetadata } = asRecord(JSON.parse(line));
      return [String(asRecord(eventMetadata)["eventId"]), String(asRecord(groundTruthData)["data"])];
    });
  } catch {
    throw new WrongUse(`${uri}: got what is no JSON Lines; expected labels; monitors fail because of it`);
  }
}

/** Upload labels, encrypted as the bucket has it: a request that names no key gets the bucket's own. */
export async function upload(
  client: S3Client,
  Bucket: string,
  { key: Key, labels }: LabelsObject,
): Promise<void> {
  const ContentType = "application/jsonlines";
  await client.send(new PutObjectCommand({ Bucket, Key, Body: bodyOf(labels), ContentType }));
}
