import { z } from "zod";
import { type Device, type InstanceFacts, instanceFacts, instanceTypePattern, jobLimits } from "@mlops/aws";
import { type SettingsCheck, refused, wholeNumberValue } from "@mlops/core";
import type { ScalarArgument } from "@mlops/pipeline-definition";
import { instanceTypeArgument, numberArgument } from "./argument-value.ts";

/** On what a job runs. */
export const machineFields = {
  instanceType: instanceTypeArgument().describe("Instance type of SageMaker, such as ml.m7i.xlarge."),
  instances: numberArgument(wholeNumberValue({ min: 1 }))
    .default(1)
    .describe("How many instances it runs on, from 1. Default: 1."),
  volumeGiB: wholeNumberValue(jobLimits.volumeGiB)
    .default(30)
    .describe(
      "Size of each instance's volume in GiB, 1 to 16384; local NVMe disks have their own. Default: 30.",
    ),
  localDisk: z
    .boolean()
    .optional()
    .describe(
      "Whether the instance type has a local NVMe disk, which takes no key. Default: known for the types in our " +
        "table, required for newer ones and for those that a pipeline's execution chooses.",
    ),
};

/** Checked settings of the machines of a job. */
export interface Machines {
  readonly instanceType: ScalarArgument<`ml.${string}`>;
  readonly instances: ScalarArgument<number>;
  readonly volumeGiB: number;
  readonly localDisk?: boolean | undefined;
}

/** What is known of the instance type of a job; nothing of newer ones, and of those known only later. */
export function factsOf({ instanceType }: Pick<Machines, "instanceType">): InstanceFacts | undefined {
  return isInstanceType(instanceType) ? instanceFacts(instanceType) : undefined;
}

/** What a job's machines compute on, as far as it is known. */
export function deviceOf(machines: Pick<Machines, "instanceType">): Device | undefined {
  return factsOf(machines)?.device;
}

/** Whether the job's data is on local NVMe disks; checked settings tell. */
export function hasLocalDisk(machines: Pick<Machines, "instanceType" | "localDisk">): boolean {
  return machines.localDisk ?? factsOf(machines)?.localDisk ?? false;
}

/** Refuses instance types of which nothing says whether they have a local disk. */
export const checkLocalDisk: SettingsCheck<Pick<Machines, "instanceType" | "localDisk">> = ({
  value,
  issues,
}) => {
  if (value.localDisk !== undefined || factsOf(value) !== undefined) return;
  const type = isInstanceType(value.instanceType) ? value.instanceType : "the instance type of an execution";
  const expected = `true or false; our table does not know whether ${type} has a local NVMe disk`;
  issues.push(refused(["localDisk"], undefined, expected));
};

function isInstanceType(value: unknown): value is `ml.${string}` {
  return typeof value === "string" && instanceTypePattern.test(value);
}
