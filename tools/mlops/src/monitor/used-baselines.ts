import type { MonitorKind } from "@mlops/aws";
import { concurrently } from "../aws/concurrently.ts";
import type { Connection } from "../aws/connection.ts";
import { jsonAt, writtenAt } from "../aws/s3-object.ts";
import { definitionOf } from "./definition.ts";
import { executionOf, placesOf } from "./execution.ts";
import { constrainedFeatures } from "./feature-drift.ts";
import type { Monitor } from "./monitor.ts";
import { statisticsAt } from "./statistics.ts";

/** What a monitor compares with. */
export interface UsedBaseline {
  readonly monitor: string;
  readonly kind: MonitorKind;
  /** S3 URI of the constraints, or of the data; nothing if the monitor has no baseline. */
  readonly address: string | undefined;
  /** Number of the registered version that it is of, by its address. */
  readonly version: number | undefined;
  readonly written: Date | undefined;
  /** Features that it constrains. */
  readonly features: number | undefined;
  /** Records that it was made of. */
  readonly records: number | undefined;
  /** What is wrong with it: runs will fail. */
  readonly trouble?: string | undefined;
}

/** What monitors compare with, in their order. */
export async function usedBaselines(
  connection: Connection,
  monitors: readonly Monitor[],
): Promise<UsedBaseline[]> {
  return concurrently(monitors, (monitor) =>
    monitor.source === "schedule" ? ofSchedule(connection, monitor) : ofPipeline(connection, monitor),
  );
}

async function ofSchedule(connection: Connection, monitor: Monitor): Promise<UsedBaseline> {
  const { name, kind, definition } = monitor;
  const { constraints, statistics } = (await definitionOf(connection, kind, definition))?.baseline ?? {};
  const none = { monitor: name, kind, address: constraints, version: versionIn(constraints) };
  if (constraints === undefined) {
    return { ...none, written: undefined, features: undefined, records: undefined };
  }
  const [written, content, counted] = await Promise.all([
    writtenAt(connection, constraints),
    jsonAt(connection, constraints),
    statistics === undefined ? undefined : statisticsAt(connection, statistics),
  ]);
  const missing = [
    ...(content === undefined ? [constraints] : []),
    ...(statistics !== undefined && counted === undefined ? [statistics] : []),
  ];
  return {
    ...none,
    written,
    features: constrainedFeatures(content),
    records: counted?.records,
    ...(missing.length > 0 && { trouble: `missing: ${missing.join(", ")}` }),
  };
}

/** A `DriftPipeline` compares with data: its last execution says which. */
async function ofPipeline(connection: Connection, monitor: Monitor): Promise<UsedBaseline> {
  const { baseline } = await placesOf(connection, await executionOf(connection, monitor, undefined));
  return {
    monitor: monitor.name,
    kind: monitor.kind,
    address: baseline,
    version: versionIn(baseline),
    written: undefined,
    features: undefined,
    records: undefined,
  };
}

/** Baselines of registered versions are below `<artifacts>/<version>/baselines/`. */
function versionIn(address: string | undefined): number | undefined {
  const version = /\/(\d+)\/baselines\//.exec(address ?? "")?.[1];
  return version === undefined ? undefined : Number(version);
}
