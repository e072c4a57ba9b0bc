import { z } from "zod";
import { type InstanceType, instanceFacts } from "@mlops/aws";
import { type SettingsCheck, instanceTypeValue, refused } from "@mlops/core";

/** Settings of instances that decide how their disks are encrypted. */
export const instanceTypeFields = {
  instanceType: instanceTypeValue().describe("Instance type of SageMaker, such as ml.c7i.large."),
  localDisk: z
    .boolean()
    .optional()
    .describe(
      "Whether the instance type has a local NVMe disk, which takes neither a key nor a size. " +
        "Default: known for the types in our table, required for newer ones.",
    ),
};

/** What decides how an instance's disk is encrypted. */
export interface InstanceDisk {
  readonly instanceType: InstanceType;
  readonly localDisk?: boolean | undefined;
}

/** Whether models are on the instance's own NVMe disk; nothing if neither the settings nor our table say so. */
export function hasLocalDisk({ instanceType, localDisk }: InstanceDisk): boolean | undefined {
  return localDisk ?? instanceFacts(instanceType)?.localDisk;
}

/** Refuses instance types that are newer than our table, unless the settings say whether they have a local disk. */
export const checkLocalDisk: SettingsCheck<InstanceDisk> = ({ value, issues }) => {
  if (hasLocalDisk(value) !== undefined) return;
  const expected = `true or false; our table does not know ${value.instanceType}: correct it, or say whether it has a local NVMe disk`;
  issues.push(refused(["localDisk"], undefined, expected));
};

/**
 * Whether an endpoint's disks can be encrypted with our key. SageMaker refuses a key as soon as one variant has local
 * disks: their hardware encrypts them with its own keys, and SageMaker encrypts the disks of the other variants with a
 * key that is gone with the instance.
 */
export function takesKey(instances: readonly InstanceDisk[]): boolean {
  return instances.length > 0 && instances.every((instance) => hasLocalDisk(instance) === false);
}
