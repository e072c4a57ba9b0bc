import { type Layout, type Tone, remarkedLines, shortened, textLines } from "@mlops/preview";
import { type AccessLine, accessLines } from "./access-lines.ts";
import { resourceLabel } from "./build-report.ts";
import type { RehearsalReport, ReportedChange, ReportedStack } from "./model.ts";
import {
  type FindingGroup,
  changeCounts,
  differenceText,
  groupedFindings,
  shownPolicyFindings,
  overallSummary,
  replacementText,
} from "./wording.ts";

/** Resources of one finding, or of one type that are created or deleted, that are named. */
const MAX_NAMED = 4;

/** Changes of access that are shown; the summary and the JSON have them all. */
const MAX_ACCESS_LINES = 20;

/** Characters that details are shortened to where there is no terminal. */
const DETAIL_WIDTH = 160;

const signs: Readonly<Record<ReportedChange["kind"], { readonly sign: string; readonly tone: Tone }>> = {
  create: { sign: "+", tone: "good" },
  update: { sign: "~", tone: "warning" },
  replace: { sign: "±", tone: "bad" },
  delete: { sign: "-", tone: "bad" },
};

/** A rehearsal for people: changes first, then what was found, at the end what was deployed. */
export function terminalText(report: RehearsalReport, layout: Layout): string {
  const changed = report.stacks.filter(({ changes }) => changes !== null && changes.length > 0);
  const isBad =
    report.problems.length > 0 ||
    report.stacks.some(isFailed) ||
    report.findings.some(isError) ||
    report.stacks.some(isViolated);
  return [
    ...changed.flatMap((stack) => [...stackLines(stack, layout), ""]),
    ...accessSection(report, layout),
    ...destroyLines(report, layout),
    ...section("findings", groupedFindings(report.findings), layout, findingLines),
    ...section(
      "policy findings that are mandatory, or that the preview does not see",
      shownPolicyFindings(report.stacks),
      layout,
      policyLines,
    ),
    ...section("problems", problemsOf(report), layout, (text) => textLines(text, 2, layout, "bad")),
    ...textLines(overallSummary(report), 0, layout, isBad ? "bad" : "good"),
  ].join("\n");
}

function isFailed({ problems }: ReportedStack): boolean {
  return problems.length > 0;
}

function isViolated({ policyFindings }: ReportedStack): boolean {
  return policyFindings.some(({ level }) => level === "mandatory");
}

function isError({ severity, accepted }: RehearsalReport["findings"][number]): boolean {
  return severity === "error" && !accepted;
}

function section<Part>(
  title: string,
  parts: readonly Part[],
  layout: Layout,
  linesOf: (part: Part, layout: Layout) => readonly string[],
): string[] {
  if (parts.length === 0) return [];
  return [layout.paint("title", title), ...parts.flatMap((part) => linesOf(part, layout)), ""];
}

function stackLines({ stack, changes }: ReportedStack, layout: Layout): string[] {
  const all = changes ?? [];
  const inPlace = all.filter(({ kind }) => kind === "update" || kind === "replace");
  return [
    `${layout.paint("title", stack)}  ${layout.paint("quiet", changeCounts(all))}`,
    ...inPlace.flatMap((change) => changeLines(change, layout)),
    ...(["create", "delete"] as const).flatMap((kind) => typeLines(kind, all, layout)),
  ];
}

function changeLines(change: ReportedChange, layout: Layout): string[] {
  const { sign, tone } = signs[change.kind];
  const title = `${layout.paint(tone, sign)} ${resourceLabel(change)}`;
  const { width = DETAIL_WIDTH } = layout;
  const remark = change.kind === "replace" ? replacementText(change) : followText(change);
  return [
    ...remarkedLines(title, remark, 2, layout),
    ...change.properties.map((property) => {
      const text = `${property.path}: ${differenceText(property)}`;
      return `      ${shortened(text, width - 6)}`;
    }),
  ];
}

function followText({ follows, formerUrn }: ReportedChange): string {
  const renamed = formerUrn === null ? [] : ["renamed by an alias"];
  return [...renamed, ...(follows.length === 0 ? [] : [`follows ${follows.join(", ")}`])].join("; ");
}

/** What is created or deleted, by type. */
function typeLines(kind: "create" | "delete", changes: readonly ReportedChange[], layout: Layout): string[] {
  const { sign, tone } = signs[kind];
  const byType = Map.groupBy(
    changes.filter((change) => change.kind === kind),
    ({ type }) => type,
  );
  return [...byType].flatMap(([, [first, ...others]]) => {
    if (!first) return [];
    const names = named([first, ...others].map(({ name }) => name));
    const label = resourceLabel(first).replace(/ ".*$/s, others.length === 0 ? "" : ` ×${others.length + 1}`);
    return remarkedLines(`${layout.paint(tone, sign)} ${label}`, names, 2, layout);
  });
}

function named(names: readonly string[]): string {
  const rest = names.length - MAX_NAMED;
  return rest > 0 ? `${names.slice(0, MAX_NAMED).join(", ")} and ${rest} more` : names.join(", ");
}

function accessSection({ access }: RehearsalReport, layout: Layout): string[] {
  const lines = access ? accessLines(access) : [];
  const rest = lines.length - MAX_ACCESS_LINES;
  const shown = section("access", lines.slice(0, MAX_ACCESS_LINES), layout, accessLine);
  return rest > 0 ? [...shown.slice(0, -1), `  and ${rest} more: see summary.md or --json`, ""] : shown;
}

function accessLine({ sign, who, actions, resource, condition }: AccessLine, layout: Layout): string[] {
  const title = `${layout.paint(sign === "+" ? "warning" : "good", sign)} ${who}  ${named(actions)}`;
  return remarkedLines(title, `on ${resource}${condition === "" ? "" : ` if ${condition}`}`, 2, layout);
}

function destroyLines({ destroyOrder }: RehearsalReport, layout: Layout): string[] {
  if (destroyOrder === null) return [];
  return [
    layout.paint("title", "order of destruction"),
    ...destroyOrder.map((stack, index) => `  ${index + 1}. ${stack}`),
    "",
  ];
}

function findingLines({ first, members }: FindingGroup, layout: Layout): string[] {
  const tone = first.severity === "error" && !first.accepted ? "bad" : "warning";
  const labels = named(members.map(resourceLabel));
  const title = `${layout.paint(tone, first.severity)} ${first.kind}${first.accepted ? " (accepted)" : ""}`;
  return [
    ...textLines(`  ${title}  ${first.stack}: ${labels}`, 0, layout),
    ...textLines(first.message, 6, layout),
  ];
}

function policyLines(
  { stack, level, policy, message, ...resource }: ReturnType<typeof shownPolicyFindings>[number],
  layout: Layout,
): string[] {
  const tone = level === "mandatory" ? "bad" : "warning";
  return [
    ...textLines(`  ${layout.paint(tone, level)} ${policy}  ${stack}: ${resourceLabel(resource)}`, 0, layout),
    ...textLines(message, 6, layout),
  ];
}

/** Problems of stacks, and what cannot be compared. */
export function problemsOf({ stacks, problems }: Pick<RehearsalReport, "stacks" | "problems">): string[] {
  return [
    ...problems,
    ...stacks.flatMap(({ stack, problems: ofStack }) =>
      ofStack.map(({ message, file, line }) => {
        const place = file === null || line === null ? "" : `${file}:${line}: `;
        return `${stack}: ${place}${message}`;
      }),
    ),
  ];
}
