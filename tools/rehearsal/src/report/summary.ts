import { type Block, boundedText, counted, escaped, shortened } from "@mlops/preview";
import { accessLines } from "./access-lines.ts";
import type { RehearsalReport, ReportedChange, ReportedStack } from "./model.ts";
import {
  type FindingGroup,
  changeCounts,
  differenceText,
  groupedFindings,
  shownPolicyFindings,
  overallSummary,
  replacementText,
  resourceLabel,
} from "./wording.ts";

/** Characters that a comment on GitHub may have. */
const COMMENT_LIMIT = 65_536;
/** However long a problem's text is, no more of it is shown. */
const PROBLEM_WIDTH = 1_000;
/** Tells a workflow which of the comments on a pull request to replace. */
const MARK = "<!-- mlops-rehearsal -->";

/** A rehearsal for a pull request: what is wrong, then the change of each stack, folded away. */
export function summaryText(report: RehearsalReport): string {
  const blocks: Block[] = [
    { text: head(report) },
    ...accessBlocks(report),
    ...listed("Problems", report.problems.map(problemBlock)),
    ...listed("Findings", groupedFindings(report.findings).map(findingBlock)),
    ...listed("Policy findings that are mandatory, or that the preview does not see", policyBlocks(report)),
    ...destroyBlocks(report),
    ...report.stacks.flatMap(stackBlocks),
  ];
  return `${boundedText(blocks, COMMENT_LIMIT - 1, leftOutText).trimEnd()}\n`;
}

function head(report: RehearsalReport): string {
  const against = report.against === null ? "" : `, against \`${report.against}\``;
  const row = ({ stack, resources, changes }: ReportedStack) =>
    `| \`${stack}\` | ${resources} | ${changes === null ? "not compared" : changeCounts(changes)} |`;
  return [
    MARK,
    `## Rehearsal: ${verdict(report)}`,
    "",
    `${overallSummary(report)}${against}.`,
    "",
    "| stack | resources | change |",
    "| --- | ---: | --- |",
    ...report.stacks.map(row),
    "",
  ].join("\n");
}

function verdict({ stacks, problems, findings }: RehearsalReport): string {
  if (problems.length > 0 || stacks.some((stack) => stack.problems.length > 0)) {
    return "not everything could be rehearsed";
  }
  if (findings.some(({ severity, accepted }) => severity === "error" && !accepted)) {
    return "a deployment would fail or lose data";
  }
  if (stacks.some(({ policyFindings }) => policyFindings.some(({ level }) => level === "mandatory"))) {
    return "mandatory policies are violated";
  }
  return findings.length > 0 ? "worth a look" : "all is well";
}

function listed(title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ text: `### ${title}\n` }, ...blocks, { text: "" }];
}

/** What a reviewer most needs to see. */
function accessBlocks({ access }: RehearsalReport): Block[] {
  const lines = access ? accessLines(access) : [];
  if (lines.length === 0) return [];
  const rows = lines.map(({ sign, who, actions, resource, condition }) => ({
    text: `| ${sign === "+" ? "gains" : "loses"} | ${[who, actions.join(", "), resource, condition].map(escaped).join(" | ")} |`,
    holds: { "change of access": 1 },
  }));
  const columns = "| | who | actions | resource | condition |\n| --- | --- | --- | --- | --- |";
  return [{ text: "### Access\n" }, { text: columns }, ...rows, { text: "" }];
}

function problemBlock(problem: string): Block {
  return { text: `- ${escaped(shortened(problem, PROBLEM_WIDTH))}`, holds: { problem: 1 } };
}

function findingBlock({ first, members }: FindingGroup): Block {
  const severity =
    first.severity === "error" && !first.accepted ? "**error**" : first.accepted ? "accepted" : "warning";
  const resources = members.map((member) => escaped(resourceLabel(member))).join(", ");
  return {
    text: `- ${severity} \`${first.kind}\` \`${first.stack}\` ${resources}: ${escaped(first.message)}`,
    holds: { finding: members.length },
  };
}

function policyBlocks({ stacks }: RehearsalReport): Block[] {
  return shownPolicyFindings(stacks).map(({ stack, level, policy, message, ...resource }) => ({
    text: `- ${level} \`${policy}\` \`${stack}\` ${escaped(resourceLabel(resource))}: ${escaped(message)}`,
    holds: { finding: 1 },
  }));
}

function destroyBlocks({ destroyOrder }: RehearsalReport): Block[] {
  if (destroyOrder === null) return [];
  const stacks = destroyOrder.map((stack, index) => ({ text: `${index + 1}. \`${stack}\`` }));
  return listed("Order of destruction", stacks);
}

function stackBlocks({ stack, changes }: ReportedStack): Block[] {
  if (changes === null || changes.length === 0) return [];
  const title = `<summary><code>${stack}</code>: ${changeCounts(changes)}</summary>`;
  const lines = changes.flatMap(changeLines);
  const short = `<details>${title}</details>`;
  return [
    {
      text: `<details>${title}\n\n\`\`\`\`diff\n${lines.join("\n")}\n\`\`\`\`\n\n</details>\n`,
      short,
      holds: { change: changes.length },
    },
  ];
}

/** Signs that GitHub colours in a block of kind `diff`. */
const signs: Readonly<Record<ReportedChange["kind"], string>> = {
  create: "+",
  update: "!",
  replace: "-",
  delete: "-",
};

function changeLines(change: ReportedChange): string[] {
  const remark =
    change.kind === "replace"
      ? `  ${replacementText(change)}`
      : change.kind === "delete"
        ? "  deleted"
        : change.follows.length === 0
          ? ""
          : `  follows ${change.follows.join(", ")}`;
  return [
    `${signs[change.kind]} ${resourceLabel(change)}${remark}`,
    ...change.properties.map((property) => `      ${property.path}: ${differenceText(property)}`),
  ].map((line) => line.replaceAll("````", "'''' "));
}

function leftOutText(leftOut: Readonly<Record<string, number>>): string {
  const parts = Object.entries(leftOut).map(([kind, count]) => counted(count, kind));
  return `\n> **Cut short**, as a comment takes no more. Not shown whole: ${parts.join(", ")}. See rehearsal.json.`;
}
