import { type Block, escaped, shortened } from "@mlops/preview";
import { type AccessLine, accessLines } from "./access-lines.ts";
import type { RehearsalReport } from "./model.ts";

/** Rows that are shown without unfolding. */
const MAX_OPEN = 10;
/** Rows that are shown at all. */
const MAX_ROWS = 50;
/** Characters of a cell. */
const CELL_WIDTH = 300;

/** Who gains and who loses which access: a table, folded away if it is long. */
export function accessBlocks({ access }: RehearsalReport): Block[] {
  const lines = access ? accessLines(access) : [];
  if (lines.length === 0) return [];
  const gained = lines.filter(({ sign }) => sign === "+").length;
  const counts = [
    ...(gained === 0 ? [] : [`${gained} gained`]),
    ...(gained === lines.length ? [] : [`${lines.length - gained} lost`]),
  ].join(", ");
  const rest = lines.length - MAX_ROWS;
  const table = [
    "| | who | actions | on |",
    "| --- | --- | --- | --- |",
    ...lines.slice(0, MAX_ROWS).map(rowOf),
    ...(rest > 0 ? ["", `And ${rest} more, in rehearsal.json.`] : []),
  ].join("\n");
  const text =
    lines.length <= MAX_OPEN
      ? `${table}\n`
      : `<details><summary>who gains and loses what</summary>\n\n${table}\n\n</details>\n`;
  return [{ text: `### Access: ${counts}\n` }, { text, holds: { "access change": lines.length } }];
}

function rowOf({ sign, who, actions, resource, condition }: AccessLine): string {
  const on = condition === "" ? resource : `${resource} if ${condition}`;
  const cells = [who, actions.join(", "), on].map((cell) => escaped(shortened(cell, CELL_WIDTH)));
  return `| ${[sign === "+" ? "gains" : "loses", ...cells].join(" | ")} |`;
}
