import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { InputProblem } from "@mlops/preview/command";

/** What is read of a line of `pulumi stack ls --json`. */
interface ListedStack {
  readonly name: string;
  readonly resourceCount?: number;
}

/** What is read of `pulumi stack export`. */
interface ExportedStack {
  readonly deployment?: {
    readonly resources?: readonly { readonly urn: string; readonly protect?: boolean }[];
  };
}

/**
 * Run the pulumi CLI with the terminal of this process.
 * @param root folder of the workspace
 * @returns its exit status
 * @throws InputProblem if it is not on the PATH
 */
export function runPulumi(root: string, args: readonly string[]): number {
  const { status, signal } = checked(spawnSync("pulumi", args, { cwd: root, stdio: "inherit" }));
  if (signal !== null) throw new InputProblem(`pulumi ${args.join(" ")}: got signal ${signal}`);
  return status ?? 1;
}

/**
 * Names of the stacks that have resources in the backend that the CLI is logged in to.
 * @throws InputProblem if the CLI is not on the PATH, or cannot tell
 */
export function deployedStacks(root: string): ReadonlySet<string> {
  const listed = JSON.parse(answerOf(root, ["stack", "ls", "--json"])) as readonly ListedStack[];
  // A backend may put organization and project before the name.
  const deployed = listed.filter(({ resourceCount = 0 }) => resourceCount > 0);
  return new Set(deployed.map(({ name }) => name.slice(name.lastIndexOf("/") + 1)));
}

/**
 * Logical names of what is protected in the state of a stack.
 * @throws InputProblem if the CLI is not on the PATH, or does not know the stack
 */
export function protectedResources(root: string, stack: string): string[] {
  const { deployment } = JSON.parse(answerOf(root, ["stack", "export", "--stack", stack])) as ExportedStack;
  const resources = deployment?.resources ?? [];
  return resources.filter(({ protect }) => protect === true).map(({ urn }) => urn.split("::").slice(3).join("::"));
}

/** What the CLI prints. Its errors go to the terminal. */
function answerOf(root: string, args: readonly string[]): string {
  const { status, stdout, stderr } = checked(
    spawnSync("pulumi", [...args, "--non-interactive"], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 }),
  );
  if (status === 0) return stdout;
  throw new InputProblem(`pulumi ${args.join(" ")}: got exit status ${status}: ${stderr.trim()}`);
}

function checked<Result extends SpawnSyncReturns<string> | SpawnSyncReturns<Buffer>>(result: Result): Result {
  const { error } = result;
  if (error === undefined) return result;
  if ("code" in error && error.code === "ENOENT") {
    throw new InputProblem(
      "pulumi: got no such command on the PATH; expected the pulumi CLI; see https://www.pulumi.com/docs/install/",
    );
  }
  throw error;
}
