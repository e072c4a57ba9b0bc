import type { ReportedPack, ReportedPolicy } from "../report/model.ts";
import { levelsText, mappingText, policiesOf } from "../report/policy-text.ts";
import { type Layout, textLines } from "../report/text-layout.ts";
import { counted } from "../report/wording.ts";

/** Every policy: id, severity, title, levels, and its counterparts in other rule sets, on a line where it fits. */
export function policyListText(packs: readonly ReportedPack[], layout: Layout): string {
  return packs.map((pack) => packText(pack, layout)).join("\n");
}

function packText(pack: ReportedPack, layout: Layout): string {
  const all = policiesOf(pack);
  const columns: Columns = {
    id: longest(all.map(({ id }) => id)),
    severity: longest(all.map(({ severity }) => severity ?? "")),
    title: longest(all.map(({ title }) => title)),
    levels: longest(all.map(levelsText)),
  };
  return [
    ...pack.families.flatMap(({ title, policies }) => [
      layout.paint("title", title),
      ...policies.flatMap((policy) => policyLines(policy, pack, columns, layout)),
      "",
    ]),
    `${pack.name} ${pack.version}: ${counted(all.length, "policy")} in ${counted(pack.families.length, "family")}`,
    "",
  ].join("\n");
}

/** Widths in characters. */
interface Columns {
  readonly id: number;
  readonly severity: number;
  readonly title: number;
  readonly levels: number;
}

/** On a terminal, what does not fit beside the id and the severity is below them. */
function policyLines(policy: ReportedPolicy, pack: ReportedPack, columns: Columns, layout: Layout): string[] {
  const head = `  ${policy.id.padEnd(columns.id)}  ${(policy.severity ?? "").padEnd(columns.severity)}`;
  const levels = levelsText(policy);
  const mapping = mappingText(policy, pack);
  const line = `${head}  ${policy.title.padEnd(columns.title)}  ${levels.padEnd(columns.levels)}  `;
  if (layout.width === undefined || line.length + mapping.length <= layout.width) {
    return [`${line}${layout.paint("quiet", mapping)}`];
  }
  return [
    head.trimEnd(),
    ...textLines(policy.title, 4, layout),
    ...textLines(levels, 4, layout),
    ...(mapping === "" ? [] : textLines(mapping, 4, layout, "quiet")),
  ];
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
