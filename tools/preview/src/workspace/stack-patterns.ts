import { InputProblem } from "./input-problem.ts";
import { mismatch } from "./mismatch.ts";

/**
 * Stacks that any of the patterns names. `*` stands for any text.
 * @param patterns none: every stack
 * @throws InputProblem for each pattern that names no stack, with the names of all stacks
 */
export function selectStacks(stacks: readonly string[], patterns: readonly string[]): string[] {
  if (stacks.length === 0) {
    throw new InputProblem("there is no stack: no file Pulumi.<stack>.yaml in the folder of stack files");
  }
  if (patterns.length === 0) return [...stacks];
  const tests = patterns.map((pattern) => ({ pattern, test: matcher(pattern) }));
  const unmatched = tests.filter(({ test }) => !stacks.some((stack) => test.test(stack)));
  if (unmatched.length > 0) {
    throw new InputProblem(
      ...unmatched.map(({ pattern }) =>
        mismatch(pattern, `the name of a stack, which may hold *: ${stacks.join(", ")}`),
      ),
    );
  }
  return stacks.filter((stack) => tests.some(({ test }) => test.test(stack)));
}

function matcher(pattern: string): RegExp {
  const escaped = pattern.split("*").map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`);
}
