import { textDescription } from "../description.ts";
import type { Given } from "../given.ts";
import type { Problem } from "../problem.ts";
import { refused } from "./limit.ts";

/** A text has to be JSON. It is not shown: it may hold secrets. */
export function jsonProblems(given: Given): readonly Problem[] {
  const { text } = given;
  if (text === undefined || text === "") return [];
  try {
    JSON.parse(text);
    return [];
  } catch {
    return refused(given, "allowed is JSON", textDescription(text, true));
  }
}
