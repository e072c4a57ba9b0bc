import type { PreviewReport } from "../report/model.ts";
import { InputProblem } from "../workspace/input-problem.ts";

export const STATUS = { fine: 0, violated: 1, broken: 2 } as const;

/** Status that tells whoever called how the judged stacks are. */
export function statusOf({ stacks }: Pick<PreviewReport, "stacks">): number {
  if (stacks.some(({ problems }) => problems.length > 0)) return STATUS.broken;
  return stacks.some(({ counts }) => counts.mandatory > 0) ? STATUS.violated : STATUS.fine;
}

/** Do a command's work; what is wrong with what it was given is printed, each problem on a line. */
export async function exitStatusOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    for (const problem of error.problems) process.stderr.write(`${problem}\n`);
    return STATUS.broken;
  }
}
