import { type Block, boundedText, counted, escaped, shortened, summaryLimits } from "@mlops/preview";
import { accessBlocks } from "./summary-access.ts";
import { changeBlocks } from "./summary-changes.ts";
import type { RehearsalReport } from "./model.ts";
import { isFailed, isViolated, stops } from "./verdict.ts";
import { missingStacks, missingWord, notLookedFor } from "./missing-stacks.ts";
import { type FindingGroup, groupedFindings } from "./finding-groups.ts";
import { ONLY_REHEARSED, overallSummary, resourceLabel, shownPolicyFindings } from "./wording.ts";

/** However long a text is, no more of it is shown. */
const TEXT_WIDTH = 1_000;
/** Tells that a comment, or a part of it, is this summary. */
const MARK = "<!-- mlops-rehearsal -->";

/**
 * A rehearsal for a pull request: what stands in the way, the worst first, then who gains and loses access, then the
 * change of each stack, folded away.
 */
export function summaryText(report: RehearsalReport): string {
  const blocks: Block[] = [
    { text: head(report) },
    ...listed("Problems", report.problems.map(problemBlock)),
    ...listed("Findings", groupedFindings(report.findings).map(findingBlock)),
    ...listed("Policy findings that are mandatory, or that the preview does not see", policyBlocks(report)),
    ...accessBlocks(report),
    ...changeBlocks(report),
    ...destroyBlocks(report),
  ];
  return `${boundedText(blocks, summaryLimits.rehearsal - 1, leftOutText).trimEnd()}\n`;
}

function head(report: RehearsalReport): string {
  const against = report.against === null ? "" : `, against \`${report.against}\``;
  const left = notLookedFor(report);
  const missing = missingStacks(report).map(
    ({ stacks, reason }) => `- ${codes(stacks)}: ${missingWord(report)}, ${escaped(reason)}`,
  );
  return [
    MARK,
    `## Rehearsal: ${verdict(report)}`,
    "",
    `${overallSummary(report)}${against}.`,
    "",
    ...missing,
    ...(left === undefined ? [] : [`- ${left}`]),
    ...(missing.length === 0 ? [] : [""]),
  ].join("\n");
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function verdict(report: RehearsalReport): string {
  if (isFailed(report)) return "not everything could be rehearsed";
  if (report.findings.some(stops)) return "a deployment would fail or lose data";
  if (isViolated(report)) return "mandatory policies are violated";
  return report.findings.length > 0 ? "worth a look" : "all is well";
}

function listed(title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ text: `### ${title}\n` }, ...blocks, { text: "" }];
}

function problemBlock(problem: string): Block {
  return { text: `- ${shown(problem)}`, holds: { problem: 1 } };
}

function findingBlock({ first, members, subject, place }: FindingGroup): Block {
  const severity = stops(first) ? "**error**" : first.accepted ? "accepted" : "warning";
  const where = place === "" ? "" : ` (\`${place}\`)`;
  return {
    text: `- ${severity} \`${first.kind}\` ${escaped(subject)}${where}: ${shown(first.message)}`,
    holds: { finding: members.length },
  };
}

function policyBlocks({ stacks }: RehearsalReport): Block[] {
  return shownPolicyFindings(stacks).map(({ stack, level, policy, message, onlyRehearsed, ...resource }) => {
    const subject = resource.name === "" ? "" : ` ${escaped(resourceLabel(resource))}`;
    const mark = onlyRehearsed ? ` (${ONLY_REHEARSED})` : "";
    const severity = level === "mandatory" ? `**${level}**` : level;
    return {
      text: `- ${severity} \`${policy}\` \`${stack}\`${subject}${mark}: ${shown(message)}`,
      holds: { finding: 1 },
    };
  });
}

function shown(text: string): string {
  return escaped(shortened(text, TEXT_WIDTH));
}

function destroyBlocks({ destroyOrder }: RehearsalReport): Block[] {
  if (destroyOrder === null) return [];
  const stacks = destroyOrder.map((stack, index) => ({ text: `${index + 1}. \`${stack}\`` }));
  return listed("Order of destruction", stacks);
}

function leftOutText(leftOut: Readonly<Record<string, number>>): string {
  const parts = Object.entries(leftOut).map(([kind, count]) => counted(count, kind));
  return `\n> **Cut short**, as a comment takes no more. Not shown whole: ${parts.join(", ")}. See rehearsal.json.`;
}
