import { z } from "zod";
import { type SettingsCheck, positiveNumberValue, refused, wholeNumberValue } from "@mlops/core";
import { type CheckedLimits, capacityFields, checkLimits, mostOf } from "../scaling/capacity-limits.ts";
import { requestScalingFields } from "../scaling/request-target.ts";

const onDeploy = wholeNumberValue({ min: 1 }).optional();

/**
 * A deployment replaces all instances by as many as the new configuration asks for, whatever scaling has made of them
 * in the meantime, and nothing scales while it runs. So it starts with the most that scaling can have made.
 *
 * SageMaker could keep the number (`RetainAllVariantProperties`), which @pulumi/aws cannot ask for; Cloud Control can.
 * It is not used here: it would keep numbers and weights that the program means to change, too, it cannot read back
 * what it was asked for, and the endpoint would be replaced once to get there.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/48990
 */
const describedOnDeploy =
  "How many instances a deployment starts with: at least min and 1, at most max and the max of each schedule. Less " +
  "than the most is cheaper, and can be too few if the deployment runs under load: scaling waits until it is done.";

const startFields = {
  onDeploy: onDeploy.describe(`${describedOnDeploy} Default: the most.`),
};
const queueStartFields = {
  onDeploy: onDeploy.describe(
    `${describedOnDeploy} Default: min, but at least 1, because requests can wait.`,
  ),
};

/** What decides with how many instances a deployment can start. */
type Start = Pick<CheckedLimits, "min" | "max" | "schedule"> & { readonly onDeploy?: number | undefined };

const checkStart: SettingsCheck<Start> = ({ value, issues }) => {
  const { onDeploy: start } = value;
  const [least, most] = [Math.max(1, value.min), mostOf(value)];
  if (start === undefined || (least <= start && start <= most)) return;
  issues.push(refused(["onDeploy"], start, `a whole number from ${least} (min) to ${most} (the most)`));
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

/** Instances that answer at once, scaled by the requests that come in. */
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
  const { min, onDeploy: start } = instances;
  return start ?? ("backlogPerInstance" in instances ? Math.max(1, min) : mostOf(instances));
}
