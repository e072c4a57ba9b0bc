import { basename, resolve } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { z } from "zod";
import type { S3Location } from "@mlops/aws";
import { defineAction } from "../command/action.ts";
import { makeChanges } from "../command/changes.ts";
import { WrongUse } from "../command/failures.ts";
import { momentText, stackValue, textValue } from "../command/given-values.ts";
import { type LabelsObject, hourFolder, missingObjects, upload } from "./hour-folder.ts";
import { labelsPlace } from "./labels-place.ts";
import { type Label, readLabels } from "./read-labels.ts";

/** `ground-truth upload`. */
export const uploadLabels = defineAction(
  z.strictObject({
    stack: stackValue(),
    file: textValue(),
    format: z.enum(["csv", "jsonl"], { error: "expected csv or jsonl" }).optional(),
    id: textValue().optional(),
    label: textValue(),
    time: textValue().optional(),
    hour: momentText().optional(),
    section: textValue().optional(),
  }),
  async ({ stack, file, hour, section, ...columns }, context) => {
    const { root, clock } = context;
    if (columns.time !== undefined && hour !== undefined) {
      throw new WrongUse("got --time and --hour; expected one of them");
    }
    const { isNumeric, location, connection } = await labelsPlace(context, stack, section);
    const collected = hour ?? clock.now();
    const labels = readLabels(resolve(root, file), file, { ...columns, collected, isNumeric });
    checkTimes(labels, clock.now());
    const client = connection.client(S3Client);
    const objects = await objectsOf(client, location, labels);
    const changes = objects.map((object) => ({
      what: `upload ${counted(object.labels.length)} to s3://${location.bucket}/${object.key}`,
      make: () => upload(client, location.bucket, object),
    }));
    if (columns.time === undefined && hour === undefined && objects.length > 0) {
      // Later, it would be another hour.
      context.terminal.note(
        `to go on after an interruption, add --hour ${collected.toISOString().slice(0, 13)}:00:00Z`,
      );
    }
    const outcome = await makeChanges(changes, context);
    const uploaded = objects.reduce((sum, object) => sum + object.labels.length, 0);
    const there = labels.length - uploaded;
    const uris = objects.map(({ key, labels: { length } }) => ({
      uri: `s3://${location.bucket}/${key}`,
      labels: length,
    }));
    const verb = outcome === "planned" ? "would be uploaded" : "uploaded";
    return {
      data: {
        stack,
        prefix: `s3://${location.bucket}/${location.key}`,
        labels: labels.length,
        there,
        objects: uris,
        outcome,
      },
      lines: [`${basename(file)}: ${counted(uploaded)} ${verb}, ${counted(there)} there already`],
    };
  },
);

const counted = (count: number) => `${count} ${count === 1 ? "label" : "labels"}`;

function checkTimes(labels: readonly Label[], now: Date): void {
  const [later] = labels.filter(({ collected }) => collected > now);
  if (later === undefined) return;
  throw new WrongUse(
    `${later.id}: got ${later.collected.toISOString()}; expected the time at which the label was collected, until now`,
  );
}

/** What is to be uploaded of labels, in the order of time. */
async function objectsOf(
  client: S3Client,
  { bucket, key: prefix }: S3Location,
  labels: readonly Label[],
): Promise<LabelsObject[]> {
  const objects: LabelsObject[] = [];
  for (const [key, some] of byHour(prefix, labels)) {
    objects.push(...(await missingObjects(client, { bucket, key }, some)));
  }
  return objects;
}

/** Labels by the folder of their hour, in the order of time. */
function byHour(prefix: string, labels: readonly Label[]): (readonly [string, readonly Label[]])[] {
  const hours = Map.groupBy(labels, ({ collected }) => hourFolder(prefix, collected));
  return [...hours].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
