import { escaped } from "../report/markdown-text.ts";
import type { ReportedFamily, ReportedPack, ReportedPolicy } from "../report/model.ts";
import { levelsText, mappingText, policiesOf, settingText, subjectText } from "../report/policy-text.ts";
import { counted } from "../report/wording.ts";

/** The page that leads to all others. */
const INDEX_FILE = "README.md";
const NOTICE = "<!-- Made by `npm run docs:policies` out of the rules. Change those, not this. -->";

/** Pages about a pack's policies by file name: one for each family, and one that leads there. Markdown. */
export function policyPages(pack: ReportedPack): ReadonlyMap<string, string> {
  return new Map([
    [INDEX_FILE, indexPage(pack)],
    ...pack.families.map((family): [string, string] => [fileOf(family), familyPage(family, pack)]),
  ]);
}

function fileOf({ id }: ReportedFamily): string {
  return `${id}.md`;
}

function indexPage(pack: ReportedPack): string {
  const all = policiesOf(pack);
  const environments = [...new Set(all.flatMap(({ levels }) => Object.keys(levels)))];
  const families = pack.families.map((family) =>
    row([`[${escaped(family.title)}](${fileOf(family)})`, `${family.policies.length}`, escaped(family.why)]),
  );
  const rows = pack.families.flatMap((family) =>
    family.policies.map(({ id, severity, level, levels, title }) =>
      row([
        `[${id}](${fileOf(family)}#${id})`,
        severity ?? "",
        ...environments.map((environment) => levels[environment] ?? level),
        escaped(title),
      ]),
    ),
  );
  return [
    "# Policies",
    "",
    NOTICE,
    "",
    `${counted(all.length, "policy")} in ${counted(pack.families.length, "family")}. A violation of a \`mandatory\` policy stops a deployment, one of an \`advisory\` policy is shown, and a \`disabled\` policy is not applied.`,
    "",
    ...exemptionLines(all),
    "| family | policies | why |",
    "| --- | ---: | --- |",
    ...families,
    "",
    "## All",
    "",
    row(["policy", "severity", ...environments, "title"]),
    row(["---", "---", ...environments.map(() => "---"), "---"]),
    ...rows,
    "",
  ].join("\n");
}

function exemptionLines(policies: readonly ReportedPolicy[]): string[] {
  const files = new Set(policies.flatMap(({ exemptionsFile }) => exemptionsFile ?? []));
  if (files.size === 0) return [];
  const names = [...files].map((file) => `\`${file}\``).join(" and ");
  return [`Resources are exempted from a policy, for a time and with a reason, in ${names}.`, ""];
}

/** A text as code. */
function code(text: string): string {
  return `\`${text}\``;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function familyPage({ title, why, policies }: ReportedFamily, pack: ReportedPack): string {
  return [
    `# ${escaped(title)}`,
    "",
    NOTICE,
    "",
    ...(why === "" ? [] : [`**Why**: ${escaped(why)}`, ""]),
    ...policies.flatMap((policy) => policySection(policy, pack)),
  ].join("\n");
}

function policySection(policy: ReportedPolicy, pack: ReportedPack): string[] {
  const { id, title, severity, description, decision, remediation, url, exemptionsFile } = policy;
  const mapping = mappingText(policy, pack, code);
  const more = url === null ? "" : ` ([more](${url}))`;
  const settings = Object.entries(policy.settings).map(
    ([name, values]) => `  - \`${name}\`: ${settingText(values, code)}`,
  );
  return [
    `## ${id}`,
    "",
    ...(title === description ? [] : [`**${escaped(title)}**`, ""]),
    `- **Condition**: ${escaped(description)}`,
    `- **Looks at**: ${subjectText(policy, code)}`,
    ...(remediation === "" ? [] : [`- **Fix**: ${escaped(remediation)}`]),
    ...(decision === "" ? [] : [`- **Decision**: ${escaped(decision)}`]),
    `- **Severity**: ${severity ?? "not said"}`,
    `- **Levels**: ${escaped(levelsText(policy))}`,
    ...(mapping === "" ? [] : [`- **Same as**: ${mapping}${more}`]),
    ...(settings.length === 0 ? [] : ["- **Settings**:", ...settings]),
    ...(exemptionsFile === null ? ["- **Exemptions**: none"] : []),
    "",
  ];
}
