import { counted } from "@mlops/preview";
import type { RehearsalReport, ReportedChange, ReportedFinding, ReportedStack } from "./model.ts";

/** What each kind of change is called, in the order in which they are counted. */
const verbs = {
  create: "created",
  update: "changed",
  replace: "replaced",
  delete: "deleted",
} as const satisfies Record<ReportedChange["kind"], string>;

/** `2 created, 1 replaced` */
export function changeCounts(changes: readonly ReportedChange[]): string {
  const counts = (Object.keys(verbs) as (keyof typeof verbs)[]).flatMap((kind) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${count} ${verbs[kind]}`];
  });
  return counts.length === 0 ? "unchanged" : counts.join(", ");
}

/** All that was deployed and found, in one sentence. */
export function overallSummary(report: RehearsalReport): string {
  const resources = report.stacks.reduce((sum, stack) => sum + stack.resources, 0);
  const changes = report.stacks.flatMap(({ changes: ofStack }) => ofStack ?? []);
  const problems =
    report.problems.length + report.stacks.reduce((sum, stack) => sum + stack.problems.length, 0);
  const errors = report.findings.filter(({ severity }) => severity === "error").length;
  const warnings = report.findings.length - errors;
  const mandatory = report.stacks
    .flatMap(({ policyFindings }) => policyFindings)
    .filter(({ level }) => level === "mandatory").length;
  return [
    `${counted(report.stacks.length, "stack")}: ${counted(resources, "resource")}`,
    ...(report.against === null ? [] : [changeCounts(changes)]),
    errors + warnings === 0
      ? "no findings"
      : [
          ...(errors ? [counted(errors, "error")] : []),
          ...(warnings ? [counted(warnings, "warning")] : []),
        ].join(" and "),
    ...(mandatory === 0 ? [] : [counted(mandatory, "mandatory policy finding")]),
    problems === 0 ? "no problems" : counted(problems, "problem"),
  ].join(", ");
}

/** Findings that say the same of several resources of a stack. */
export interface FindingGroup {
  readonly first: ReportedFinding;
  readonly members: readonly ReportedFinding[];
}

/** Findings in groups that differ by resource alone: errors first, otherwise in their order. */
export function groupedFindings(findings: readonly ReportedFinding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ kind, stack, message }) => JSON.stringify([kind, stack, message]));
  const all = [...groups.values()].flatMap((members) => {
    const [first] = members;
    return first ? [{ first, members }] : [];
  });
  const rank = ({ first }: FindingGroup) => (first.severity === "error" ? 0 : 1);
  return all.toSorted((one, other) => rank(one) - rank(other));
}

/** Policy findings that keep a deployment from being made, or that only the rehearsal sees, with their stack. */
export function shownPolicyFindings(stacks: readonly ReportedStack[]) {
  return stacks.flatMap(({ stack, policyFindings }) =>
    policyFindings
      .filter(({ level, onlyRehearsed }) => level === "mandatory" || onlyRehearsed)
      .map((finding) => ({ stack, ...finding })),
  );
}

/** `before → after`; what was not there, or is not any more, is left out. */
export function differenceText({ before, after }: ReportedChange["properties"][number]): string {
  if (before === null) return `+ ${after ?? ""}`;
  return after === null ? `- ${before}` : `${before} → ${after}`;
}

/** Why a resource is replaced, and in which order. */
export function replacementText({ because, deletedFirst, follows }: ReportedChange): string {
  const cause = follows.length === 0 ? "" : `, which follows ${follows.join(", ")}`;
  const order = deletedFirst === true ? "; deleted first" : "";
  return `replaced by ${because.join(", ")}${cause}${order}`;
}
