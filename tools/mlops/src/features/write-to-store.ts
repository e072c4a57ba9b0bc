import {
  PutRecordCommand,
  SageMakerFeatureStoreRuntimeClient,
} from "@aws-sdk/client-sagemaker-featurestore-runtime";
import { concurrently } from "../aws/concurrently.ts";
import type { Connection } from "../aws/connection.ts";
import type { CommandContext } from "../command/context.ts";
import type { CheckedRecord } from "./checked-records.ts";

/** What became of records. */
export interface Written {
  readonly count: number;
  /** Those that are not written, in their order. */
  readonly failed: readonly { readonly record: CheckedRecord; readonly reason: string }[];
  /** What has stopped the work: no further record would have been written. */
  readonly reason: unknown;
}

/** Errors of one record, or of one moment: others may be written. */
const ownErrors =
  /^(ValidationError|ValidationException|InternalFailure|ServiceUnavailable|Throttling\w*|TimeoutError)$/;

/**
 * Write records, a few at a time. One that is refused stops no other; missing rights, expired credentials, a lost network
 * and Ctrl-C do.
 */
export async function writeToStore(
  connection: Connection,
  FeatureGroupName: string,
  records: readonly CheckedRecord[],
  { terminal, interruption }: Pick<CommandContext, "terminal" | "interruption">,
): Promise<Written> {
  const client = connection.client(SageMakerFeatureStoreRuntimeClient);
  let stopped: unknown;
  let done = 0;
  const reasons = await concurrently(records, async ({ values }) => {
    if (interruption.aborted) return "not tried: stopped";
    if (stopped !== undefined) return "not tried";
    try {
      await client.send(new PutRecordCommand({ FeatureGroupName, Record: values }));
      done += 1;
      terminal.progress(`${done} of ${records.length} records`);
      return undefined;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (!ownErrors.test(error.name)) stopped ??= error;
      return `${error.name}: ${error.message}`;
    }
  });
  const failed = records.flatMap((record, index) => {
    const reason = reasons[index];
    return reason === undefined ? [] : [{ record, reason }];
  });
  return { count: records.length - failed.length, failed, reason: stopped };
}
