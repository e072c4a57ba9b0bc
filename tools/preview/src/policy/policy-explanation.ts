import type { ReportedPack, ReportedPolicy } from "../report/model.ts";
import { levelsText, mappingText, policiesOf, settingText, subjectText } from "../report/policy-text.ts";
import { type Layout, textLines } from "../report/text-layout.ts";
import { InputProblem } from "../workspace/input-problem.ts";

/** Columns of the labels, with the blanks after them. */
const LABELS = 14;

/** A policy, and the pack that it is of. */
export interface NamedPolicy {
  readonly policy: ReportedPolicy;
  readonly pack: ReportedPack;
}

/**
 * The policies that are named, each once.
 * @param ids of policies, or of their counterparts in other rule sets, such as `CKV_AWS_42`
 * @throws InputProblem for every id that neither a policy nor a counterpart has
 */
export function policiesNamed(ids: readonly string[], packs: readonly ReportedPack[]): NamedPolicy[] {
  const all = packs.flatMap((pack) => policiesOf(pack).map((policy) => ({ policy, pack })));
  const named = ids.map((id) => ({ id, found: all.filter(({ policy }) => isCalled(policy, id)) }));
  const problems = named.flatMap(({ id, found }) => (found.length === 0 ? [noPolicy(id)] : []));
  if (problems.length > 0) throw new InputProblem(...problems);
  return [...new Set(named.flatMap(({ found }) => found))];
}

function isCalled({ id, mapping }: ReportedPolicy, name: string): boolean {
  return id === name || Object.values(mapping).some((ids) => ids.includes(name));
}

function noPolicy(id: string): string {
  return `--explain: got "${id}"; expected the id of a policy, or of a rule of another set; --list has the policies`;
}

/** All that is known of policies. */
export function explanationText(policies: readonly NamedPolicy[], layout: Layout): string {
  return policies.map(({ policy, pack }) => policyText(policy, pack, layout)).join("\n\n");
}

function policyText(policy: ReportedPolicy, pack: ReportedPack, layout: Layout): string {
  const settings = Object.entries(policy.settings).map(([name, values]) => `${name}: ${settingText(values)}`);
  const parts = {
    condition: policy.description,
    "looks at": subjectText(policy),
    fix: policy.remediation,
    decision: policy.decision,
    severity: policy.severity ?? "not said",
    levels: levelsText(policy),
    "same as": mappingText(policy, pack),
    settings: settings.join("\n"),
    exemptions: policy.exemptionsFile ?? "none",
    more: policy.url ?? "",
  };
  return [
    layout.paint("title", policy.id),
    ...(policy.title === policy.description ? [] : textLines(policy.title, 2, layout)),
    ...Object.entries(parts).flatMap(([label, text]) => (text === "" ? [] : labelled(label, text, layout))),
  ].join("\n");
}

/** A text beside its label. */
function labelled(label: string, text: string, layout: Layout): string[] {
  const lines = text.split("\n").flatMap((line) => textLines(line, LABELS, layout));
  return lines.map((line, index) => (index === 0 ? `  ${label}`.padEnd(LABELS) + line.slice(LABELS) : line));
}
