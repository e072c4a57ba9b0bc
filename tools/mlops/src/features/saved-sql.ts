import {
  AthenaClient,
  BatchGetNamedQueryCommand,
  GetPreparedStatementCommand,
  type NamedQuery,
  paginateListNamedQueries,
  paginateListPreparedStatements,
} from "@aws-sdk/client-athena";
import { statementNamePattern } from "@mlops/aws";
import { collected } from "../aws/collected.ts";
import { isThere } from "../aws/gone.ts";
import { WrongUse } from "../command/failures.ts";
import type { QueriedStore } from "./feature-store.ts";

/** Queries of a request. API: `NamedQueryIds` of BatchGetNamedQuery. */
const queriesAtOnce = 50;

/**
 * SQL that runs a query which the stack file saves: with parameters it is a prepared statement, otherwise a named query.
 * @throws WrongUse if the workgroup has neither, with what it has
 */
export async function savedSql(store: QueriedStore, name: string): Promise<string> {
  const { connection, workgroupName: WorkGroup } = store;
  const client = connection.client(AthenaClient);
  // Athena refuses other names of statements, and does not say that there is none.
  const isStatement =
    statementNamePattern.test(name) &&
    (await isThere(client.send(new GetPreparedStatementCommand({ StatementName: name, WorkGroup }))));
  if (isStatement) return `EXECUTE ${identifier(name)}`;
  const named = await namedQueries(store);
  const found = named.find((query) => query.Name === name)?.QueryString;
  if (found !== undefined) return found;
  const statements = await collected(
    paginateListPreparedStatements({ client }, { WorkGroup }),
    (page) => page.PreparedStatements,
  );
  const there = [
    ...statements.map(({ StatementName = "" }) => StatementName),
    ...named.map(({ Name = "" }) => Name),
  ];
  throw new WrongUse(
    `query: got "${name}"; expected one of ${there.toSorted(byName).join(", ") || "none: the stack file saves no query"}`,
  );
}

const byName = (one: string, other: string) => (one < other ? -1 : 1);

async function namedQueries({ connection, workgroupName: WorkGroup }: QueriedStore): Promise<NamedQuery[]> {
  const client = connection.client(AthenaClient);
  const ids = await collected(
    paginateListNamedQueries({ client }, { WorkGroup }),
    (page) => page.NamedQueryIds,
  );
  const queries: NamedQuery[] = [];
  for (let start = 0; start < ids.length; start += queriesAtOnce) {
    const request = new BatchGetNamedQueryCommand({ NamedQueryIds: ids.slice(start, start + queriesAtOnce) });
    queries.push(...((await client.send(request)).NamedQueries ?? []));
  }
  return queries;
}

/** A name in SQL: in quotes where it is no plain word. */
export const identifier = (name: string): string =>
  /^[a-z_]\w*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
