import type { Finding, StackReport } from "./model.ts";
import { valueText } from "./report-values.ts";
import { treeLines } from "./resource-tree.ts";
import { escaped } from "./markdown-text.ts";
import { findingPlace, placeText, shortType, shortened, summaryOf } from "./wording.ts";

const MAX_OUTPUT_WIDTH = 160;

/** The report of a stack for a pull request: counts first, then what is wrong, the rest folded away. */
export function markdownText(report: StackReport): string {
  return [
    `## ${report.stack}`,
    "",
    `${summaryOf([report])}.`,
    "",
    ...problemSection(report),
    ...findingSection(report),
    ...quotaSection(report),
    ...countSection(report),
    ...treeSection(report),
    ...outputSection(report),
    ...logSection(report),
  ].join("\n");
}

function problemSection({ problems }: StackReport): string[] {
  if (problems.length === 0) return [];
  return [
    "### Problems",
    "",
    ...problems.map(({ message, file, line }) => {
      const place = placeText(file, line);
      return `- ${escaped(message)}${place === "" ? "" : ` (\`${place}\`)`}`;
    }),
    "",
  ];
}

function findingSection({ findings }: StackReport): string[] {
  if (findings.length === 0) return [];
  return [
    "### Findings",
    "",
    "| level | severity | policy | resource | finding | where |",
    "| --- | --- | --- | --- | --- | --- |",
    ...findings.map(findingRow),
    "",
  ];
}

function findingRow(finding: Finding): string {
  const resource = finding.name === "" ? "the stack" : `${shortType(finding.type)} \`${finding.name}\``;
  const place = findingPlace(finding);
  const cells = [
    finding.level === "mandatory" ? "**mandatory**" : finding.level,
    finding.severity ?? "",
    `\`${finding.policy}\``,
    resource,
    escaped(finding.message),
    place === "" ? "" : `\`${place}\``,
  ];
  return `| ${cells.join(" | ")} |`;
}

function quotaSection({ quotas }: StackReport): string[] {
  if (quotas.length === 0) return [];
  return [
    "### Service quotas needed at the peak",
    "",
    "| service | quota | code | count |",
    "| --- | --- | --- | ---: |",
    ...quotas.map(
      ({ service, name, code, count }) =>
        `| \`${service}\` | ${escaped(name)} | ${code === null ? "" : `\`${code}\``} | ${count} |`,
    ),
    "",
  ];
}

function countSection({ counts }: StackReport): string[] {
  if (counts.components.length === 0) return [];
  return [
    "| component | count | resources within |",
    "| --- | ---: | ---: |",
    ...counts.components.map(({ type, count, resources }) => `| \`${type}\` | ${count} | ${resources} |`),
    "",
  ];
}

function treeSection({ resources }: StackReport): string[] {
  const lines = treeLines(resources).map(
    ({ depth, title, detail }) => `${"  ".repeat(depth)}${title}${detail === "" ? "" : `  ${detail}`}`,
  );
  return folded("Resources", lines);
}

function outputSection({ outputs, secretConfig }: StackReport): string[] {
  const lines = Object.entries(outputs).map(([name, value]) =>
    shortened(`${name}: ${valueText(value)}`, MAX_OUTPUT_WIDTH),
  );
  const secrets = secretConfig.map((key) => `${key}: secret configuration, not opened`);
  return folded("Outputs", [...lines, ...secrets]);
}

function logSection({ logs }: StackReport): string[] {
  return folded(
    "Log",
    logs.map(
      ({ severity, message, resource }) => `${severity}: ${resource === "" ? "" : `${resource}: `}${message}`,
    ),
  );
}

function folded(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [`<details><summary>${title}</summary>`, "", "```text", ...lines, "```", "", "</details>", ""];
}
