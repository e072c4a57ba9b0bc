import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ANSWERS_FILE, type Answers, type PlainProperties } from "@mlops/engine";
import { messageOf } from "@mlops/engine/error-message";
import { InputProblem } from "./input-problem.ts";
import { mismatch } from "./mismatch.ts";

/**
 * Answers that the project's file gives to calls of provider functions: properties by token.
 * @throws InputProblem if the file cannot be used
 */
export function readAnswers(root: string): Answers {
  const file = join(root, ANSWERS_FILE);
  if (!existsSync(file)) return {};
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new InputProblem(`${ANSWERS_FILE}: cannot be read: ${messageOf(error)}`);
  }
  if (!isObject(content)) {
    throw new InputProblem(`${ANSWERS_FILE}: ${mismatch(content, "properties by function token")}`);
  }
  const problems = Object.entries(content).flatMap(([token, answer]) =>
    isObject(answer) ? [] : [`${ANSWERS_FILE}: ${token}: ${mismatch(answer, "an object of properties")}`],
  );
  if (problems.length > 0) throw new InputProblem(...problems);
  // JSON holds nothing but plain values.
  return content as Readonly<Record<string, PlainProperties>>;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
