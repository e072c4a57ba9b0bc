import { accessSync, constants, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { consentIn } from "../aws/consent.ts";
import { defineAction } from "../command/action.ts";
import type { Answer } from "../command/answer.ts";
import { makeChanges } from "../command/changes.ts";
import { NotFollowed, WrongUse, status } from "../command/failures.ts";
import { momentText, pairsText, stackValue, textValue } from "../command/given-values.ts";
import type { Terminal } from "../command/system.ts";
import { table } from "../command/table.ts";
import { checkedRecords } from "./checked-records.ts";
import type { FileRecord } from "../ground-truth/csv-records.ts";
import { deployedGroup, groupValue } from "./feature-group.ts";
import { formatOf, recordsIn, writeRecords } from "./record-file.ts";
import { type Written, writeToStore } from "./write-to-store.ts";

/** `features put`. */
export const putRecords = defineAction(
  z.strictObject({
    stack: stackValue(),
    group: groupValue(),
    file: textValue().optional(),
    record: pairsText(),
    eventTime: momentText().optional(),
    failed: textValue().optional(),
    confirm: textValue().optional(),
  }),
  async ({ stack, group, file, record, eventTime, failed, confirm }, context) => {
    const records = givenRecords(context.root, file, record);
    const format = failed === undefined ? undefined : formatOf("--failed", failed);
    if (failed !== undefined) checkFailedFile(context.root, failed, file);
    const connection = await context.connect(stack);
    const { name, schema } = await deployedGroup(connection, group);
    const checked = checkedRecords(schema, records, file ?? "--record", eventTime);
    let written: Written = { count: 0, failed: [], reason: undefined };
    const what = `put ${checked.length} records into ${name}`;
    const put = async () => {
      written = await writeToStore(connection, name, checked, context);
    };
    const outcome = await makeChanges([{ what, make: put }], context, consentIn(connection.place, confirm));
    if (failed !== undefined && format !== undefined && written.failed.length > 0) {
      const left = written.failed.map(({ record: one }) => one.fields);
      writeRecords(resolve(context.root, failed), format, left);
      context.terminal.note(`wrote ${left.length} records that were not put to ${failed}`);
    }
    // After the file is there: what has stopped the work is said, and says with which status it ends.
    if (context.interruption.aborted) throw new NotFollowed(`stopped; ${summary(written)}`, "interrupted");
    if (written.reason !== undefined) {
      context.terminal.note(summary(written));
      throw written.reason;
    }
    const isPlanned = outcome === "planned";
    return putAnswer({ featureGroup: name, records: checked.length, isPlanned }, written, context.terminal);
  },
);

/** What was asked for. */
interface Put {
  readonly featureGroup: string;
  readonly records: number;
  readonly isPlanned: boolean;
}

function putAnswer({ isPlanned, ...put }: Put, written: Written, terminal: Terminal): Answer {
  const failed = written.failed.map(({ record, reason }) => ({ record: record.place, reason }));
  return {
    data: { ...put, written: written.count, failed, planned: isPlanned },
    lines: [
      ...(isPlanned ? [] : [summary(written)]),
      ...(failed.length > 0 ? table(["record", "reason"], failed, terminal) : []),
    ],
    status: failed.length > 0 ? status.no : status.success,
  };
}

const summary = ({ count, failed }: Written) => `${count} records put, ${failed.length} not`;

/** @throws WrongUse if what could not be put could not be kept, or would take the place of what was */
function checkFailedFile(root: string, failed: string, file: string | undefined): void {
  const path = resolve(root, failed);
  if (file !== undefined && path === resolve(root, file)) {
    throw new WrongUse(`--failed: got "${failed}", which is --file; expected another file`);
  }
  const there = statSync(path, { throwIfNoEntry: false });
  try {
    accessSync(there === undefined ? dirname(path) : path, constants.W_OK);
  } catch {
    throw new WrongUse(`--failed: got "${failed}"; expected a file that can be written`);
  }
  if (there?.isFile() === false) {
    throw new WrongUse(`--failed: got "${failed}", which is no file; expected a file that can be written`);
  }
}

/** @throws WrongUse if there is not just one source of records */
function givenRecords(
  root: string,
  file: string | undefined,
  record: Readonly<Record<string, string>>,
): FileRecord[] {
  const isSingle = Object.keys(record).length > 0;
  if ((file === undefined) === !isSingle) {
    throw new WrongUse(
      "--file: got both it and --record, or none; expected a file, or the features of one record",
    );
  }
  return file === undefined ? [{ line: 1, fields: record }] : recordsIn(resolve(root, file), file);
}
