import type { RehearsalFinding } from "../../finding.ts";
import { liftingOf } from "../lifting-protection.ts";
import type { StackChange } from "../rehearse-change.ts";

/**
 * Protected resources that would be deleted or replaced. Pulumi asks the state before a deletion; a replacement may give
 * up the protection in the same deployment.
 */
export function protectedInTheWay({ stack, changes }: StackChange): RehearsalFinding[] {
  return changes.flatMap((change): RehearsalFinding[] => {
    if (change.kind !== "delete" && change.kind !== "replace") return [];
    const { before } = change;
    if (!before.resource.protect) return [];
    if (change.kind === "replace" && !change.after.resource.protect) return [];
    const because = change.kind === "replace" ? change.because.join(", ") : "";
    const message =
      change.kind === "delete"
        ? "it is protected and no longer in the program: Pulumi refuses to delete it; keep it in the program, or " +
          liftingOf(before, "first")
        : `it is protected, and a change of ${because} would replace it: Pulumi refuses; leave ${because}, or ` +
          liftingOf(before, "in the same change");
    return [{ kind: "protected-in-the-way", severity: "error", stack, resource: before, message }];
  });
}
