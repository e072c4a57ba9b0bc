import { toPlain } from "@mlops/engine";
import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";
import { blockers } from "./blockers.ts";
import { leftovers } from "./leftovers.ts";

/** A stack and what is there of it. */
export interface ExistingStack {
  readonly stack: string;
  readonly resources: readonly DeployedResource[];
}

/** What destroying stacks comes upon. */
export interface Destruction {
  /** Stacks in the order in which they can be destroyed: those that refer to others first. */
  readonly order: readonly string[];
  readonly findings: readonly RehearsalFinding[];
}

/**
 * What destroying stacks comes upon.
 * @param wanted names of the stacks that are destroyed
 * @param all stacks that are there
 */
export function destruction(wanted: readonly string[], all: readonly ExistingStack[]): Destruction {
  const order = inOrderOfDestruction(all).filter(({ stack }) => wanted.includes(stack));
  return {
    order: order.map(({ stack }) => stack),
    findings: order.flatMap((existing) => [
      ...outsideReferences(existing, all, wanted),
      ...blockers(existing.resources),
      ...leftovers(existing.resources),
    ]),
  };
}

/** Stacks before those that they refer to; by name where nothing else decides. */
function inOrderOfDestruction(all: readonly ExistingStack[]): ExistingStack[] {
  const ordered = new Set<ExistingStack>();
  const add = (existing: ExistingStack, waiting: readonly ExistingStack[]): void => {
    if (waiting.includes(existing)) return;
    for (const referrer of all) {
      if (referencesOf(referrer).includes(existing.stack)) add(referrer, [...waiting, existing]);
    }
    ordered.add(existing);
  };
  for (const existing of all.toSorted((one, other) => (one.stack < other.stack ? -1 : 1))) add(existing, []);
  return [...ordered];
}

/** Names of the stacks that a stack reads. */
function referencesOf({ resources }: ExistingStack): string[] {
  return resources.flatMap(({ resource }) => {
    if (resource.type !== "pulumi:pulumi:StackReference") return [];
    const name = toPlain(resource.inputs.name ?? resource.name);
    return typeof name === "string" ? [name.slice(name.lastIndexOf("/") + 1)] : [];
  });
}

/** Stacks that stay and read the outputs of one that goes. */
function outsideReferences(
  existing: ExistingStack,
  all: readonly ExistingStack[],
  wanted: readonly string[],
): RehearsalFinding[] {
  const readers = all
    .filter((other) => !wanted.includes(other.stack) && referencesOf(other).includes(existing.stack))
    .map(({ stack }) => stack);
  if (readers.length === 0) return [];
  const message = `${readers.join(", ")} ${readers.length === 1 ? "reads" : "read"} its outputs, and ${readers.length === 1 ? "stays" : "stay"}: destroy them first`;
  return [
    { kind: "destroy-blocked", severity: "error", stack: existing.stack, resource: undefined, message },
  ];
}
