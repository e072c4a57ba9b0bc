import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { InputProblem } from "@mlops/preview/command";

/** What is read of the graph that `nx affected --graph=stdout` prints. */
interface AffectedGraph {
  readonly tasks: {
    readonly tasks: Readonly<Record<string, { readonly target: { readonly project: string } }>>;
  };
}

/**
 * Names of the stacks that a change reaches: those whose preview Nx would run for it.
 * @param root folder of the workspace
 * @param base commit that the working tree is compared with
 * @throws InputProblem if there is no such commit, or if Nx cannot tell
 */
export function affectedStacks(root: string, base: string): string[] {
  // Nx waits for a minute and more where the commit does not exist.
  const known = run(root, "git", "rev-parse", "--verify", "--quiet", "--end-of-options", `${base}^{commit}`);
  if (known.status !== 0) throw new InputProblem(`--base: got "${base}"; expected a commit of this repository`);
  const nx = join(root, "node_modules/nx/dist/bin/nx.js");
  const commit = known.stdout.trim();
  const { status, stdout, stderr } = run(
    root,
    process.execPath,
    nx,
    "affected",
    "-t",
    "preview",
    "--graph=stdout",
    `--base=${commit}`,
  );
  if (status !== 0) throw new InputProblem(`--affected: nx cannot tell: ${stderr.trim() || stdout.trim()}`);
  const { tasks } = JSON.parse(stdout) as AffectedGraph;
  return Object.values(tasks.tasks).map(({ target }) => target.project);
}

function run(cwd: string, command: string, ...args: readonly string[]) {
  const env = { ...process.env, NX_DAEMON: "false" };
  return spawnSync(command, args, { cwd, env, encoding: "utf8", maxBuffer: 2 ** 28 });
}
