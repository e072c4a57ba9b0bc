import type { z } from "zod";
import { type Range, rolloutLimits } from "@mlops/aws";
import { refused } from "@mlops/core";
import {
  type CheckedRollout,
  type Fleet,
  type FleetPart,
  type GuardedRollout,
  defaultRollout,
  longestTimeout,
} from "./rollout-settings.ts";
import { longestSeconds, stagesOf, terminationWaitSeconds, timeoutSeconds } from "./rollout-time.ts";

type Issues = z.core.$ZodRawIssue[];

/**
 * What is wrong with the setting `rollout` for the instances that it replaces.
 * @param given nothing where it is left to the default of the environment
 */
export function rolloutIssues(
  given: CheckedRollout | undefined,
  environmentName: string,
  fleet: Fleet,
): Issues {
  const rollout = given ?? defaultRollout(environmentName, fleet);
  if (rollout.mode === "none") return startIssues(rollout, fleet);
  const parts = partIssues(rollout, fleet);
  const isDefault = given === undefined;
  return [
    ...modeIssues(rollout, fleet),
    ...parts,
    ...(parts.length > 0 ? [] : timeIssues(rollout, fleet, isDefault)),
  ];
}

function modeIssues({ mode }: GuardedRollout, fleet: Fleet): Issues {
  const path = ["rollout", "mode"];
  return [
    ...(fleet.inf1
      ? [refused(path, mode, '"none": SageMaker ignores all other modes on ml.inf1 instances')]
      : []),
    ...(mode === "rolling" && fleet.variants > 1
      ? [
          refused(
            path,
            mode,
            `"canary", "linear" or "all-at-once": there are ${fleet.variants} variants, and "rolling" takes one`,
          ),
        ]
      : []),
    ...(fleet.smallest < 2 && mode !== "all-at-once"
      ? [
          refused(
            path,
            mode,
            '"all-at-once" for a variant of 1 instance, or at least 2 instances in every variant',
          ),
        ]
      : []),
  ];
}

function partIssues(rollout: GuardedRollout, fleet: Fleet): Issues {
  switch (rollout.mode) {
    case "all-at-once":
      return [];
    case "canary":
      return sizeIssues("first", rollout.first, rolloutLimits.canaryPercent, fleet);
    case "linear":
      return sizeIssues("step", rollout.step, rolloutLimits.linearPercent, fleet);
    case "rolling":
      return [
        ...sizeIssues("batch", rollout.batch, rolloutLimits.rollingPercent, fleet),
        ...(rollout.rollbackBatch
          ? sizeIssues("rollbackBatch", rollout.rollbackBatch, rolloutLimits.rollbackPercent, fleet)
          : []),
      ];
  }
}

/** A number of instances has to be within the limits in percent, of what the smallest variant has. */
function sizeIssues(key: string, { instances }: FleetPart, share: Range, { smallest }: Fleet): Issues {
  if (instances === undefined) return [];
  const min = Math.ceil((smallest * share.min) / 100);
  // Nothing can be taken of a fleet of one; the mode is refused for that.
  const max = Math.max(1, Math.floor((smallest * share.max) / 100));
  if (min <= instances && instances <= max) return [];
  const expected = `${min} to ${max}: ${share.min} to ${share.max} % of the ${smallest} instances of the smallest variant`;
  return [refused(["rollout", key, "instances"], instances, expected)];
}

/** Where nothing waits, instances alone can take too long. */
function startIssues(rollout: CheckedRollout, fleet: Fleet): Issues {
  const needed = longestSeconds(rollout, fleet);
  if (needed <= longestTimeout) return [];
  const expected = `instances that start within ${minutes(longestTimeout)}: ${provider}; shorten downloadTimeout or startupTimeout`;
  return [refused(["rollout"], `${minutes(needed)} for instances to start`, expected)];
}

/** A deployment has to end before its timeout, and with it before @pulumi/aws gives up. */
function timeIssues(rollout: GuardedRollout, fleet: Fleet, isDefault: boolean): Issues {
  const needed = longestSeconds(rollout, fleet);
  // Steps of size 0 never end; their size is refused already.
  if (needed <= timeoutSeconds(rollout) || !Number.isFinite(needed)) return [];
  const key = rollout.timeout === undefined ? "bake" : "timeout";
  const sum = `${minutes(needed)} in all (${sumOf(rollout, fleet)})`;
  const raise = needed <= longestTimeout ? "raise timeout, or " : "";
  const todo = `${raise}shorten bake, terminationWait or startupTimeout, or take larger steps`;
  const expected = `a deployment that ends within ${minutes(timeoutSeconds(rollout))}, not after ${sum}: ${provider}; ${todo}`;
  return [
    isDefault ? refused(["rollout"], undefined, expected) : refused(["rollout", key], rollout[key], expected),
  ];
}

const provider = "@pulumi/aws waits for an hour, 5 minutes of which are for a rollback";

function sumOf(rollout: GuardedRollout, fleet: Fleet): string {
  const stages = stagesOf(rollout, fleet);
  const start = `${minutes(fleet.startSeconds)} for instances to start`;
  if (rollout.mode === "rolling") return `${stages} x (${rollout.bake} of bake + ${start})`;
  return `${stages} x ${rollout.bake} of bake + ${minutes(terminationWaitSeconds(rollout))} of terminationWait + ${start}`;
}

/** Seconds as people read them, in minutes with one decimal at most. */
function minutes(seconds: number): string {
  const count = Math.round(seconds / 6) / 10;
  return `${count} minute${count === 1 ? "" : "s"}`;
}
