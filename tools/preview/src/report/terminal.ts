import type { Finding, PreviewReport, ReportedProblem, StackReport } from "./model.ts";
import { valueText } from "./report-values.ts";
import { treeLines } from "./resource-tree.ts";
import { byPolicy, counted, findingPlace, placeText, shortType, shortened, summaryOf } from "./wording.ts";

/** How a piece of text is meant; the terminal decides how that looks. */
export type Tone = "title" | "quiet" | "bad" | "warning" | "good";
export type Paint = (tone: Tone, text: string) => string;

const WIDTH = 110;
/** However long a line's title is, this much of its detail is shown. */
const MIN_DETAIL = 20;

/** The report for people at a terminal: the whole tree of a single stack, the outermost components of several. */
export function terminalText(report: Pick<PreviewReport, "stacks">, paint: Paint): string {
  const depth = report.stacks.length > 1 ? 1 : Infinity;
  const stacks = report.stacks.map((stack) => stackText(stack, depth, paint));
  const overall =
    report.stacks.length > 1
      ? [`${counted(report.stacks.length, "stack")}: ${verdictText(report.stacks, paint)}`, ""]
      : [];
  return [...stacks, ...overall].join("\n");
}

function stackText(report: StackReport, depth: number, paint: Paint): string {
  const sections = [
    treeSection(report, depth, paint),
    section("outputs", outputLines(report), paint),
    section("secret configuration, not opened", report.secretConfig, paint),
    section("log", logLines(report, paint), paint),
    findingsSection(report, paint),
    section(
      "problems",
      report.problems.flatMap((problem) => problemLines(problem, paint)),
      paint,
    ),
  ];
  return [
    paint("title", report.stack),
    ...sections.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, ""]),
    `  ${verdictText([report], paint)}`,
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : [`  ${paint("title", title)}`, ...lines.map((line) => `    ${line}`)];
}

function treeSection({ resources }: StackReport, maxDepth: number, paint: Paint): string[] {
  return treeLines(resources)
    .filter(({ depth }) => depth < maxDepth)
    .map(({ depth, title, detail }) => {
      const start = `${"  ".repeat(depth + 1)}${title}`;
      return `${start}  ${paint("quiet", shortened(detail, Math.max(MIN_DETAIL, WIDTH - start.length)))}`;
    });
}

function outputLines({ outputs }: StackReport): string[] {
  return Object.entries(outputs).map(([name, value]) => shortened(`${name}: ${valueText(value)}`, WIDTH));
}

function logLines({ logs }: StackReport, paint: Paint): string[] {
  return logs.map(({ severity, message, resource }) => {
    const text = resource === "" ? message : `${resource}: ${message}`;
    return severity === "info"
      ? text
      : paint(severity === "error" ? "bad" : "warning", `${severity}: ${text}`);
  });
}

function findingsSection({ findings }: StackReport, paint: Paint): string[] {
  return byPolicy(findings).flatMap((group) => {
    const [first] = group;
    return first
      ? [...policyHead(first, paint), ...group.flatMap((finding) => findingLines(finding, paint))]
      : [];
  });
}

function policyHead({ level, policy, severity, description }: Finding, paint: Paint): string[] {
  const about = severity === null ? policy : `${policy} (${severity})`;
  return [
    `  ${paint(level === "mandatory" ? "bad" : "warning", level)} ${about}`,
    `    ${paint("quiet", description)}`,
  ];
}

function findingLines(finding: Finding, paint: Paint): string[] {
  const what = finding.name === "" ? "the stack" : `${shortType(finding.type)} ${finding.name}`;
  const place = findingPlace(finding);
  const head = place === "" ? what : `${what}  ${paint("quiet", place)}`;
  return [`    ${head}`, ...finding.message.split("\n").map((line) => `      ${line}`)];
}

function problemLines({ message, file, line, trace }: ReportedProblem, paint: Paint): string[] {
  const place = placeText(file, line);
  const lines = [...message.split("\n"), ...(trace === null ? [] : trace.split("\n").slice(1))];
  const [first = "", ...rest] = lines;
  return [place === "" ? paint("bad", first) : `${paint("bad", first)}  ${paint("quiet", place)}`, ...rest];
}

function verdictText(reports: readonly StackReport[], paint: Paint): string {
  const bad = reports.some(({ counts, problems }) => counts.mandatory > 0 || problems.length > 0);
  return paint(bad ? "bad" : "good", summaryOf(reports));
}
