import { InputProblem } from "@mlops/preview/command";
import { confirmed } from "../confirmation.ts";
import { knownStack } from "../known-stack.ts";
import { deployedStacks, protectedResources, runPulumi } from "../pulumi-cli.ts";
import type { DestroyCommand } from "./command-line.ts";

/** How many of the protected resources are named. */
const named = 5;

/**
 * Destroy a stack, after its checks.
 * @param root folder of the workspace
 * @returns the exit status of the pulumi CLI
 * @throws InputProblem for what it refuses, before anything has changed
 */
export async function destroyStack(root: string, command: Omit<DestroyCommand, "help">): Promise<number> {
  const { stack, all } = knownStack(root, command.stack);
  const { name } = stack;
  const deployed = deployedStacks(root);
  const dependents = all.filter((one) => one.after.includes(name) && deployed.has(one.name)).toReversed();
  if (dependents.length > 0) {
    throw new InputProblem(
      ...dependents.map(
        (one) => `${name}: got ${one.name}, which depends on it; expected it gone first; npm run destroy -- ${one.name}`,
      ),
    );
  }
  if (!command.excludeProtected) refuseProtected(name, protectedResources(root, name));
  await confirmed(root, "destroy", stack, command);
  return runPulumi(root, [
    "destroy",
    "--stack",
    name,
    ...(command.excludeProtected ? ["--exclude-protected"] : []),
    ...(command.yes ? ["--yes", "--non-interactive"] : []),
  ]);
}

/** @throws InputProblem if there is any */
function refuseProtected(stack: string, resources: readonly string[]): void {
  if (resources.length === 0) return;
  const more = resources.length > named ? ` and ${resources.length - named} more` : "";
  throw new InputProblem(
    `${stack}: got protected resources: ${resources.slice(0, named).join(", ")}${more}; expected none; ` +
      "docs/teardown.md says how their protection is given up; --exclude-protected keeps them",
  );
}
