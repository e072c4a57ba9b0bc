import { z } from "zod";
import { type SettingsCheck, positiveNumberValue, refused, wholeNumberValue } from "@mlops/core";
import { capacityFields, checkLimits } from "../scaling/capacity-limits.ts";
import { requestScalingFields } from "../scaling/request-target.ts";

const onDeploy = wholeNumberValue({ min: 1 }).optional();

/**
 * A deployment replaces all instances by as many as the new configuration asks for, whatever scaling has made of them
 * in the meantime: SageMaker could keep their number (`RetainAllVariantProperties`), but @pulumi/aws cannot ask for it,
 * and nothing scales while a deployment runs.
 */
const describedOnDeploy =
  "How many instances a deployment starts with, from 1 to max. Less than max is cheaper, and can be too few if the " +
  "deployment runs under load: scaling waits until it is done.";

const startFields = {
  onDeploy: onDeploy.describe(`${describedOnDeploy} Default: max.`),
};
const queueStartFields = {
  onDeploy: onDeploy.describe(
    `${describedOnDeploy} Default: min, but at least 1, because requests can wait.`,
  ),
};

const checkStart: SettingsCheck<{ readonly max: number; readonly onDeploy?: number | undefined }> = ({
  value: { max, onDeploy: start = 1 },
  issues,
}) => {
  if (start > Math.max(1, max))
    issues.push(refused(["onDeploy"], start, `a whole number from 1 to max (${max})`));
};

const fixed = wholeNumberValue({ min: 1 });
const { perSecond, perMinute, concurrent } = requestScalingFields;

/** How many instances answer requests at once: always the same number, or scaled by the requests that come in. */
export const requestInstances = z.union([
  fixed,
  z.strictObject({ ...perSecond, ...startFields }).check(checkLimits, checkStart),
  z.strictObject({ ...perMinute, ...startFields }).check(checkLimits, checkStart),
  z.strictObject({ ...concurrent, ...startFields }).check(checkLimits, checkStart),
]);

const backlogScaling = z
  .strictObject({
    ...capacityFields(0),
    ...queueStartFields,
    backlogPerInstance: positiveNumberValue().describe(
      "Waiting and running requests of one instance that scaling aims at.",
    ),
  })
  .check(checkLimits, checkStart);

/** How many instances process a queue: always the same number, or scaled by its length. */
export const queueInstances = z.union([fixed, backlogScaling]);

/**
 * Instances that answer at once, scaled by the requests that come in.
 *
 * SageMaker refuses to change the instance type of a scaled variant: deploy a fixed number of instances first, then the
 * new type together with the scaling.
 */
export type InstanceScaling = Exclude<z.input<typeof requestInstances>, number>;
/** Instances that process a queue, scaled by its length. With a `min` of 0 the first request starts an instance. */
export type BacklogScaling = z.input<typeof backlogScaling>;

/** A checked number of instances, fixed or scaled. */
export type CheckedInstances = z.output<typeof requestInstances> | z.output<typeof queueInstances>;
/** Checked scaling of instances. */
export type CheckedScaling = Exclude<CheckedInstances, number>;

/** How many instances a deployment starts with. */
export function instancesOnDeploy(instances: CheckedInstances): number {
  if (typeof instances === "number") return instances;
  const { min, max, onDeploy: start } = instances;
  return start ?? ("backlogPerInstance" in instances ? Math.max(1, min) : max);
}
