import type { Finding, PreviewReport, ReportedProblem, StackReport } from "./model.ts";
import { valueText } from "./report-values.ts";
import { type TreeLine, treeLines } from "./resource-tree.ts";
import { type Layout, remarkedLines, textLines } from "./text-layout.ts";
import { byPolicy, counted, findingPlace, placeText, shortType, shortened, summaryOf } from "./wording.ts";

/** Characters that details are shortened to where there is no terminal. */
const DETAIL_WIDTH = 110;
/** Characters of a tree line's detail that are shown, however long its title is. */
const MIN_DETAIL = 20;

/** The report for people: the whole tree of a single stack, the outermost components of several. */
export function terminalText(report: Pick<PreviewReport, "stacks" | "notes">, layout: Layout): string {
  const { stacks, notes } = report;
  const depth = stacks.length > 1 ? 1 : Infinity;
  const overall = `${counted(stacks.length, "stack")}: ${summaryOf(stacks)}`;
  return [
    ...stacks.map((stack) => stackText(stack, depth, layout)),
    ...(stacks.length > 1 ? [...textLines(overall, 0, layout, verdictTone(stacks)), ""] : []),
    ...notes.flatMap((note) => [...textLines(`note: ${note}`, 0, layout, "warning"), ""]),
  ].join("\n");
}

function stackText(report: StackReport, depth: number, layout: Layout): string {
  const sections = [
    treeSection(report, depth, layout),
    section("outputs", outputLines(report, layout), layout),
    section("secret configuration, not opened", secretLines(report, layout), layout),
    section("log", logLines(report, layout), layout),
    findingsSection(report, layout),
    section("service quotas needed at the peak", quotaLines(report, layout), layout),
    section("problems", problemSection(report, layout), layout),
  ];
  return [
    layout.paint("title", report.stack),
    ...sections.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, ""]),
    ...textLines(summaryOf([report]), 2, layout, verdictTone([report])),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[], { paint }: Layout): string[] {
  return lines.length === 0 ? [] : [`  ${paint("title", title)}`, ...lines];
}

function treeSection({ resources }: StackReport, maxDepth: number, layout: Layout): string[] {
  return treeLines(resources)
    .filter(({ depth }) => depth < maxDepth)
    .flatMap((line) => treeLineTexts(line, layout));
}

function treeLineTexts({ depth, title, detail }: TreeLine, layout: Layout): string[] {
  const { paint, width } = layout;
  const indent = 2 * (depth + 1);
  if (width === undefined) {
    const room = Math.max(MIN_DETAIL, DETAIL_WIDTH - indent - title.length);
    return [`${" ".repeat(indent)}${title}  ${paint("quiet", shortened(detail, room))}`];
  }
  const besideTitle = width - indent - title.length - 2;
  const room = besideTitle < MIN_DETAIL ? width - indent - 2 : besideTitle;
  return remarkedLines(title, shortened(detail, room), indent, layout);
}

function outputLines({ outputs }: StackReport, { width }: Layout): string[] {
  const room = width === undefined ? DETAIL_WIDTH : width - 4;
  return Object.entries(outputs).map(
    ([name, value]) => `    ${shortened(`${name}: ${valueText(value)}`, room)}`,
  );
}

function secretLines({ secretConfig }: StackReport, layout: Layout): string[] {
  return secretConfig.flatMap((key) => textLines(key, 4, layout));
}

function logLines({ logs }: StackReport, layout: Layout): string[] {
  return logs.flatMap(({ severity, message, resource }) => {
    const text = resource === "" ? message : `${resource}: ${message}`;
    if (severity === "info") return textLines(text, 4, layout);
    return textLines(`${severity}: ${text}`, 4, layout, severity === "error" ? "bad" : "warning");
  });
}

function findingsSection({ findings }: StackReport, layout: Layout): string[] {
  return byPolicy(findings).flatMap((group) => {
    const [first] = group;
    return first
      ? [...policyHead(first, layout), ...group.flatMap((finding) => findingLines(finding, layout))]
      : [];
  });
}

function policyHead({ level, policy, severity, description }: Finding, layout: Layout): string[] {
  const title = severity === null ? policy : `${policy} (${severity})`;
  const tone = level === "mandatory" ? "bad" : "warning";
  return [`  ${layout.paint(tone, level)} ${title}`, ...textLines(description, 4, layout, "quiet")];
}

function findingLines(finding: Finding, layout: Layout): string[] {
  const subject = finding.name === "" ? "the stack" : `${shortType(finding.type)} ${finding.name}`;
  return [
    ...remarkedLines(subject, findingPlace(finding), 4, layout),
    ...finding.message.split("\n").flatMap((line) => textLines(line, 6, layout)),
  ];
}

function quotaLines({ quotas }: StackReport, layout: Layout): string[] {
  const width = Math.max(0, ...quotas.map(({ count }) => String(count).length));
  return quotas.flatMap(({ count, name, service, code }) =>
    remarkedLines(
      `${String(count).padStart(width)} ${name}`,
      code === null ? service : `${service} ${code}`,
      4,
      layout,
    ),
  );
}

function problemSection({ problems }: StackReport, layout: Layout): string[] {
  return problems.flatMap((problem) => problemLines(problem, layout));
}

function problemLines({ message, file, line, trace }: ReportedProblem, layout: Layout): string[] {
  const [first = "", ...rest] = message.split("\n");
  const frames = trace === null ? [] : trace.split("\n").slice(1);
  return [
    ...remarkedLines(first, placeText(file, line), 4, layout, "bad"),
    ...rest.flatMap((text) => textLines(text, 4, layout)),
    ...frames.map((frame) => `    ${frame}`),
  ];
}

function verdictTone(reports: readonly StackReport[]): "bad" | "good" {
  const isBad = reports.some(({ counts, problems }) => counts.mandatory > 0 || problems.length > 0);
  return isBad ? "bad" : "good";
}
