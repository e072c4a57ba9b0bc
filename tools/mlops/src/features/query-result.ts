import { AthenaClient, type Row, paginateGetQueryResults } from "@aws-sdk/client-athena";
import type { QueriedStore } from "./feature-store.ts";

/** What a query has found. */
export interface QueryResult {
  readonly columns: readonly string[];
  /** Texts, as Athena gives them; null is null. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** There are more rows. */
  readonly isCut: boolean;
}

/**
 * Read the rows of a query that has succeeded.
 * @param limit most rows that are read
 */
export async function queryResult(
  { connection }: QueriedStore,
  id: string,
  limit: number,
): Promise<QueryResult> {
  const client = connection.client(AthenaClient);
  const rows: (string | null)[][] = [];
  let columns: string[] | undefined;
  for await (const { ResultSet } of paginateGetQueryResults({ client }, { QueryExecutionId: id })) {
    const page = (ResultSet?.Rows ?? []).map(cellsOf);
    if (columns === undefined) {
      columns = (ResultSet?.ResultSetMetadata?.ColumnInfo ?? []).map(({ Name = "" }) => Name);
      // The first row of a SELECT repeats the names of its columns.
      if (page[0]?.every((cell, index) => cell === columns?.[index])) page.shift();
    }
    rows.push(...page);
    if (rows.length > limit) break;
  }
  return { columns: columns ?? [], rows: rows.slice(0, limit), isCut: rows.length > limit };
}

const cellsOf = ({ Data = [] }: Row): (string | null)[] =>
  Data.map(({ VarCharValue }) => VarCharValue ?? null);
