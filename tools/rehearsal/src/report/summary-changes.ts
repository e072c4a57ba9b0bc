import { type Block, counted, htmlEscaped } from "@mlops/preview";
import type { RehearsalReport, ReportedChange, ReportedStack } from "./model.ts";
import { differenceText } from "./difference-text.ts";
import { changeCounts, replacementText, resourceLabel } from "./wording.ts";

/** Lines of one stack: with more than that, one reads the JSON. */
const MAX_LINES = 100;
/** Characters of a difference. */
const DIFFERENCE_WIDTH = 160;

/** The change of each stack, folded away. */
export function changeBlocks({ stacks }: RehearsalReport): Block[] {
  const changed = stacks.filter(({ changes }) => changes !== null && changes.length > 0);
  const unchanged = stacks.filter(({ changes }) => changes?.length === 0).length;
  if (changed.length === 0) return [];
  const rest = unchanged === 0 ? [] : [{ text: `${counted(unchanged, "stack")} unchanged.\n` }];
  return [{ text: "### Changes\n" }, ...changed.map(stackBlock), ...rest];
}

function stackBlock({ stack, changes }: ReportedStack): Block {
  const all = changes ?? [];
  const about = `<code>${htmlEscaped(stack)}</code>: ${changeCounts(all)}`;
  const lines = all.flatMap(changeLines);
  const rest = lines.length - MAX_LINES;
  return {
    text: [
      `<details><summary>${about}</summary>`,
      "",
      "````diff",
      ...lines.slice(0, MAX_LINES),
      "````",
      "",
      ...(rest > 0 ? [`And ${counted(rest, "more line")}, in rehearsal.json.`, ""] : []),
      "</details>",
      "",
    ].join("\n"),
    short: `- ${about}`,
    holds: { change: all.length },
  };
}

/** Signs that GitHub colours in a block of kind `diff`. */
const signs: Readonly<Record<ReportedChange["kind"], string>> = {
  create: "+",
  update: "!",
  replace: "-",
  delete: "-",
};

function changeLines(change: ReportedChange): string[] {
  const remark = remarkOf(change);
  return [
    `${signs[change.kind]} ${resourceLabel(change)}${remark === "" ? "" : `  ${remark}`}`,
    ...change.properties.map(
      (property) => `      ${property.path}: ${differenceText(property, DIFFERENCE_WIDTH)}`,
    ),
  ].map((line) => line.replaceAll(/\s*\n\s*/g, " ").replaceAll("````", "'''' "));
}

function remarkOf(change: ReportedChange): string {
  if (change.kind === "replace") return replacementText(change);
  if (change.kind === "delete") return "deleted";
  return change.follows.length === 0 ? "" : `follows ${change.follows.join(", ")}`;
}
