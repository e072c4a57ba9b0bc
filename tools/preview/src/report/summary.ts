import { type Block, boundedText, summaryLimits } from "./bounded-text.ts";
import type { Comparison } from "./comparison.ts";
import { mergedFindings } from "./merged-findings.ts";
import type { PreviewReport, StackReport } from "./model.ts";
import { escaped } from "./markdown-text.ts";
import { findingBlocks } from "./summary-findings.ts";
import { counted, findingCount, placeText, shortened, summaryOf } from "./wording.ts";

/** However long a problem's text is, no more of it is shown. */
const PROBLEM_WIDTH = 1_000;
/** Tells a workflow which of the comments on a pull request to replace. */
const MARK = "<!-- mlops-preview -->";

/**
 * All stacks in one comment on a pull request: counts, then problems, then findings, each policy folded away with how
 * to fix and how to exempt.
 * @param comparison with earlier reports: only new findings are shown. @default - all are
 */
export function summaryText(
  report: Pick<PreviewReport, "packs" | "stacks">,
  comparison?: Comparison,
): string {
  const { packs, stacks } = report;
  const shown = comparison ? stacks.map((stack) => onlyAdded(stack, comparison)) : stacks;
  const merged = mergedFindings(shown);
  const ofLevel = (wanted: string) => merged.filter(({ members: [first] }) => first.finding.level === wanted);
  const blocks: Block[] = [
    { text: head(stacks, comparison) },
    ...problemBlocks(stacks),
    ...findingBlocks(
      comparison ? "New mandatory findings" : "Mandatory findings",
      ofLevel("mandatory"),
      packs,
    ),
    ...findingBlocks(comparison ? "New advisory findings" : "Advisory findings", ofLevel("advisory"), packs),
  ];
  return `${boundedText(blocks, summaryLimits.preview - 1, leftOutText).trimEnd()}\n`;
}

function onlyAdded(stack: StackReport, { added }: Comparison): StackReport {
  return { ...stack, findings: stack.findings.filter((finding) => added.has(finding)) };
}

function head(stacks: readonly StackReport[], comparison: Comparison | undefined): string {
  const addedOf = ({ findings }: StackReport) =>
    findings.filter((finding) => comparison?.added.has(finding)).length;
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [
    MARK,
    `## ${counted(stacks.length, "stack")}: ${verdict(stacks)}`,
    "",
    `${summaryOf(stacks)}.`,
    ...(comparison ? ["", comparisonText(stacks, comparison)] : []),
    "",
    row(["stack", "resources", "mandatory", "advisory", ...(comparison ? ["new"] : []), "problems"]),
    row(["---", ...Array<string>(comparison ? 5 : 4).fill("---:")]),
    ...stacks.map((stack) =>
      row([
        `\`${stack.stack}\``,
        stack.counts.resources,
        stack.counts.mandatory,
        stack.counts.advisory,
        ...(comparison ? [addedOf(stack)] : []),
        stack.problems.length,
      ]),
    ),
    "",
  ].join("\n");
}

function verdict(stacks: readonly StackReport[]): string {
  if (stacks.some(({ problems }) => problems.length > 0)) return "not everything could be judged";
  if (stacks.some(({ counts }) => counts.mandatory > 0)) return "mandatory policies are violated";
  return stacks.some(({ counts }) => counts.advisory > 0) ? "nothing stops a deployment" : "all is well";
}

function comparisonText(stacks: readonly StackReport[], { added, gone, incomparable }: Comparison): string {
  const mandatory = [...added].filter(({ level }) => level === "mandatory").length;
  const found = findingCount(mandatory, added.size - mandatory);
  const names = incomparable.map((name) => `\`${name}\``).join(", ");
  const all = incomparable.length === stacks.length ? "every stack" : names;
  return [
    `Since the baseline: **${added.size === 0 ? "no new findings" : `new: ${found}`}**, ${gone} gone.`,
    ...(incomparable.length === 0
      ? []
      : [
          `The baseline knows nothing of ${all} that could be compared: all that is found there counts as new.`,
        ]),
  ].join(" ");
}

function problemBlocks(stacks: readonly StackReport[]): Block[] {
  const problems = stacks.flatMap(({ stack, problems: ofStack }) =>
    ofStack.map(({ message, file, line }) => {
      const place = placeText(file, line);
      const text = `- \`${stack}\`: ${escaped(shortened(message, PROBLEM_WIDTH))}`;
      return { text: place === "" ? text : `${text} (\`${place}\`)`, holds: { problem: 1 } };
    }),
  );
  if (problems.length === 0) return [];
  return [{ text: "### Problems\n" }, ...problems, { text: "" }];
}

function leftOutText(leftOut: Readonly<Record<string, number>>): string {
  const parts = Object.entries(leftOut).map(([kind, count]) => counted(count, kind));
  return `\n> **Cut short**, as a comment takes no more. Not shown whole: ${parts.join(", ")}. See each stack's own report.`;
}
