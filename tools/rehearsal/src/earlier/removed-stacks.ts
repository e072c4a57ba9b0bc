import { isProviderType } from "@mlops/engine";
import { counted } from "@mlops/preview";
import type { RehearsalFinding } from "../finding.ts";
import type { EarlierStacks } from "./earlier.ts";

/** Stacks that were there and have no file any more: no deployment deletes what they have. */
export function removedStacks({ stacks }: EarlierStacks, files: readonly string[]): RehearsalFinding[] {
  return [...stacks]
    .filter(([stack, resources]) => !files.includes(stack) && resources.length > 0)
    .map(([stack, resources]) => {
      const count = resources.filter(
        ({ resource: { custom, external, type } }) => custom && !external && !isProviderType(type),
      ).length;
      const message = `its file is gone, and its ${counted(count, "resource")} ${count === 1 ? "stays" : "stay"}; destroy the stack with the former commit first`;
      return { kind: "stack-removed", severity: "warning", stack, resource: undefined, message };
    });
}
