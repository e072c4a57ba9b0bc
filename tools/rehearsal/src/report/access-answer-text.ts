import { type Layout, textLines } from "@mlops/preview";
import type { PossibleAccess } from "../access/questions.ts";
import { markedLines } from "./marked-lines.ts";

const tones = { allowed: "good", perhaps: "warning", denied: "bad" } as const;

/** What an outcome and its reasons are indented by. */
const INDENT = 6;

/** Answers to a question about access, by who has it: actions of one resource and one reason together. */
export function accessAnswerText(answers: readonly PossibleAccess[], layout: Layout): string {
  if (answers.length === 0) return "nobody";
  return [...Map.groupBy(answers, ({ who }) => who)]
    .flatMap(([who, ofWho]) => [...textLines(who, 0, layout, "title"), ...rightLines(ofWho, layout)])
    .join("\n");
}

function rightLines(answers: readonly PossibleAccess[], layout: Layout): string[] {
  const rights = Map.groupBy(answers, ({ resource, outcome, because }) =>
    JSON.stringify([resource, outcome, because]),
  );
  return [...rights.values()].flatMap((right) => {
    const [first] = right;
    if (!first) return [];
    const { outcome, resource, because } = first;
    const actions = [...new Set(right.map(({ action }) => action))].join(", ");
    return [
      ...markedLines({ mark: outcome, tone: tones[outcome], text: actions }, layout),
      ...textLines(`on ${resource}`, INDENT, layout),
      ...textLines(because.join("; "), INDENT, layout, "quiet"),
    ];
  });
}
