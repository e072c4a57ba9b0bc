import { type Layout, remarkedLines, textLines } from "@mlops/preview";
import { type AccessLine, accessLines } from "./access-lines.ts";
import { stackLines } from "./change-lines.ts";
import { markedLines } from "./marked-lines.ts";
import type { RehearsalReport } from "./model.ts";
import { isFailed, isViolated, stops } from "./verdict.ts";
import { missingStacks, missingWord, notLookedFor } from "./missing-stacks.ts";
import { type FindingGroup, groupedFindings } from "./finding-groups.ts";
import { ONLY_REHEARSED, named, overallSummary, resourceLabel, shownPolicyFindings } from "./wording.ts";

/** Changes of access that are shown. */
const MAX_ACCESS_LINES = 20;
/** Columns that what is said of a finding is indented by. */
const MESSAGE_INDENT = 6;

/** A rehearsal for people: changes first, then what was found, the worst first, at the end what was deployed. */
export function terminalText(report: RehearsalReport, layout: Layout): string {
  const changed = report.stacks.filter(({ changes }) => changes !== null && changes.length > 0);
  const isBad = isFailed(report) || isViolated(report) || report.findings.some(stops);
  return [
    ...changed.flatMap((stack) => [...stackLines(stack, layout), ""]),
    ...missingLines(report, layout),
    ...accessSection(report, layout),
    ...destroyLines(report, layout),
    ...section("findings", groupedFindings(report.findings), layout, findingLines),
    ...section(
      "policy findings that are mandatory, or that the preview does not see",
      shownPolicyFindings(report.stacks),
      layout,
      policyLines,
    ),
    ...section("problems", report.problems, layout, (text) => textLines(text, 2, layout, "bad")),
    ...textLines(overallSummary(report), 0, layout, isBad ? "bad" : "good"),
  ].join("\n");
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

function missingLines(report: RehearsalReport, layout: Layout): string[] {
  if (report.destroyOrder !== null) return [];
  const left = notLookedFor(report);
  const lines = [
    ...missingStacks(report).flatMap(({ stacks, reason }) =>
      remarkedLines(stacks.join(", "), `${missingWord(report)}, ${reason}`, 0, layout),
    ),
    ...(left === undefined ? [] : textLines(left, 0, layout)),
  ];
  return lines.length === 0 ? [] : [...lines, ""];
}

function accessSection({ access }: RehearsalReport, layout: Layout): string[] {
  const lines = access ? accessLines(access) : [];
  const rest = lines.length - MAX_ACCESS_LINES;
  const shown = section("access", lines.slice(0, MAX_ACCESS_LINES), layout, accessLine);
  if (rest <= 0) return shown;
  const more = `and ${rest} more of ${lines.length}; all are in --json, and in rehearsal.json of --out DIR`;
  return [...shown.slice(0, -1), ...textLines(more, 2, layout), ""];
}

function accessLine({ sign, who, actions, resource, condition }: AccessLine, layout: Layout): string[] {
  const tone = sign === "+" ? "warning" : "good";
  const remark = `on ${resource}${condition === "" ? "" : ` if ${condition}`}`;
  return markedLines({ mark: sign, tone, text: `${who}  ${named(actions)}`, remark }, layout);
}

function destroyLines({ destroyOrder, stacks }: RehearsalReport, layout: Layout): string[] {
  if (destroyOrder === null) return [];
  const unknown = stacks.map(({ stack }) => stack).filter((stack) => !destroyOrder.includes(stack));
  const left = `not known: ${unknown.join(", ")}, as ${unknown.length === 1 ? "it fails" : "they fail"}`;
  return [
    layout.paint("title", "order of destruction"),
    ...destroyOrder.map((stack, index) => `  ${index + 1}. ${stack}`),
    ...(unknown.length === 0 ? [] : textLines(left, 2, layout)),
    "",
  ];
}

function findingLines({ first, subject, place }: FindingGroup, layout: Layout): string[] {
  const { severity, kind, accepted, message } = first;
  const text = `${kind}${accepted ? " (accepted)" : ""}  ${subject}`;
  return [
    ...markedLines({ mark: severity, tone: stops(first) ? "bad" : "warning", text, remark: place }, layout),
    ...messageLines(message, layout),
  ];
}

function policyLines(
  {
    stack,
    level,
    policy,
    message,
    onlyRehearsed,
    ...resource
  }: ReturnType<typeof shownPolicyFindings>[number],
  layout: Layout,
): string[] {
  const tone = level === "mandatory" ? "bad" : "warning";
  const subject = resource.name === "" ? stack : `${stack}: ${resourceLabel(resource)}`;
  const remark = onlyRehearsed ? ONLY_REHEARSED : "";
  return [
    ...markedLines({ mark: level, tone, text: `${policy}  ${subject}`, remark }, layout),
    ...messageLines(message, layout),
  ];
}

function messageLines(message: string, layout: Layout): string[] {
  return message.split("\n").flatMap((line) => textLines(line, MESSAGE_INDENT, layout));
}
