import { z } from "zod";
import { type InstanceFacts, type InstanceType, instanceFacts, instanceTypePattern } from "@mlops/aws";
import { type SettingsCheck, refused } from "./values.ts";

/**
 * What decides how an instance's disk is encrypted.
 * @typeParam Type of the instance type: anything but a text is chosen later, such as by a pipeline's execution
 */
export interface InstanceDisk<Type = InstanceType> {
  readonly instanceType: Type;
  readonly localDisk?: boolean | undefined;
}

/** Whether an instance has a local disk, where that has to be said. */
export function localDiskValue(): z.ZodOptional<z.ZodBoolean> {
  return z
    .boolean()
    .optional()
    .describe(
      "Whether the instance type has a local NVMe disk, which takes neither a key nor a size. " +
        "Default: known for the types in our table, required for others.",
    );
}

/** What our table knows of an instance type: nothing of newer ones, and of those that are chosen later. */
export function knownInstance({ instanceType }: InstanceDisk<unknown>): InstanceFacts | undefined {
  return isInstanceType(instanceType) ? instanceFacts(instanceType) : undefined;
}

/** Whether data is on the instance's own NVMe disk; nothing if neither the settings nor our table say so. */
export function hasLocalDisk(disk: InstanceDisk<unknown>): boolean | undefined {
  return disk.localDisk ?? knownInstance(disk)?.localDisk;
}

/** Refuses instance types that our table does not know, unless the settings say whether they have a local disk. */
export const checkLocalDisk: SettingsCheck<InstanceDisk<unknown>> = ({ value, issues }) => {
  if (hasLocalDisk(value) !== undefined) return;
  const { instanceType } = value;
  const expected = isInstanceType(instanceType)
    ? `true or false; our table does not know ${instanceType}: correct it, or say whether it has a local NVMe disk`
    : "true or false; the type is chosen later: say whether it has a local NVMe disk";
  issues.push(refused(["localDisk"], undefined, expected));
};

function isInstanceType(value: unknown): value is InstanceType {
  return typeof value === "string" && instanceTypePattern.test(value);
}
