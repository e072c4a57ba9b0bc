import type { z } from "zod";
import { type Range, rolloutLimits } from "@mlops/aws";
import { refused } from "@mlops/core";
import type { CheckedRollout, Fleet, FleetPart, GuardedRollout } from "./rollout-settings.ts";
import { stagesOf, timeoutSeconds, waitSeconds } from "./rollout-time.ts";

type Issues = z.core.$ZodRawIssue[];

/** What is wrong with the setting `rollout` for the instances that it replaces. */
export function rolloutIssues(rollout: CheckedRollout, fleet: Fleet): Issues {
  if (rollout.mode === "none") return [];
  const parts = partIssues(rollout, fleet);
  return [...modeIssues(rollout, fleet), ...parts, ...(parts.length > 0 ? [] : timeIssues(rollout, fleet))];
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

function timeIssues(rollout: GuardedRollout, fleet: Fleet): Issues {
  const waits = waitSeconds(rollout, fleet);
  const timeout = timeoutSeconds(rollout, fleet);
  // Steps of size 0 never end; their size is refused already.
  if (waits < timeout || !Number.isFinite(waits)) return [];
  const sum = `${stagesOf(rollout, fleet)} x bake${rollout.mode === "rolling" ? "" : ", and terminationWait"}`;
  return [
    refused(
      ["rollout", "timeout"],
      `${timeout} seconds`,
      `more than the ${waits} seconds of all waits (${sum}); shorten bake, enlarge the steps or raise timeout`,
    ),
  ];
}
