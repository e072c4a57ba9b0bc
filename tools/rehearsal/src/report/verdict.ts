import { STATUS } from "@mlops/preview/command";
import type { RehearsalReport, ReportedFinding } from "./model.ts";

/** Whether a finding stops a deployment, or loses data, and nobody has accepted that. */
export function stops({ severity, accepted }: ReportedFinding): boolean {
  return severity === "error" && !accepted;
}

/** Whether something could not be rehearsed, or not be compared. */
export function isFailed({ stacks, problems }: RehearsalReport): boolean {
  return problems.length > 0 || stacks.some(({ failedBy }) => failedBy.length > 0);
}

/** Whether a mandatory policy is violated. */
export function isViolated({ stacks }: RehearsalReport): boolean {
  return stacks.some(({ policyFindings }) => policyFindings.some(({ level }) => level === "mandatory"));
}

/** Status of the command that makes a report. */
export function statusOf(report: RehearsalReport): number {
  if (isFailed(report)) return STATUS.failed;
  return isViolated(report) || report.findings.some(stops) ? STATUS.violated : STATUS.success;
}
