import { type InstanceType, instanceFacts } from "@mlops/aws";

/** What decides how a variant's disk is encrypted. */
export interface Storage {
  readonly instanceType: InstanceType;
  readonly localDisk?: boolean;
}

/** Whether models lie on the machine's own NVMe disk; nothing if neither the variant nor our table tells. */
export function hasLocalDisk({ instanceType, localDisk }: Storage): boolean | undefined {
  return localDisk ?? instanceFacts(instanceType)?.localDisk;
}

/**
 * Whether an endpoint's disks take our key. SageMaker refuses it if only one variant has local disks, which their
 * hardware encrypts with keys of its own; the disks of the others are then encrypted with a key that SageMaker throws
 * away with the instance.
 */
export function takesKey(variants: readonly Storage[]): boolean {
  return variants.length > 0 && variants.every((variant) => hasLocalDisk(variant) === false);
}
