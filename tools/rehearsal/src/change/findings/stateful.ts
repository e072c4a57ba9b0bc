import type { RehearsalFinding } from "../../finding.ts";
import { aliasAdvice, successorOf } from "../former-identity.ts";
import type { StackChange } from "../rehearse-change.ts";
import type { ResourceChange } from "../resource-change.ts";
import { type HeldData, heldBy } from "../stateful-types.ts";

/** Resources that hold data and are deleted, or deleted and created anew. */
export function lostData({ stack, changes }: StackChange): RehearsalFinding[] {
  return changes.flatMap((change): RehearsalFinding[] => {
    if (change.kind !== "delete" && change.kind !== "replace") return [];
    const { before } = change;
    const lost = heldBy(before.resource.type);
    if (lost === undefined || before.resource.options.retainOnDelete) return [];
    const message = change.kind === "delete" ? deletion(lost, change, changes) : replacement(lost, change);
    const kind = change.kind === "delete" ? "stateful-deletion" : "stateful-replacement";
    return [{ kind, severity: lost.severity, stack, resource: before, message }];
  });
}

function replacement({ what }: HeldData, { because }: { readonly because: readonly string[] }): string {
  const properties = because.join(", ");
  return `a change of ${properties} deletes it with ${what} and creates an empty one; leave ${properties}, or move the data first`;
}

/** The option counts only if it is in the state already when the resource goes. */
const KEEP =
  "to keep it, deploy it with retainOnDelete before it is taken out; otherwise move the data first";

function deletion(
  { what }: HeldData,
  { before }: ResourceChange & { readonly kind: "delete" },
  changes: readonly ResourceChange[],
): string {
  const successor = successorOf(before, changes);
  const remedy = successor ? `if it was only renamed or moved, ${aliasAdvice(before, successor)}` : KEEP;
  return `it is deleted with ${what}; ${remedy}`;
}
