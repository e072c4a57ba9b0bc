import {
  BatchGetRecordCommand,
  type BatchGetRecordResultDetail,
  SageMakerFeatureStoreRuntimeClient,
} from "@aws-sdk/client-sagemaker-featurestore-runtime";
import { z } from "zod";
import type { Connection } from "../aws/connection.ts";
import { defineAction } from "../command/action.ts";
import type { CommandContext } from "../command/context.ts";
import { AwsRefusal, status } from "../command/failures.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { table } from "../command/table.ts";
import { deployedGroup, groupValue } from "./feature-group.ts";

/** `features get`. */
export const getRecords = defineAction(
  z.strictObject({
    stack: stackValue(),
    group: groupValue(),
    ids: z.array(textValue()),
    features: z
      .string()
      .transform((text) => text.split(",").map((name) => name.trim()))
      .pipe(z.array(z.string().min(1, { error: "expected names with commas between them" })))
      .optional(),
  }),
  async ({ stack, group, ids, features }, context) => {
    const connection = await context.connect(stack);
    const { name, schema } = await deployedGroup(connection, group);
    const { recordIdentifier } = schema;
    const shown = features && [...new Set([recordIdentifier, ...features])];
    const found = await recordsOf(connection, { name, ids: [...new Set(ids)], features: shown }, context);
    const records = ids.map((id) => found.get(id)).filter((one) => one !== undefined);
    const missing = ids.filter((id) => !found.has(id));
    const titles = shown ?? [...new Set(records.flatMap((one) => Object.keys(one)))];
    return {
      data: { featureGroup: name, records, missing },
      lines: [
        ...(records.length > 0 ? table(titles, records.map(cells), context.terminal) : []),
        ...(missing.length > 0 ? [`not there: ${missing.join(", ")}`] : []),
      ],
      status: missing.length > 0 ? status.no : status.success,
    };
  },
);

type OnlineRecord = Readonly<Record<string, string | readonly string[]>>;

const cells = (record: OnlineRecord) =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === "string" ? value : value.join(", "),
    ]),
  );

/** What is read of an online store. */
interface Wanted {
  readonly name: string;
  readonly ids: readonly string[];
  readonly features: readonly string[] | undefined;
}

/** Record identifiers of a request. API: `RecordIdentifiersValueAsString` of BatchGetRecord. */
const idsAtOnce = 100;
/** Requests for records that the store has not read for lack of throughput, with a pause before each. */
const tries = 5;

/** Records by their identifiers, in requests of as many as the store reads at once. */
async function recordsOf(
  connection: Connection,
  { name, ids, features }: Wanted,
  context: CommandContext,
): Promise<Map<string, OnlineRecord>> {
  const found = new Map<string, OnlineRecord>();
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    let left: readonly string[] = ids.slice(start, start + idsAtOnce);
    for (let attempt = 1; left.length > 0; attempt += 1) {
      if (attempt > 1) await context.clock.pause(1_000 * attempt, context.interruption);
      const { records, unread } = await batchOf(connection, { name, ids: left, features });
      for (const { RecordIdentifierValueAsString = "", Record } of records) {
        found.set(RecordIdentifierValueAsString, fieldsOf(Record));
      }
      if (unread.length > 0 && attempt === tries) {
        const advice = "the store has too little throughput for so many at once: try again with fewer";
        throw new AwsRefusal(
          `BatchGetRecord: ${unread.length} of ${left.length} records were not read`,
          [advice],
          unread,
        );
      }
      left = unread;
    }
  }
  return found;
}

async function batchOf(connection: Connection, { name, ids, features }: Wanted) {
  const answer = await connection.client(SageMakerFeatureStoreRuntimeClient).send(
    new BatchGetRecordCommand({
      Identifiers: [
        {
          FeatureGroupName: name,
          RecordIdentifiersValueAsString: [...ids],
          ...(features && { FeatureNames: [...features] }),
        },
      ],
    }),
  );
  const [error] = answer.Errors ?? [];
  if (error !== undefined) {
    const { ErrorCode, ErrorMessage, RecordIdentifierValueAsString } = error;
    throw new AwsRefusal(
      `BatchGetRecord: ${ErrorCode}: ${ErrorMessage} (record ${RecordIdentifierValueAsString})`,
      [],
      error,
    );
  }
  const unread = (answer.UnprocessedIdentifiers ?? []).flatMap(
    (one) => one.RecordIdentifiersValueAsString ?? [],
  );
  return { records: answer.Records ?? [], unread };
}

const fieldsOf = (values: BatchGetRecordResultDetail["Record"]): OnlineRecord =>
  Object.fromEntries(
    (values ?? []).map(({ FeatureName = "", ValueAsString, ValueAsStringList }) => [
      FeatureName,
      ValueAsStringList ?? ValueAsString ?? "",
    ]),
  );
