import type { SourcePosition } from "@mlops/engine";
import type { DeployedResource } from "./rehearsal.ts";

/** What a rehearsal can find. */
export const findingKinds = [
  /** A program ends with a problem, possibly one that it has only where every value is known. */
  "program-failed",
  /** A component of a plugin whose resources are not seen. */
  "unexpanded-component",
  /** A program reads an output that no rule fills, so that what follows from it is not seen. */
  "unfilled-output",
  /** An input stays unknown, by a question that the pretend AWS does not answer. */
  "unknown-input",
  /** Two resources would be one in AWS. */
  "name-collision",
  /** Two environments give a name that would be one if they shared an account. */
  "shared-name",
  /** A generated name does not fit. */
  "name-too-long",
  /** A name, once its parts are known, has characters that AWS does not take. */
  "malformed-name",
  /** A policy, a parameter or the like, once its parts are known, is longer than AWS takes. */
  "too-large",
  /** Something of our accounts is named that no stack makes. */
  "dangling-reference",
  /** A policy that AWS would not take, so that what it allows is not known. */
  "unreadable-policy",
  /** Something is needed that a policy denies, or none allows. */
  "access-denied",
  /** A resource that holds data is deleted. */
  "stateful-deletion",
  /** A resource that holds data is deleted and created anew. */
  "stateful-replacement",
  /** A resource is created while the one that it replaces still has its name. */
  "replacement-collision",
  /** A resource is deleted before it is created anew, and others use it. */
  "replacement-gap",
  /** A replacement changes what other stacks name. */
  "replacement-across-stacks",
  /** What is deleted is still named by another resource. */
  "deletion-in-use",
  /** A protected resource would be deleted or replaced: Pulumi refuses. */
  "protected-in-the-way",
  /** A change of a program that changes nothing in AWS. */
  "ineffective-change",
  /** A change that the provider or the service refuses. */
  "update-refused",
  /** A stack deploys into another account or region than its resources are in. */
  "place-changed",
  /** A stack has no file any more, and its resources are still there. */
  "stack-removed",
  /** Something keeps a stack from being destroyed. */
  "destroy-blocked",
  /** Something stays after a stack is destroyed. */
  "destroy-leftover",
] as const;

/** What a rehearsal finds. */
export type FindingKind = (typeof findingKinds)[number];

/** Something that a deployment would come upon. */
export interface RehearsalFinding {
  readonly kind: FindingKind;
  /** An error would stop the deployment or lose data; a warning is worth a look. */
  readonly severity: "error" | "warning";
  readonly stack: string;
  /** Nothing if the finding is about the stack. */
  readonly resource: DeployedResource | undefined;
  /** What is wrong, and what to do. */
  readonly message: string;
  /** Line of the program that it comes from. @default - where the resource is constructed */
  readonly position?: SourcePosition | undefined;
}

/** What a finding calls a resource: `platform.dev: Role "training"`. */
export function labelOf({ stack, resource }: DeployedResource): string {
  return `${stack}: ${shortLabelOf(resource)}`;
}

/** What a finding calls a resource of its own stack: `Role "training"`. */
export function shortLabelOf({ type, name }: DeployedResource["resource"]): string {
  return `${type.slice(type.lastIndexOf(":") + 1)} "${name}"`;
}
