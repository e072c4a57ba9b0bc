import { type Duration, toSeconds } from "@mlops/core";
import type { Fleet } from "../rollout/rollout-settings.ts";
import type { InstanceDisk } from "../storage.ts";
import { instancesOnDeploy } from "./instances.ts";
import type { CheckedShadow, CheckedVariant } from "./variant.ts";

/** How long instances usually take to start, to fetch image and model and to answer, in seconds. */
const usualStart = 600;

/** The instances that a rollout of these variants replaces. */
export function fleetOf(variants: readonly CheckedVariant[], shadow?: CheckedShadow): Fleet {
  const all = [...variants, ...(shadow ? [shadow] : [])];
  return {
    smallest: Math.min(...variants.map(({ instances }) => instancesOnDeploy(instances))),
    variants: all.length,
    inf1: all.some(isInf1),
    startSeconds: Math.max(...all.map(startSeconds)),
  };
}

/** How long an instance may take until it answers: what its settings allow, but never less than is usual. */
function startSeconds({ downloadTimeout, startupTimeout }: CheckedVariant | CheckedShadow): number {
  const seconds = (timeout: Duration | undefined) => (timeout === undefined ? 0 : toSeconds(timeout));
  return Math.max(usualStart, seconds(downloadTimeout) + seconds(startupTimeout));
}

/** Whether an instance is of the family ml.inf1, on which SageMaker has neither guarded rollouts nor shadow variants. */
export function isInf1({ instanceType }: Pick<InstanceDisk, "instanceType">): boolean {
  return instanceType.startsWith("ml.inf1.");
}
