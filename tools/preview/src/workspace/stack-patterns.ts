import { fitsGlob } from "@mlops/aws";
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
  const tests = patterns.map((pattern) => ({ pattern, test: (stack: string) => fitsGlob(pattern, stack) }));
  const unmatched = tests.filter(({ test }) => !stacks.some((stack) => test(stack)));
  if (unmatched.length > 0) {
    throw new InputProblem(
      ...unmatched.map(({ pattern }) =>
        mismatch(pattern, `the name of a stack, which may hold *: ${stacks.join(", ")}`),
      ),
    );
  }
  return stacks.filter((stack) => tests.some(({ test }) => test(stack)));
}
