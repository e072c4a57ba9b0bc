import { counted, placeText, shortType, shortened } from "@mlops/preview";
import type { RehearsalReport, ReportedChange, ReportedFinding, ReportedStack } from "./model.ts";

/** What a report calls a resource: `Role "training"`. */
export function resourceLabel({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${shortType(type)} "${name}"`;
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
  const { stacks, findings, problems, against } = report;
  const resources = stacks.reduce((sum, stack) => sum + stack.resources, 0);
  const missing = missingStacks(report).reduce((sum, group) => sum + group.stacks.length, 0);
  const mandatory = stacks
    .flatMap(({ policyFindings }) => policyFindings)
    .filter(({ level }) => level === "mandatory").length;
  const isFailed = stacks.some(({ failedBy }) => failedBy.length > 0);
  return [
    `${counted(stacks.length, "stack")}: ${counted(resources, "resource")}`,
    ...(against === null ? [] : [changeCounts(stacks.flatMap(({ changes }) => changes ?? []))]),
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

/** Stacks of which a report cannot say what was asked for. */
interface MissingStacks {
  readonly stacks: readonly string[];
  /** `as it fails` */
  readonly reason: string;
}

/** `not compared`, or `not rehearsed` where nothing is. */
export function missingWord({ against }: Pick<RehearsalReport, "against">): string {
  return against === null ? "not rehearsed" : "not compared";
}

/** Stacks that are not compared, or not rehearsed, by reason. */
export function missingStacks({ stacks, against }: RehearsalReport): MissingStacks[] {
  const missing = stacks.filter(
    ({ failedBy, changes }) => failedBy.length > 0 || (against !== null && changes === null),
  );
  const groups = Map.groupBy(missing, ({ stack, failedBy }) =>
    failedBy.includes(stack) ? "own" : failedBy.join(", "),
  );
  return [...groups].map(([causes, group]) => ({
    stacks: group.map(({ stack }) => stack),
    reason: reasonOf(causes, group.length, against),
  }));
}

function reasonOf(causes: string, count: number, against: string | null): string {
  if (causes === "own") return count === 1 ? "as it fails" : "as they fail";
  if (causes === "") return `as ${against ?? ""} does not tell what is there`;
  return `as ${causes} ${causes.includes(", ") ? "fail" : "fails"}`;
}

/** What a report leaves out because stacks fail; nothing if none does. */
export function notLookedFor({ stacks, destroyOrder }: RehearsalReport): string | undefined {
  const failed = stacks.filter(({ failedBy }) => failedBy.length > 0).length;
  if (failed === 0 || destroyOrder !== null) return undefined;
  return `not looked for without ${failed === 1 ? "it" : "them"}: dangling references, denied access`;
}

/** Findings that say the same. */
export interface FindingGroup {
  readonly first: ReportedFinding;
  readonly members: readonly ReportedFinding[];
  /** `app.dev: Role "a", Role "b" and 3 more`, or stacks. */
  readonly subject: string;
  /** `file:line`; empty if it is not known, or not the same of all. */
  readonly place: string;
}

/**
 * Findings in groups that differ by resource alone, or of programs that fail by stack: what keeps stacks from being
 * rehearsed first, then errors, otherwise in their order.
 */
export function groupedFindings(findings: readonly ReportedFinding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ kind, stack, message, file, line }) =>
    JSON.stringify(kind === "program-failed" ? [kind, message, file, line] : [kind, stack, message]),
  );
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      return first ? [{ first, members, subject: subjectOf(members), place: commonPlace(members) }] : [];
    })
    .toSorted((one, other) => rankOf(one.first) - rankOf(other.first));
}

function rankOf({ kind, severity, accepted }: ReportedFinding): number {
  if (kind === "program-failed") return 0;
  return severity === "error" && !accepted ? 1 : 2;
}

function subjectOf(members: readonly ReportedFinding[]): string {
  const stacks = [...new Set(members.map(({ stack }) => stack))].join(", ");
  const resources = members.filter(({ name }) => name !== "").map(resourceLabel);
  return resources.length === 0 ? stacks : `${stacks}: ${named(resources)}`;
}

function commonPlace(members: readonly ReportedFinding[]): string {
  const places = new Set(members.map(({ file, line }) => placeText(file, line)));
  const [place = ""] = places;
  return places.size === 1 ? place : "";
}

/** Names of a list that are shown. */
const MAX_NAMED = 4;

/** `a, b, c, d and 3 more` */
export function named(names: readonly string[]): string {
  const rest = names.length - MAX_NAMED;
  return rest > 0 ? `${names.slice(0, MAX_NAMED).join(", ")} and ${rest} more` : names.join(", ");
}

/** Policy findings that keep a deployment from being made, or that only the rehearsal sees, with their stack. */
export function shownPolicyFindings(stacks: readonly ReportedStack[]) {
  return stacks.flatMap(({ stack, policyFindings }) =>
    policyFindings
      .filter(({ level, onlyRehearsed }) => level === "mandatory" || onlyRehearsed)
      .map((finding) => ({ stack, ...finding })),
  );
}

/** Marks a policy finding of which a reader of the preview does not know. */
export const ONLY_REHEARSED = "not seen by the preview";

/** Characters before what differs that are shown where there is no room for all. */
const CONTEXT = 8;

/**
 * `before → after`; what was not there, or is not any more, is left out.
 * @param room characters that it may take: then of long values what differs is shown
 */
export function differenceText(
  { before, after }: ReportedChange["properties"][number],
  room = Infinity,
): string {
  if (before === null || after === null) {
    return shortened(before === null ? `+ ${after ?? ""}` : `- ${before}`, room);
  }
  const whole = `${before} → ${after}`;
  if (whole.length <= room) return whole;
  const side = Math.floor((room - 3) / 2);
  const [one, other] = [before, after].map((text) => fromDifference(text, commonStart(before, after), side));
  return `${one} → ${other}`;
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** A part of a text of so many characters, in which the character at `at` is seen. */
function fromDifference(text: string, at: number, length: number): string {
  if (text.length <= length || at < length - 2 * CONTEXT) return shortened(text, length);
  return shortened(`…${text.slice(at - CONTEXT)}`, length);
}

/** Why a resource is replaced, and in which order. */
export function replacementText({ because, deletedFirst, follows }: ReportedChange): string {
  const cause = follows.length === 0 ? "" : `, which follows ${follows.join(", ")}`;
  const order = deletedFirst === true ? "; deleted first" : "";
  return `replaced by ${because.join(", ")}${cause}${order}`;
}
