import { statSync } from "node:fs";
import { resolve } from "node:path";
import { InputProblem } from "@mlops/preview";
import type { EarlierOptions, EarlierStacks } from "./earlier.ts";
import { commitOf } from "./git-worktree.ts";
import { rehearsedAt } from "./rehearsed-commit.ts";
import { holdsStates, readExport, readStates } from "./states.ts";

/**
 * What is there already: a folder that `--out` wrote, a file that `pulumi stack export` wrote, or what the programs of
 * a commit deploy.
 * @throws InputProblem if it is none of them
 */
export async function earlierStacks(against: string, options: EarlierOptions): Promise<EarlierStacks> {
  const path = resolve(against);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() && holdsStates(path)) return readStates(path, against, options);
  // A pipe too: what `<(pulumi stack export)` is in a shell.
  if (found?.isFile() || found?.isFIFO()) return readExport(path, against, options);
  const commit = commitOf(options.project.root, against);
  if (commit !== undefined) return rehearsedAt(commit, against, options);
  const expected =
    "a folder that --out wrote, a file of `pulumi stack export`, or a commit of this repository";
  throw new InputProblem(`--against: got "${against}"; expected ${expected}`);
}
