import type { ReportedPack, ReportedPolicy } from "../report/model.ts";
import { policiesOf } from "../report/policy-text.ts";
import { type Layout, textLines } from "../report/text-layout.ts";
import { counted } from "../report/wording.ts";

/** Every policy: id, levels and title, on a line where it fits; `--json` has the rest. */
export function policyListText(packs: readonly ReportedPack[], layout: Layout): string {
  return packs.map((pack) => packText(pack, layout)).join("\n");
}

function packText(pack: ReportedPack, layout: Layout): string {
  const all = policiesOf(pack);
  const columns: Columns = {
    id: longest(all.map(({ id }) => id)),
    levels: longest(all.map(levelsCode)),
  };
  return [
    ...pack.families.flatMap(({ title, policies }) => [
      layout.paint("title", title),
      ...policies.flatMap((policy) => policyLines(policy, columns, layout)),
      "",
    ]),
    ...legend(all).flatMap((text) => textLines(text, 0, layout, "quiet")),
    `${pack.name} ${pack.version}: ${counted(all.length, "policy")} in ${counted(pack.families.length, "family")}`,
    "",
  ].join("\n");
}

/** Widths in characters. */
interface Columns {
  readonly id: number;
  readonly levels: number;
}

/** On a terminal, a title that does not fit beside the id and the levels is below them. */
function policyLines(policy: ReportedPolicy, columns: Columns, layout: Layout): string[] {
  const head = `  ${policy.id.padEnd(columns.id)}  ${levelsCode(policy).padEnd(columns.levels)}`;
  const line = `${head}  ${policy.title}`;
  if (layout.width === undefined || line.length <= layout.width) return [line];
  return [head.trimEnd(), ...textLines(policy.title, 4, layout)];
}

/** The initials of its level in each environment, such as `A/M/M`; the one level of a policy that has the same everywhere. */
function levelsCode({ level, levels }: ReportedPolicy): string {
  const initials = Object.values(levels).map((one) => one.charAt(0).toUpperCase());
  return initials.length > 0 ? initials.join("/") : level;
}

/** What the initials stand for. */
function legend(all: readonly ReportedPolicy[]): string[] {
  const [environments = []] = all.map(({ levels }) => Object.keys(levels)).filter(({ length }) => length > 0);
  if (environments.length === 0) return [];
  return [`Levels in ${environments.join("/")}: A advisory, M mandatory, D disabled`];
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length));
}
