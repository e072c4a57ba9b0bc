import type { Block } from "./bounded-text.ts";
import { exemptionEntry } from "./exemption-entry.ts";
import { escaped, htmlEscaped } from "./markdown-text.ts";
import { type MergedFinding, messagesOf } from "./merged-findings.ts";
import type { ReportedPack, ReportedPolicy } from "./model.ts";
import { policiesOf } from "./policy-text.ts";
import { counted, findingPlace, shortType } from "./wording.ts";

/** Rows of one policy: with more violations than that, one reads the rule, not every row. */
const MAX_ROWS = 40;

/** Findings of one level, a block for each policy. */
export function findingBlocks(
  title: string,
  findings: readonly MergedFinding[],
  packs: readonly ReportedPack[],
): Block[] {
  const byPolicy = Map.groupBy(findings, ({ members: [{ finding }] }) => `${finding.pack} ${finding.policy}`);
  if (byPolicy.size === 0) return [];
  return [
    { text: `### ${title}\n` },
    ...[...byPolicy.values()].sort(bySeverity).flatMap((group) => policyBlock(group, packs)),
  ];
}

const severities = ["critical", "high", "medium", "low", null];

/** The most severe first, because the text is cut off at its end. */
function bySeverity([a]: readonly MergedFinding[], [b]: readonly MergedFinding[]): number {
  if (!a || !b) return 0;
  const [one, other] = [a.members[0].finding, b.members[0].finding];
  const difference = severities.indexOf(one.severity) - severities.indexOf(other.severity);
  return difference === 0
    ? Number(one.policy > other.policy) - Number(one.policy < other.policy)
    : difference;
}

function countOf(group: readonly MergedFinding[]): number {
  return group.reduce((sum, { members }) => sum + members.length, 0);
}

function policyBlock(group: readonly MergedFinding[], packs: readonly ReportedPack[]): Block[] {
  const [first] = group;
  if (!first) return [];
  const { policy: id, pack: packName, severity, description } = first.members[0].finding;
  const pack = packs.find(({ name }) => name === packName);
  const policy = pack && policiesOf(pack).find((one) => one.id === id);
  const stacks = new Set(group.flatMap(({ members }) => members.map(({ stack }) => stack)));
  const about = [
    `<code>${htmlEscaped(id)}</code>`,
    ...(severity === null ? [] : [`(${severity})`]),
    `${counted(countOf(group), "finding")} in ${counted(stacks.size, "stack")}:`,
    htmlEscaped(policy?.title ?? description),
  ].join(" ");
  const lines = [
    `<details><summary>${about}</summary>`,
    "",
    "| resource | stacks | finding | where |",
    "| --- | --- | --- | --- |",
    ...group.slice(0, MAX_ROWS).map(rowOf),
    "",
    ...(group.length > MAX_ROWS
      ? [`And ${counted(group.length - MAX_ROWS, "more row")}, in each stack's own report.`, ""]
      : []),
    ...(policy ? [...fixLines(policy), ...exemptLines(policy, first)] : []),
    "</details>",
    "",
  ];
  return [{ text: lines.join("\n"), short: `- ${about}`, holds: { policy: 1, finding: countOf(group) } }];
}

function rowOf(merged: MergedFinding): string {
  const [{ finding }] = merged.members;
  const resource = finding.name === "" ? "the stack" : `${shortType(finding.type)} \`${finding.name}\``;
  const messages = messagesOf(merged);
  const said = messages.map(({ message, stacks }) =>
    messages.length === 1 ? escaped(message) : `${stacks.join(", ")}: ${escaped(message)}`,
  );
  const stacks = merged.members.map(({ stack, finding: { level } }) =>
    level === finding.level ? `\`${stack.stack}\`` : `\`${stack.stack}\` (${level})`,
  );
  const place = findingPlace(finding);
  const cells = [resource, stacks.join(", "), said.join("<br>"), place === "" ? "" : `\`${place}\``];
  return `| ${cells.join(" | ")} |`;
}

function fixLines({ remediation, url }: ReportedPolicy): string[] {
  const more = url === null ? "" : ` [More](${url}).`;
  return remediation === "" ? [] : [`**Fix**: ${escaped(remediation)}.${more}`, ""];
}

function exemptLines(policy: ReportedPolicy, first: MergedFinding): string[] {
  if (policy.exemptionsFile === null) return [];
  return [
    `**Exempt** for a time, in \`${policy.exemptionsFile}\` (in \`resource\`, \`*\` is any text):`,
    "",
    "```json",
    JSON.stringify(exemptionEntry(policy, first.members[0]), undefined, 2),
    "```",
    "",
  ];
}
