import type { Tone } from "../report/terminal.ts";
import type { ReportedPack, ReportedPolicy } from "../report/model.ts";
import { levelsText, mappingText, policiesOf } from "../report/policy-words.ts";
import { counted } from "../report/wording.ts";

/** Every policy on a line: id, severity, levels, and its equals in other sets of rules. */
export function policyListText(
  packs: readonly ReportedPack[],
  paint: (tone: Tone, text: string) => string,
): string {
  return packs.map((pack) => packText(pack, paint)).join("\n");
}

function packText(pack: ReportedPack, paint: (tone: Tone, text: string) => string): string {
  const all = policiesOf(pack);
  const widths = {
    id: width(all.map(({ id }) => id)),
    severity: width(all.map(({ severity }) => severity ?? "")),
    levels: width(all.map(levelsText)),
  };
  const line = (policy: ReportedPolicy) =>
    [
      `  ${policy.id.padEnd(widths.id)}`,
      (policy.severity ?? "").padEnd(widths.severity),
      levelsText(policy).padEnd(widths.levels),
      paint("quiet", mappingText(policy, pack)),
    ].join("  ");
  return [
    ...pack.families.flatMap(({ title, policies }) => [paint("title", title), ...policies.map(line), ""]),
    `${pack.name} ${pack.version}: ${counted(all.length, "policy")} in ${counted(pack.families.length, "family")}`,
    "",
  ].join("\n");
}

function width(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
