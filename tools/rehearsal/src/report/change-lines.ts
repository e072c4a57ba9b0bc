import { type Layout, type Tone, shortened, textLines } from "@mlops/preview";
import { markedLines } from "./marked-lines.ts";
import type { ReportedChange, ReportedDifference, ReportedStack } from "./model.ts";
import { differenceText } from "./difference-text.ts";
import { changeCounts, named, replacementText, resourceLabel } from "./wording.ts";

/** Characters of a line where there is no terminal. */
const LINE_WIDTH = 120;
/** Properties of one resource that are shown; the JSON has them all. */
const MAX_PROPERTIES = 20;
/** Columns that properties are indented by, and values that have no room beside them. */
const INDENT = { property: 6, value: 8 } as const;
/** Characters that a value is worth showing with beside its property. */
const MIN_VALUE = 40;

const signs: Readonly<Record<ReportedChange["kind"], { readonly mark: string; readonly tone: Tone }>> = {
  create: { mark: "+", tone: "good" },
  update: { mark: "~", tone: "warning" },
  replace: { mark: "±", tone: "bad" },
  delete: { mark: "-", tone: "bad" },
};

/** What a deployment changes in a stack: what stays, property by property, then by type what comes and goes. */
export function stackLines({ stack, changes }: ReportedStack, layout: Layout): string[] {
  const all = changes ?? [];
  const inPlace = all.filter(({ kind }) => kind === "update" || kind === "replace");
  return [
    `${layout.paint("title", stack)}  ${layout.paint("quiet", changeCounts(all))}`,
    ...inPlace.flatMap((change) => changeLines(change, layout)),
    ...(["create", "delete"] as const).flatMap((kind) => typeLines(kind, all, layout)),
  ];
}

function changeLines(change: ReportedChange, layout: Layout): string[] {
  const { properties } = change;
  const rest = properties.length - MAX_PROPERTIES;
  const remark = change.kind === "replace" ? replacementText(change) : followText(change);
  return [
    ...markedLines({ ...signs[change.kind], text: resourceLabel(change), remark }, layout),
    ...properties.slice(0, MAX_PROPERTIES).flatMap((property) => propertyLines(property, layout)),
    ...(rest > 0 ? textLines(`and ${rest} more; see --json`, INDENT.property, layout, "quiet") : []),
  ];
}

function propertyLines(property: ReportedDifference, layout: Layout): string[] {
  const { width = LINE_WIDTH } = layout;
  const name = `${property.path}: `;
  const beside = width - INDENT.property - name.length;
  const isWhole = differenceText(property).length <= beside;
  if (isWhole || beside >= MIN_VALUE) {
    return [`${" ".repeat(INDENT.property)}${name}${differenceText(property, beside)}`];
  }
  const value = differenceText(property, width - INDENT.value);
  return [
    ...textLines(name.trimEnd(), INDENT.property, layout),
    `${" ".repeat(INDENT.value)}${shortened(value, width - INDENT.value)}`,
  ];
}

function followText({ follows, formerUrn }: ReportedChange): string {
  const renamed = formerUrn === null ? [] : ["renamed by an alias"];
  return [...renamed, ...(follows.length === 0 ? [] : [`follows ${follows.join(", ")}`])].join("; ");
}

/** What is created or deleted, by type. */
function typeLines(kind: "create" | "delete", changes: readonly ReportedChange[], layout: Layout): string[] {
  const byType = Map.groupBy(
    changes.filter((change) => change.kind === kind),
    ({ type }) => type,
  );
  return [...byType].flatMap(([, [first, ...others]]) => {
    if (!first) return [];
    const remark = named([first, ...others].map(({ name }) => name));
    const text = resourceLabel(first).replace(/ ".*$/s, others.length === 0 ? "" : ` ×${others.length + 1}`);
    return markedLines({ ...signs[kind], text, remark }, layout);
  });
}
