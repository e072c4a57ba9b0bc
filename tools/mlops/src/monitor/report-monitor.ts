import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { defineAction } from "../command/action.ts";
import { WrongUse, status } from "../command/failures.ts";
import { stackValue, textValue } from "../command/given-values.ts";
import { distributionPicture } from "./distribution-picture.ts";
import { executionOf } from "./execution.ts";
import { chosenMonitor, monitorOptions } from "./monitor.ts";
import { reportLines } from "./report-lines.ts";
import { type Report, needsSomebody, reportOf } from "./report.ts";

/** `monitor report`. */
export const reportMonitor = defineAction(
  z.strictObject({
    stack: stackValue(),
    ...monitorOptions,
    execution: textValue().optional(),
    feature: textValue().optional(),
    svg: textValue().optional(),
  }),
  async ({ stack, execution, feature, svg, ...choice }, context) => {
    if ((feature === undefined) !== (svg === undefined)) {
      throw new WrongUse("--feature and --svg: got one of them; expected both: whose picture, and its file");
    }
    const connection = await context.connect(stack);
    const monitor = await chosenMonitor(connection, choice);
    const report = await reportOf(connection, monitor, await executionOf(connection, monitor, execution));
    if (feature !== undefined && svg !== undefined) {
      const file = resolve(context.root, svg);
      const drawn = drawnFeature(report, feature);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, drawn);
      context.terminal.note(`wrote ${svg}`);
    }
    return {
      data: reportData(report),
      lines: reportLines(report, context.terminal),
      status: needsSomebody(report) ? status.no : status.success,
    };
  },
);

/** A report as JSON. */
export function reportData({ monitor, execution, ...report }: Report) {
  return {
    monitor: monitor.name,
    kind: monitor.kind,
    execution: execution.name,
    status: execution.status,
    time: execution.time,
    reason: execution.reason,
    report: report.address,
    records: report.records,
    violations: report.violations,
    features: report.features,
    measures: report.measures,
  };
}

/** @throws WrongUse if the report has no distribution of the feature, or the baseline has none */
function drawnFeature({ statistics, execution }: Report, feature: string): string {
  if (statistics === undefined) {
    throw new WrongUse(
      `--svg: got ${execution.name} without statistics; expected a report of data quality of Model Monitor`,
    );
  }
  const { current, baseline } = statistics;
  const [now, before] = [current, baseline].map((one) => one?.features.find(({ name }) => name === feature));
  const there = current.features.map(({ name }) => name).join(", ");
  if (now === undefined) throw new WrongUse(`--feature: got "${feature}"; expected one of ${there}`);
  const drawn = before && distributionPicture(feature, before, now);
  if (drawn !== undefined) return drawn;
  throw new WrongUse(
    `--feature: got "${feature}", of which report and baseline have no distributions to compare; expected another of ${there}`,
  );
}
