import { type StackConfig, problem } from "@mlops/core";
import type { sections } from "./sections.ts";

/** What is wrong with a stack file that is neither the tooling account's nor a target's, or both. */
export function placeProblems({
  tooling,
  target,
}: Pick<StackConfig<ReturnType<typeof sections>>, "tooling" | "target">): string[] {
  if ((tooling === undefined) !== (target === undefined)) return [];
  const got = tooling === undefined ? undefined : ["tooling", "target"];
  return [
    problem("tooling, target", got, "one of the two: tooling in the stack shared, target in the others"),
  ];
}
