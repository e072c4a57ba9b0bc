import type { SourcePosition } from "@mlops/engine";
import type { DeployedResource } from "./rehearsal.ts";

/** What a rehearsal finds. */
export type FindingKind =
  /** A program ends with a problem, possibly one that it has only where every value is known. */
  | "program-failed"
  /** A component of a plugin whose resources are not seen. */
  | "unexpanded-component"
  /** A program reads an output that no rule fills, so that what follows from it is not seen. */
  | "unfilled-output"
  /** An input stays unknown, by a question that the pretend AWS does not answer. */
  | "unknown-input"
  /** Two resources would be one in AWS. */
  | "name-collision"
  /** Two environments give a name that would be one if they shared an account. */
  | "shared-name"
  /** A generated name does not fit. */
  | "name-too-long"
  /** A name, once its parts are known, has characters that AWS does not take. */
  | "malformed-name"
  /** A policy, a parameter or the like, once its parts are known, is longer than AWS takes. */
  | "too-large"
  /** Something of our accounts is named that no stack makes. */
  | "dangling-reference"
  /** A policy that AWS would not take, so that what it allows is not known. */
  | "unreadable-policy"
  /** Something is needed that a policy denies, or none allows. */
  | "access-denied";

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
  return `${stack}: ${resource.type.slice(resource.type.lastIndexOf(":") + 1)} "${resource.name}"`;
}
