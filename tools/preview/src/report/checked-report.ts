import { mismatch } from "../workspace/mismatch.ts";
import { REPORT_VERSION, type StackReport } from "./model.ts";

/** Lists that readers of reports go through. */
const lists = ["resources", "findings", "problems"] as const;

/**
 * A stack's report that was read from a file. One of this version is of this form, as it is written from the same type,
 * unless somebody has cut it.
 * @throws Error if it is none
 */
export function checkedReport(content: object): StackReport {
  const report: Partial<StackReport> = content;
  if (report.version !== REPORT_VERSION) {
    throw new Error(`version: ${mismatch(report.version, String(REPORT_VERSION))}`);
  }
  for (const name of lists) {
    const list: unknown = report[name];
    const isList = Array.isArray(list) && list.every((one) => typeof one === "object" && one !== null);
    if (!isList) throw new Error(`${name}: ${mismatch(list, "a list of objects")}`);
  }
  if (typeof report.counts !== "object") throw new Error(`counts: ${mismatch(report.counts, "an object")}`);
  return content as StackReport;
}
