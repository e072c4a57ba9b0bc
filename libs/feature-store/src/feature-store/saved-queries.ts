import type { ComponentResource, Input } from "@pulumi/pulumi";
import { NamedQuery } from "@pulumi/aws/athena/namedQuery.js";
import { PreparedStatement } from "@pulumi/aws/athena/preparedStatement.js";
import { z } from "zod";
import { athenaLimits, statementNamePattern } from "@mlops/aws";
import { recordValue } from "@mlops/core";

const queryName = z.string().regex(statementNamePattern, {
  error: 'expected 2 to 256 letters, digits, "_", "@" and ":", with a letter or "_" first',
});

/** Queries that are kept with a workgroup. */
export const savedQueriesValue = recordValue(
  queryName,
  z.strictObject({
    sql: z
      .string()
      .min(1)
      .max(athenaLimits.maxQueryLength)
      .describe("The query, of one statement. A ? outside quotes is a parameter."),
    description: z.string().min(1).max(1024).describe("What it is for; at most 1024 characters."),
  }),
);

/** Checked queries by name. */
export type SavedQueries = z.output<typeof savedQueriesValue>;

interface QueryPlace {
  readonly workgroup: Input<string>;
  readonly database: Input<string>;
}

/**
 * Keep `queries` with a workgroup: one with parameters as a prepared statement, which EXECUTE runs; any other as a
 * named query of the database, which the console lists.
 * @param name what the logical names begin with
 */
export function saveQueries(
  name: string,
  queries: SavedQueries,
  { workgroup, database }: QueryPlace,
  parent: ComponentResource,
): void {
  for (const [query, { sql, description }] of Object.entries(queries)) {
    const logicalName = `${name}-${query}`;
    if (hasParameters(sql)) {
      new PreparedStatement(
        logicalName,
        { name: query, workgroup, queryStatement: sql, description },
        { parent },
      );
    } else {
      new NamedQuery(logicalName, { name: query, workgroup, database, query: sql, description }, { parent });
    }
  }
}

/** What is no part of a statement's own text: texts, quoted names and comments. */
const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** Whether a query has a `?` outside texts, quoted names and comments. */
export function hasParameters(sql: string): boolean {
  return sql.replaceAll(quoted, "").includes("?");
}
