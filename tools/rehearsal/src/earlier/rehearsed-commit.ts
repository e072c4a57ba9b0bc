import { InputProblem, findProject, projectFolder, stackFiles } from "@mlops/preview";
import { isComplete, ownProblems } from "../failed-stacks.ts";
import { type RehearsedStack, rehearse } from "../rehearsal.ts";
import type { EarlierOptions, EarlierStacks } from "./earlier.ts";
import { type Worktree, addWorktree } from "./git-worktree.ts";

/**
 * What the programs of a commit deploy, run with the installed packages. If it cannot be checked out, or its project
 * cannot be used, nothing is known of what is there.
 */
export async function rehearsedAt(
  commit: string,
  ref: string,
  options: EarlierOptions,
): Promise<EarlierStacks> {
  let worktree: Worktree | undefined;
  try {
    worktree = addWorktree(options.project.root, commit);
    return await rehearsedIn(
      worktree,
      ref === commit ? worktree.commit : `${ref} (${worktree.commit})`,
      options,
    );
  } catch (error) {
    worktree?.remove();
    if (!(error instanceof InputProblem)) throw error;
    const problems = error.problems.map((problem) => `--against: ${ref}: ${problem}`);
    return { label: ref, stacks: new Map(), problems, isOfProgram: true, dispose: () => undefined };
  }
}

async function rehearsedIn(
  worktree: Worktree,
  label: string,
  { selected, isSelection, organization, timeLimit, onStart }: EarlierOptions,
): Promise<EarlierStacks> {
  const folder = worktree.project;
  // Not a project that the temporary folder happens to be in.
  if (projectFolder(folder) !== folder) throw new InputProblem("there is no Pulumi.yaml where it is now");
  const files = [...stackFiles(findProject(folder)).keys()];
  const patterns = isSelection ? selected.filter((stack) => files.includes(stack)) : files;
  const stacks: readonly RehearsedStack[] =
    patterns.length > 0
      ? (await rehearse({ folder, patterns, organization, timeLimit, onStart })).stacks
      : [];
  const absent = selected.filter((stack) => !files.includes(stack));
  return {
    label,
    stacks: new Map([
      ...absent.map((stack) => [stack, []] as const),
      ...stacks.filter(isComplete).map(({ stack, resources }) => [stack, resources] as const),
    ]),
    problems: stacks.flatMap((failed) =>
      ownProblems(failed, stacks).map(({ message }) => `${failed.stack} at ${label}: ${message}`),
    ),
    isOfProgram: true,
    dispose: worktree.remove,
  };
}
