import { z } from "zod";
import { baselineFiles } from "@mlops/monitoring/baseline-files";
import type { Connection } from "../aws/connection.ts";
import { jsonAt } from "../aws/s3-object.ts";
import { type UsedBaseline, definitionOf } from "./definition.ts";
import { type Execution, isFailed, isOver, placesOf } from "./execution.ts";
import { type FeatureDrift, byDistance, featureDrifts } from "./feature-drift.ts";
import { type Measure, measuresIn } from "./measures.ts";
import type { Monitor } from "./monitor.ts";
import { type Statistics, statisticsAt } from "./statistics.ts";
import { type Violation, violationsAt } from "./violations.ts";

/** What a monitor has found in an execution. */
export interface Report {
  readonly monitor: Monitor;
  readonly execution: Execution;
  /** S3 URI of the folder with its files. */
  readonly address: string | undefined;
  /** Records that it has looked at. */
  readonly records?: number | undefined;
  /** Nothing if there is no report: it has failed, or has not ended. */
  readonly violations: readonly Violation[] | undefined;
  /** Of data quality. */
  readonly features: readonly FeatureDrift[];
  /** Of model quality, bias and attributions. */
  readonly measures: readonly Measure[];
  /** Of data quality: for pictures of distributions. */
  readonly statistics?:
    { readonly current: Statistics; readonly baseline: Statistics | undefined } | undefined;
}

/** Whether somebody has to look: violations, or a failure. */
export const needsSomebody = ({ execution, violations = [] }: Report): boolean =>
  isFailed(execution) || violations.length > 0;

/** Read what a monitor has found in an execution. */
export async function reportOf(
  connection: Connection,
  monitor: Monitor,
  execution: Execution,
): Promise<Report> {
  const { reports: address } = await placesOf(connection, execution);
  const empty = { monitor, execution, address, violations: undefined, features: [], measures: [] };
  if (address === undefined || !isOver(execution)) return empty;
  const violations = await violationsAt(connection, `${address}/constraint_violations.json`);
  return { ...empty, violations, ...(await contentOf(connection, monitor, execution, address)) };
}

type Content = Partial<Pick<Report, "records" | "features" | "measures" | "statistics">>;

async function contentOf(
  connection: Connection,
  monitor: Monitor,
  execution: Execution,
  address: string,
): Promise<Content> {
  if (monitor.source === "pipeline") return distancesOf(connection, address);
  const { kind } = monitor;
  const name = execution.definition ?? monitor.definition;
  const used = (await definitionOf(connection, kind, name))?.baseline ?? {};
  if (kind === "data-quality") return dataQuality(connection, address, used);
  const file = kind === "model-quality" ? baselineFiles.statistics : baselineFiles.analysis;
  const found = await jsonAt(connection, `${address}/${file}`);
  const baseline = used.constraints === undefined ? undefined : await jsonAt(connection, used.constraints);
  return { measures: measuresIn(kind, found, baseline) };
}

async function dataQuality(connection: Connection, address: string, used: UsedBaseline): Promise<Content> {
  const at = async <Found>(
    uri: string | undefined,
    read: (from: Connection, uri: string) => Promise<Found>,
  ) => (uri === undefined ? undefined : read(connection, uri));
  const [current, baseline, constraints] = await Promise.all([
    statisticsAt(connection, `${address}/${baselineFiles.statistics}`),
    at(used.statistics, statisticsAt),
    at(used.constraints, jsonAt),
  ]);
  if (current === undefined) return {};
  return {
    records: current.records,
    features: featureDrifts(current, baseline, constraints),
    statistics: { current, baseline },
  };
}

const distances = z.object({ records: z.number(), distances: z.record(z.string(), z.number()) });

/** What the pipeline of a `DriftPipeline` writes. */
async function distancesOf(connection: Connection, address: string): Promise<Content> {
  const read = distances.safeParse(await jsonAt(connection, `${address}/distances.json`));
  if (!read.success) return {};
  const features = Object.entries(read.data.distances).map(([feature, distance]) => ({ feature, distance }));
  return { records: read.data.records, features: features.toSorted(byDistance) };
}
