import { findProject, stackFiles } from "@mlops/preview";
import { type RehearsalOptions, rehearse } from "../rehearsal.ts";
import type { EarlierOptions, EarlierStacks } from "./earlier.ts";
import { addWorktree } from "./git-worktree.ts";

/**
 * What the programs of a commit deploy, run with the installed packages.
 * @throws InputProblem if the commit cannot be checked out, or its project cannot be used
 */
export async function rehearsedAt(
  commit: string,
  ref: string,
  { project, selected, isSelection, organization, timeLimit }: EarlierOptions,
): Promise<EarlierStacks> {
  const worktree = addWorktree(project.root, commit);
  try {
    const files = [...stackFiles(findProject(worktree.project)).keys()];
    const wanted = isSelection ? selected.filter((stack) => files.includes(stack)) : files;
    const options: RehearsalOptions = {
      folder: worktree.project,
      patterns: wanted,
      organization,
      ...(timeLimit !== undefined && { timeLimit }),
    };
    const { stacks } = wanted.length > 0 ? await rehearse(options) : { stacks: [] };
    const usable = stacks.filter(({ report }) => report.problems.length === 0);
    const absent = selected.filter((stack) => !files.includes(stack));
    return {
      label: ref === commit ? worktree.commit : `${ref} (${worktree.commit})`,
      stacks: new Map([
        ...absent.map((stack) => [stack, []] as const),
        ...usable.map(({ stack, resources }) => [stack, resources] as const),
      ]),
      problems: stacks.flatMap(({ stack, report }) =>
        report.problems.map(({ message }) => `${stack} at ${ref}: ${message}`),
      ),
      isOfProgram: true,
      dispose: worktree.remove,
    };
  } catch (error) {
    worktree.remove();
    throw error;
  }
}
