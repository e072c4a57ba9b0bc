import { isProviderType } from "@mlops/engine";
import { counted, shortType } from "@mlops/preview";
import { missingStacks, missingWord } from "./missing-stacks.ts";
import type { RehearsalReport, ReportedChange, ReportedFinding, ReportedStack } from "./model.ts";

/** What a report calls a resource: `Role "training"`. */
export function resourceLabel({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${isProviderType(type) ? "provider" : shortType(type)} "${name}"`;
}

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
  const { stacks, findings, problems } = report;
  const resources = stacks.reduce((sum, stack) => sum + stack.resources, 0);
  const missing = missingStacks(report).reduce((sum, group) => sum + group.stacks.length, 0);
  const mandatory = stacks
    .flatMap(({ policyFindings }) => policyFindings)
    .filter(({ level }) => level === "mandatory").length;
  const isFailed = stacks.some(({ failedBy }) => failedBy.length > 0);
  return [
    `${counted(stacks.length, "stack")}: ${counted(resources, "resource")}`,
    ...(stacks.every(({ changes }) => changes === null)
      ? []
      : [changeCounts(stacks.flatMap(({ changes }) => changes ?? []))]),
    ...(missing === 0 ? [] : [`${missing} ${missingWord(report)}`]),
    findingCounts(findings),
    ...(mandatory === 0 ? [] : [counted(mandatory, "mandatory policy finding")]),
    ...(problems.length > 0 ? [counted(problems.length, "problem")] : isFailed ? [] : ["no problems"]),
  ].join(", ");
}

function findingCounts(findings: readonly ReportedFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return "no findings";
  return [
    ...(errors ? [counted(errors, "error")] : []),
    ...(warnings ? [counted(warnings, "warning")] : []),
  ].join(" and ");
}

/** Names of a list that are shown. */
const MAX_NAMED = 4;

/** `a, b, c, d and 3 more` */
export function named(names: readonly string[]): string {
  const rest = names.length - MAX_NAMED;
  return rest > 0 ? `${names.slice(0, MAX_NAMED).join(", ")} and ${rest} more` : names.join(", ");
}

/** Policy findings that keep a deployment from being made, then those that only the rehearsal sees, with their stack. */
export function shownPolicyFindings(stacks: readonly ReportedStack[]) {
  const all = stacks.flatMap(({ stack, policyFindings }) =>
    policyFindings.map((finding) => ({ stack, ...finding })),
  );
  const isMandatory = ({ level }: (typeof all)[number]) => level === "mandatory";
  return [
    ...all.filter(isMandatory),
    ...all.filter((finding) => !isMandatory(finding) && finding.onlyRehearsed),
  ];
}

/** Marks a policy finding of which a reader of the preview does not know. */
export const ONLY_REHEARSED = "not seen by the preview";

/** Why a resource is replaced, and in which order. */
export function replacementText({ because, deletedFirst, follows }: ReportedChange): string {
  const cause = follows.length === 0 ? "" : `, which follows ${follows.join(", ")}`;
  const order = deletedFirst === true ? "; deleted first" : "";
  return `replaced by ${because.join(", ")}${cause}${order}`;
}
