import { toSeconds } from "@mlops/core";
import { type Fleet, type FleetPart, type GuardedRollout, longestTimeout } from "./rollout-settings.ts";

const hour = 3_600;

/** How long the old instances stay after all requests go to the new ones, in seconds. */
export function terminationWaitSeconds(rollout: GuardedRollout): number {
  return rollout.mode === "rolling" ? 0 : toSeconds(rollout.terminationWait);
}

/** All the waits of a deployment, in seconds. */
export function waitSeconds(rollout: GuardedRollout, fleet: Fleet): number {
  return stagesOf(rollout, fleet) * toSeconds(rollout.bake) + terminationWaitSeconds(rollout);
}

/** How long a deployment may take, in seconds. */
export function timeoutSeconds(rollout: GuardedRollout, fleet: Fleet): number {
  if (rollout.timeout !== undefined) return toSeconds(rollout.timeout);
  return Math.min(longestTimeout, waitSeconds(rollout, fleet) + hour);
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
