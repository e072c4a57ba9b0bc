import { STATUS, print } from "@mlops/preview/command";
import { stackGraph } from "@mlops/workspace/stacks";
import { affectedStacks } from "../affected-stacks.ts";
import { stackPlace } from "../stack-file.ts";
import { inDeploymentOrder } from "../stack-order.ts";
import type { StacksCommand } from "./command-line.ts";

/**
 * Print the stacks in the order of their deployment.
 * @param root folder of the workspace
 * @returns the exit status
 * @throws InputProblem for a cycle, a stack file that cannot be read, or a commit that does not exist
 */
export function listStacks(root: string, { affected, base, json }: Omit<StacksCommand, "help">): number {
  const ordered = inDeploymentOrder(stackGraph(root));
  const names = affected ? affectedStacks(root, base) : undefined;
  const stacks = names ? ordered.filter(({ name }) => names.includes(name)) : ordered;
  if (json) {
    const entries = stacks.map(({ name, app, environment, file, after }) => {
      return { name, app, environment, ...stackPlace(root, file), after };
    });
    print(JSON.stringify(entries, undefined, 2));
  } else {
    for (const { name } of stacks) print(name);
  }
  return STATUS.success;
}
