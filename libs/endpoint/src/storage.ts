import { type InstanceDisk, hasLocalDisk, instanceTypeValue, localDiskValue } from "@mlops/core";

/** Settings of instances that decide how their disks are encrypted. */
export const instanceTypeFields = {
  instanceType: instanceTypeValue().describe("Instance type of SageMaker, such as ml.c7i.large."),
  localDisk: localDiskValue(),
};

/**
 * Whether an endpoint's disks can be encrypted with our key. SageMaker refuses a key as soon as one variant has local
 * disks: their hardware encrypts them with its own keys, and SageMaker encrypts the disks of the other variants with a
 * key that is gone with the instance.
 */
export function takesKey(instances: readonly InstanceDisk[]): boolean {
  return instances.length > 0 && instances.every((instance) => hasLocalDisk(instance) === false);
}
