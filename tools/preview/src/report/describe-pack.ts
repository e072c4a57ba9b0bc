import type { EnforcementLevel } from "@pulumi/policy";
import type { PackCatalogueEntry } from "../judge/pack-catalogue.ts";
import type { JudgedPolicy, PolicyPack } from "../judge/policy-pack.ts";
import type { ReportedFamily, ReportedPack, ReportedPolicy } from "./model.ts";

/** A pack as reports, lists and pages show it. Policies that its catalogue leaves out make a family of their own. */
export function describePack({ name, version, policies, catalogue }: PolicyPack): ReportedPack {
  const left = new Map(policies.map((policy) => [policy.name, policy]));
  const families = (catalogue?.families ?? []).map(({ id, title, why, entries }): ReportedFamily => {
    const described = entries.flatMap((entry) => {
      const policy = left.get(entry.id);
      left.delete(entry.id);
      return policy ? [describePolicy(policy, entry, catalogue?.exemptionsFile)] : [];
    });
    return { id, title, why, policies: described };
  });
  const others = [...left.values()].map((policy) => describePolicy(policy));
  return {
    name,
    version,
    families:
      others.length > 0 ? [...families, { id: name, title: name, why: "", policies: others }] : families,
    sets: catalogue?.sets ?? {},
  };
}

/** Level of policies that name none. */
const DEFAULT_LEVEL: EnforcementLevel = "advisory";

function describePolicy(
  policy: JudgedPolicy,
  entry?: PackCatalogueEntry,
  exemptionsFile: string | null = null,
): ReportedPolicy {
  return {
    id: policy.name,
    severity: policy.severity ?? null,
    level: policy.enforcementLevel ?? DEFAULT_LEVEL,
    levels: entry?.levels ?? {},
    title: entry?.title ?? policy.description,
    description: policy.description,
    decision: entry?.decision ?? "",
    remediation: policy.remediationSteps ?? "",
    mapping: entry?.mapping ?? {},
    settings: entry?.settings ?? {},
    url: policy.url ?? null,
    stackWide: "validateStack" in policy,
    resourceTypes: policy.resourceTypes ?? null,
    exemptionsFile: entry?.canBeExempted ? exemptionsFile : null,
  };
}
