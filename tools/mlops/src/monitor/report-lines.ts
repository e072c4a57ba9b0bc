import { moment } from "../command/moment.ts";
import type { Terminal } from "../command/system.ts";
import { type Row, table } from "../command/table.ts";
import { isOver } from "./execution.ts";
import type { FeatureDrift } from "./feature-drift.ts";
import type { Measure } from "./measures.ts";
import type { Report } from "./report.ts";

/** A report for people. */
export function reportLines(report: Report, terminal: Terminal): string[] {
  const { monitor, execution, address, records, violations } = report;
  const { status, time, reason } = execution;
  const looked = records === undefined ? "" : `, ${records} records`;
  return [
    `${monitor.kind} of ${monitor.name}: ${status}, ${moment(time) ?? "not started"}${looked}`,
    ...(reason === undefined ? [] : [reason]),
    ...(address === undefined ? [] : [`report: ${address}`]),
    ...measuredLines(report, terminal),
    "",
    ...(violations === undefined ? [noReport(report)] : violationLines(violations, terminal)),
  ];
}

const noReport = ({ execution }: Report) =>
  isOver(execution) ? "no report was written" : "the report is written when it has ended";

function violationLines(violations: NonNullable<Report["violations"]>, terminal: Terminal): string[] {
  if (violations.length === 0) return ["no violations"];
  const rows = violations.map(({ of, check, description }) => ({ violation: of, check, description }));
  return table(["violation", "check", "description"], rows, terminal);
}

function measuredLines({ features, measures, violations = [] }: Report, terminal: Terminal): string[] {
  const checks = (subject: string) =>
    violations
      .filter((one) => one.subject === subject)
      .map(({ check }) => check)
      .join(", ") || undefined;
  if (features.length > 0) {
    return [
      "",
      ...shownTable(
        features.map((one) => ({ ...featureRow(one), violated: checks(one.feature) })),
        terminal,
      ),
    ];
  }
  if (measures.length === 0) return [];
  return [
    "",
    ...shownTable(
      measures.map((one) => measureRow(one)),
      terminal,
    ),
  ];
}

/** A table of those columns that have a value in some row. */
function shownTable(rows: readonly Row[], terminal: Terminal): string[] {
  const titles = Object.keys(rows[0] ?? {});
  const shown = titles.filter((title) => rows.some((row) => row[title] !== undefined));
  return table(shown, rows, terminal);
}

const rounded = (value: number | undefined) =>
  value === undefined ? undefined : Number(value.toPrecision(4));

const featureRow = (one: FeatureDrift): Row => ({
  feature: one.feature,
  type: one.type,
  missing: one.missing === undefined ? undefined : `${rounded(one.missing * 100)} %`,
  mean: rounded(one.mean),
  "baseline mean": rounded(one.baselineMean),
  distance: rounded(one.distance),
  threshold: one.threshold,
});

const measureRow = ({ of, name, value, baseline, violatedIf }: Measure): Row => ({
  of: of === "" ? undefined : of,
  metric: name,
  value: rounded(value),
  baseline: violatedIf === undefined ? rounded(baseline) : undefined,
  "violated if": violatedIf === undefined ? undefined : `${violatedIf} ${rounded(baseline)}`,
});
