import type { DeployedResource } from "./rehearsal.ts";

/** What a rehearsal finds. */
export type FindingKind =
  /** A program reads an output that no rule fills, so that what follows from it is not seen. */
  | "unfilled-output"
  /** Two resources would be one in AWS. */
  | "name-collision"
  /** A generated name does not fit. */
  | "name-too-long"
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
}

/** What a finding calls a resource: `platform.dev: Role "training"`. */
export function labelOf({ stack, resource }: DeployedResource): string {
  return `${stack}: ${resource.type.slice(resource.type.lastIndexOf(":") + 1)} "${resource.name}"`;
}
