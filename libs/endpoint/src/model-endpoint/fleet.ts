import type { InstanceDisk } from "@mlops/core";
import { startSeconds } from "../common-settings.ts";
import type { Fleet } from "../rollout/rollout-settings.ts";
import { instancesOnDeploy } from "./instances.ts";
import type { CheckedShadow, CheckedVariant } from "./variant.ts";

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

/** Whether an instance is of the family ml.inf1, on which SageMaker has neither guarded rollouts nor shadow variants. */
export function isInf1({ instanceType }: Pick<InstanceDisk, "instanceType">): boolean {
  return instanceType.startsWith("ml.inf1.");
}
