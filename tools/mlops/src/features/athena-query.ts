import { AthenaClient, GetQueryExecutionCommand, StartQueryExecutionCommand } from "@aws-sdk/client-athena";
import type { CommandContext } from "../command/context.ts";
import { follow } from "../command/follow.ts";
import type { QueriedStore } from "./feature-store.ts";

/** The only catalog of feature stores. */
const Catalog = "AwsDataCatalog";

/**
 * Start a query in the store's workgroup.
 * @param parameters values of its `?`, in order
 * @returns id of its execution
 */
export async function startQuery(
  { connection, databaseName, workgroupName }: QueriedStore,
  sql: string,
  parameters: readonly string[],
): Promise<string> {
  const { QueryExecutionId = "" } = await connection.client(AthenaClient).send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      WorkGroup: workgroupName,
      QueryExecutionContext: { Database: databaseName, Catalog },
      ...(parameters.length > 0 && { ExecutionParameters: parameters.map(literal) }),
    }),
  );
  return QueryExecutionId;
}

/**
 * A value as Athena reads it: numbers, true, false, null, typed literals (`DATE '2026-11-01'`) and texts in single quotes
 * are taken as they are; all else is a text.
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html
 */
export function literal(value: string): string {
  const isLiteral =
    /^-?\d+(\.\d+)?$/.test(value) ||
    /^(true|false|null)$/i.test(value) ||
    /^((DATE|TIMESTAMP|DECIMAL) )?'(?:[^']|'')*'$/i.test(value);
  return isLiteral ? value : quoted(value);
}

/** A text in SQL. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A query as it is. */
interface SeenQuery {
  readonly state: string;
  readonly reason: string | undefined;
  readonly scannedBytes: number;
}

/** Follow a query to its end. Ctrl-C does not stop it. */
export async function followQuery(
  { connection }: QueriedStore,
  id: string,
  context: CommandContext,
): Promise<SeenQuery> {
  return follow(context, {
    title: `query ${id}`,
    look: async () => {
      const request = new GetQueryExecutionCommand({ QueryExecutionId: id });
      const { Status, Statistics } =
        (await connection.client(AthenaClient).send(request)).QueryExecution ?? {};
      return {
        state: Status?.State ?? "QUEUED",
        reason: Status?.StateChangeReason,
        scannedBytes: Statistics?.DataScannedInBytes ?? 0,
      };
    },
    isOver: ({ state }) => ["SUCCEEDED", "FAILED", "CANCELLED"].includes(state),
    state: ({ state }) => state,
    interval: 1_000,
    again: `features query ${connection.place.name} --execution ${id}`,
  });
}
