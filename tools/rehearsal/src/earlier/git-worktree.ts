import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { messageOf } from "@mlops/engine/error-message";
import { InputProblem } from "@mlops/preview";
import { linkModules } from "./linked-modules.ts";

/** Files of a commit, in a folder of their own. */
export interface Worktree {
  /** The commit's folder of the project. */
  readonly project: string;
  /** The commit, shortened. */
  readonly commit: string;
  /** Delete the folder. A second call does nothing. */
  readonly remove: () => void;
}

const SHORT_COMMIT = 10;

/** Signals that end the command before it is done. */
const ends = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Whether git knows a commit by this name, in the repository that a folder belongs to. */
export function commitOf(folder: string, ref: string): string | undefined {
  try {
    return git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  } catch {
    return undefined;
  }
}

/**
 * Check a commit out into a temporary folder, where its programs find the installed packages and its own libraries. The
 * folder is gone when the process ends, however it ends.
 * @param folder the project's folder, in the repository
 * @throws InputProblem if git cannot make it
 */
export function addWorktree(folder: string, commit: string): Worktree {
  const place = realpathSync(mkdtempSync(join(tmpdir(), "rehearsal-")));
  const tree = join(place, "tree");
  const remove = removal(folder, place);
  try {
    const top = realpathSync(git(folder, "rev-parse", "--show-toplevel"));
    // Hooks are programs of this machine, which a check-out for reading must not start.
    git(folder, "-c", "core.hooksPath=/dev/null", "worktree", "add", "--quiet", "--detach", tree, commit);
    linkModules({ repository: top, project: realpathSync(folder), tree });
    return {
      project: join(tree, relative(top, realpathSync(folder))),
      commit: commit.slice(0, SHORT_COMMIT),
      remove,
    };
  } catch (error) {
    remove();
    throw new InputProblem(`the files of ${commit} cannot be checked out: ${reasonOf(error)}`);
  }
}

/** Deletes the worktree once; also when the process ends before it is done. */
function removal(folder: string, place: string): () => void {
  const remove = (): void => {
    process.off("exit", remove);
    for (const signal of ends) process.off(signal, removeAndEnd);
    rmSync(place, { recursive: true, force: true });
    try {
      git(folder, "worktree", "prune");
    } catch {
      // It was never added, or git is not there.
    }
  };
  const removeAndEnd = (signal: NodeJS.Signals): void => {
    remove();
    process.kill(process.pid, signal);
  };
  process.on("exit", remove);
  for (const signal of ends) process.on(signal, removeAndEnd);
  return remove;
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-C", folder, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

/** The first line that git says of what went wrong. */
function reasonOf(error: unknown): string {
  const said = typeof error === "object" && error !== null && "stderr" in error ? String(error.stderr) : "";
  return said.trim().split("\n").at(-1) || messageOf(error);
}
