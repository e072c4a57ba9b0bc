import { InputProblem } from "@mlops/preview/command";
import { type OrderedStack, stackGraph } from "@mlops/workspace/stacks";
import { inDeploymentOrder } from "./stack-order.ts";

/** A stack among all of the workspace. */
export interface KnownStack {
  readonly stack: OrderedStack;
  /** Every stack, in the order of deployment. */
  readonly all: readonly OrderedStack[];
}

/**
 * Find a stack by its name.
 * @param root folder of the workspace
 * @throws InputProblem if it has no file, or if the order of all stacks has a cycle
 */
export function knownStack(root: string, name: string): KnownStack {
  const all = inDeploymentOrder(stackGraph(root));
  const stack = all.find((one) => one.name === name);
  if (stack !== undefined) return { stack, all };
  const names = all.map((one) => one.name).join(", ");
  throw new InputProblem(`stack: got "${name}"; expected one that has a file: ${names || "there is none"}`);
}
