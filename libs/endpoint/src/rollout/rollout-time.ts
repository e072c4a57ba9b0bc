import { toSeconds } from "@mlops/core";
import {
  type CheckedRollout,
  type Fleet,
  type FleetPart,
  type GuardedRollout,
  longestTimeout,
} from "./rollout-settings.ts";

/** How long the old instances stay after all requests go to the new ones, in seconds. */
export function terminationWaitSeconds(rollout: GuardedRollout): number {
  return rollout.mode === "rolling" ? 0 : toSeconds(rollout.terminationWait);
}

/**
 * How long a deployment takes if instances start as slowly as they may, in seconds: its waits, and the start of the
 * new instances, which is one for a second fleet and one for each batch of a rolling deployment.
 */
export function longestSeconds(rollout: CheckedRollout, fleet: Fleet): number {
  if (rollout.mode === "none") return fleet.startSeconds;
  const stages = stagesOf(rollout, fleet);
  const starts = rollout.mode === "rolling" ? stages : 1;
  return stages * toSeconds(rollout.bake) + terminationWaitSeconds(rollout) + starts * fleet.startSeconds;
}

/** How long a deployment may take before SageMaker takes it back, in seconds. */
export function timeoutSeconds(rollout: GuardedRollout): number {
  return rollout.timeout === undefined ? longestTimeout : toSeconds(rollout.timeout);
}

/** How many stages a deployment has, each followed by `bake`. */
export function stagesOf(rollout: GuardedRollout, fleet: Fleet): number {
  switch (rollout.mode) {
    case "all-at-once":
      return 1;
    case "canary":
      return 2;
    case "linear":
      return batchesOf(rollout.step, fleet);
    case "rolling":
      return batchesOf(rollout.batch, fleet);
  }
}

function batchesOf(part: FleetPart, { smallest }: Fleet): number {
  return part.percent === undefined ? Math.ceil(smallest / part.instances) : Math.ceil(100 / part.percent);
}
