import { z } from "zod";
import { defineAction } from "../command/action.ts";
import { WrongUse, status } from "../command/failures.ts";
import { momentText, stackValue, switchValue, textValue, wholeNumberText } from "../command/given-values.ts";
import { table } from "../command/table.ts";
import { followQuery, startQuery } from "./athena-query.ts";
import { groupValue } from "./feature-group.ts";
import { pointInTimeSql } from "./point-in-time.ts";
import { queryResult } from "./query-result.ts";
import { csvLine } from "./record-file.ts";
import { savedSql } from "./saved-sql.ts";
import { type QueriedStore, featureStoreOf } from "./feature-store.ts";

/** `features query`. */
export const queryFeatures = defineAction(
  z.strictObject({
    stack: stackValue(),
    query: textValue().optional(),
    sql: textValue().optional(),
    group: groupValue().optional(),
    asOf: momentText().optional(),
    parameter: z.array(textValue()).default([]),
    limit: wholeNumberText({ min: 1, max: 1_000_000 }),
    csv: switchValue(),
    execution: textValue().optional(),
  }),
  async ({ stack, parameter, limit, csv, execution, ...asked }, context) => {
    checkChoice({ ...asked, parameter, execution });
    const connection = await context.connect(stack);
    const store = await featureStoreOf(connection);
    const id =
      execution ?? (await startQuery(store, await sqlOf(store, asked, context.clock.now()), parameter));
    const { state, reason, scannedBytes } = await followQuery(store, id, context);
    if (state !== "SUCCEEDED") {
      return {
        data: { execution: id, state, reason, scannedBytes },
        lines: [`query ${id}: ${state}${reason === undefined ? "" : `: ${reason}`}`],
        status: status.no,
      };
    }
    const result = await queryResult(store, id, limit);
    context.terminal.note(`scanned ${sizeText(scannedBytes)}`);
    if (result.isCut) context.terminal.note(`more than ${limit} rows: --limit shows more`);
    const rows = result.rows.map((row) => namedRow(result.columns, row));
    return {
      data: { execution: id, state, scannedBytes, columns: result.columns, rows, isCut: result.isCut },
      lines: csv
        ? [result.columns, ...result.rows].map(csvLine)
        : table(result.columns, rows.map(shownRow), context.terminal),
    };
  },
);

/** A query, in one of the ways that it can be given. */
interface GivenQuery {
  readonly query?: string | undefined;
  readonly sql?: string | undefined;
  readonly group?: string | undefined;
  readonly asOf?: Date | undefined;
}

/** @throws WrongUse if it is not given in just one way, or with what has no meaning for it */
function checkChoice({ query, sql, group, asOf, execution, parameter }: QueryChoice): void {
  const given = [query, sql, group, execution].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new WrongUse(
      `query: got ${given.length === 0 ? "nothing" : given.join(", ")}; expected one: a saved query, --sql, --group or --execution`,
    );
  }
  if (asOf !== undefined && group === undefined) throw new WrongUse("--as-of: expected --group with it");
  if (parameter.length > 0 && query === undefined && sql === undefined) {
    throw new WrongUse("--parameter: expected a saved query or --sql with it");
  }
}

interface QueryChoice extends GivenQuery {
  readonly execution?: string | undefined;
  readonly parameter: readonly string[];
}

async function sqlOf(
  store: QueriedStore,
  { query, sql = "", group, asOf }: GivenQuery,
  now: Date,
): Promise<string> {
  if (query !== undefined) return savedSql(store, query);
  return group === undefined ? sql : pointInTimeSql(store, group, asOf ?? now);
}

const shownRow = (row: ReturnType<typeof namedRow>) =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell ?? undefined]));

const namedRow = (columns: readonly string[], row: readonly (string | null)[]) =>
  Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null]));

/** Bytes for people: Athena's price is by what a query reads, at least 10 MB. */
function sizeText(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = Math.min(units.length - 1, bytes === 0 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1_024 ** power).toPrecision(3))} ${units[power]}`;
}
