import { quoted } from "./athena-query.ts";
import { deployedGroup } from "./feature-group.ts";
import type { QueriedStore } from "./feature-store.ts";

/** A column in SQL. No feature begins with "_": the rank is none. */
const column = (name: string) => `"${name.toLowerCase().replaceAll('"', '""')}"`;

/**
 * SQL for the records of a group as they were at a moment: of each the newest whose event time is not later, without
 * those that were deleted.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-query-with-athena.html
 */
export async function pointInTimeSql(
  { connection }: QueriedStore,
  group: string,
  moment: Date,
): Promise<string> {
  const { tableName } = await connection.names.of("feature-group", ["tableName"], group);
  const { definitions, schema } = await deployedGroup(connection, group);
  const { recordIdentifier, eventTime, features } = schema;
  // Texts may have milliseconds or not: they are no order of time.
  const time = (text: string) =>
    features[eventTime] === "String" ? `from_iso8601_timestamp(${text})` : text;
  const latest =
    features[eventTime] === "String" ? quoted(moment.toISOString()) : String(moment.getTime() / 1_000);
  const columns = definitions.map(({ featureName }) => column(featureName)).join(", ");
  const newest = [time(column(eventTime)), column("api_invocation_time"), column("write_time")];
  return [
    `SELECT ${columns} FROM (`,
    `  SELECT *, row_number() OVER (PARTITION BY ${column(recordIdentifier)} ORDER BY ${newest.map((text) => `${text} DESC`).join(", ")}) AS "_rank"`,
    `  FROM ${column(tableName)} WHERE ${time(column(eventTime))} <= ${time(latest)}`,
    `) WHERE "_rank" = 1 AND NOT "is_deleted" ORDER BY ${column(recordIdentifier)}`,
  ].join("\n");
}
