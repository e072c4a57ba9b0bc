import { type Device, type InstanceType, jobLimits } from "@mlops/aws";
import { type InstanceDisk, knownInstance, localDiskValue, wholeNumberValue } from "@mlops/core";
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
  localDisk: localDiskValue(),
};

/** Checked settings of the machines of a job. */
export interface Machines extends InstanceDisk<ScalarArgument<InstanceType>> {
  readonly instances: ScalarArgument<number>;
  readonly volumeGiB: number;
}

/** What a job's machines compute on, as far as it is known. */
export function deviceOf(machines: Pick<Machines, "instanceType">): Device | undefined {
  return knownInstance(machines)?.device;
}
