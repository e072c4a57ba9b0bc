import type { Severity } from "../judge/violation.ts";
import type { ReportedFamily, ReportedPack, ReportedPolicy } from "./model.ts";
import { levelsText, mappingText } from "./policy-text.ts";
import type { SarifLevel, SarifRule } from "./sarif-log.ts";

/** A number of each range that GitHub shows under the name of the severity. */
const securitySeverities: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
};

/** Rules of a SARIF log, and where to find the one that a finding is about. */
export interface SarifRules {
  readonly rules: readonly SarifRule[];
  /** Index of a policy's rule; -1 if the packs have no such policy. */
  readonly indexOf: (pack: string, policy: string) => number;
}

/** Every policy of the packs as a rule. Ids that two packs share are told apart by the pack. */
export function sarifRules(packs: readonly ReportedPack[]): SarifRules {
  const all = packs.flatMap((pack) =>
    pack.families.flatMap((family) => family.policies.map((policy) => ({ pack, family, policy }))),
  );
  const times = Map.groupBy(all, ({ policy }) => policy.id);
  const idOf = ({ pack, policy }: (typeof all)[number]) =>
    times.get(policy.id)?.length === 1 ? policy.id : `${pack.name}/${policy.id}`;
  const indices = new Map(all.map(({ pack, policy }, index) => [`${pack.name}/${policy.id}`, index]));
  return {
    rules: all.map((one) => ruleOf(idOf(one), one.pack, one.family, one.policy)),
    indexOf: (pack, id) => indices.get(`${pack}/${id}`) ?? -1,
  };
}

function ruleOf(id: string, pack: ReportedPack, family: ReportedFamily, policy: ReportedPolicy): SarifRule {
  const { severity, level, title, description, decision, url } = policy;
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: [description, decision, family.why].filter((text) => text !== "").join(" ") },
    help: {
      text: helpLines(pack, policy, "").join("\n"),
      markdown: helpLines(pack, policy, "**").join("\n\n"),
    },
    ...(url !== null && { helpUri: url }),
    defaultConfiguration: { level: sarifLevel(level, severity), enabled: level !== "disabled" },
    properties: {
      // GitHub shows a security severity only of rules with this tag.
      tags: ["security", family.id],
      ...(severity !== null && { "security-severity": securitySeverities[severity] }),
      levels: policy.levels,
      mapping: policy.mapping,
      settings: policy.settings,
    },
  };
}

function helpLines(pack: ReportedPack, policy: ReportedPolicy, mark: string): string[] {
  const { remediation, exemptionsFile } = policy;
  const mapping = mappingText(policy, pack);
  return [
    ...(remediation === "" ? [] : [`${mark}Fix:${mark} ${remediation}.`]),
    `${mark}Level:${mark} ${levelsText(policy)}.`,
    ...(mapping === "" ? [] : [`${mark}Same as:${mark} ${mapping}.`]),
    ...(exemptionsFile === null
      ? []
      : [`${mark}Exempt${mark} a resource for a time: an entry in ${exemptionsFile}.`]),
  ];
}

/** Only what stops a deployment is an error; of what is merely shown, the less severe is a note. */
export function sarifLevel(level: string, severity: Severity | null): SarifLevel {
  if (level === "disabled") return "none";
  if (level !== "advisory") return "error";
  return severity === null || severity === "low" ? "note" : "warning";
}
