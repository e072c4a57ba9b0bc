import type { Connection } from "../aws/connection.ts";

/** Where the history of a stack's feature groups is queried. */
export interface QueriedStore {
  readonly connection: Connection;
  readonly databaseName: string;
  /** Athena workgroup, which says where results are kept and how much a query may read. */
  readonly workgroupName: string;
}

/** The feature store that a stack publishes. */
export async function featureStoreOf(connection: Connection): Promise<QueriedStore> {
  const names = await connection.names.of("feature-store", ["databaseName", "workgroupName"]);
  return { connection, ...names };
}
