import type { EndpointArgs } from "@pulumi/aws/sagemaker/endpoint.js";
import { type Range, rolloutLimits } from "@mlops/aws";
import { type Duration, isDuration, toSeconds } from "@mlops/core";

/** A part of an endpoint's fleet. */
export type FleetPart =
  | { readonly percent: number; readonly instances?: undefined }
  | { readonly instances: number; readonly percent?: undefined };

interface Waits {
  /** How long each stage is watched before the next begins, at most 1 hour. @default "5 minutes" */
  readonly bake?: Duration;
  /** Time for the whole deployment, 10 minutes to 4 hours, more than all its waits. @default - the waits and 1 hour */
  readonly timeout?: Duration;
}

interface BlueGreenWaits extends Waits {
  /** How long the old instances stay after all requests have gone to the new, at most 1 hour. @default "2 minutes" */
  readonly terminationWait?: Duration;
}

/**
 * How a new configuration replaces the old one. Whatever the way, SageMaker goes back to the old one by itself as soon
 * as one of the endpoint's own alarms for errors or latency goes off.
 *
 * - `all-at-once`: a second fleet of the same size, and all requests move to it.
 * - `canary`: the same, but first only some requests, for `bake`.
 * - `linear`: the same, in equal steps, each for `bake`.
 * - `rolling`: no second fleet; one batch of instances after the other. For large fleets and scarce instances.
 * - `none`: SageMaker's own way: a second fleet, nobody watches, nothing goes back. Nothing else on ml.inf1.
 *
 * Changing between `none` and the others replaces the endpoint, with minutes of outage: @pulumi/aws cannot add or take
 * away the rollback of a running endpoint. Whatever else changes here is changed in place.
 */
export type Rollout =
  | { readonly mode: "none" }
  | ({ readonly mode: "all-at-once" } & BlueGreenWaits)
  | ({
      readonly mode: "canary";
      /** At most half of the fleet. */
      readonly first: FleetPart;
    } & BlueGreenWaits)
  | ({
      readonly mode: "linear";
      /** 10 to 50 % of the fleet. */
      readonly step: FleetPart;
    } & BlueGreenWaits)
  | ({
      readonly mode: "rolling";
      /** 5 to 50 % of the fleet. */
      readonly batch: FleetPart;
      /** How much goes back at a time. @default - everything at once */
      readonly rollbackBatch?: FleetPart;
    } & Waits);

/** What a rollout is about. */
export interface Fleet {
  /** Instances that the smallest variant has when a deployment starts. */
  readonly smallest: number;
  /** Variants, a shadow variant among them. */
  readonly variants: number;
  /** Whether some instances are ml.inf1, which SageMaker deploys in its own way only. */
  readonly inf1: boolean;
}

/** The rollout of an endpoint that does not say which: guarded, but for dev; by canary wherever a fleet can be divided. */
export function defaultRollout(environmentName: string, { smallest, inf1 }: Fleet): Rollout {
  if (environmentName === "dev" || inf1) return { mode: "none" };
  return smallest < 2 ? { mode: "all-at-once" } : { mode: "canary", first: { percent: 10 } };
}

type DeploymentConfig = NonNullable<EndpointArgs["deploymentConfig"]>;

/** The endpoint's deployment configuration; none for the mode `none`. */
export function deploymentConfig(
  rollout: Rollout,
  fleet: Fleet,
  alarmNames: readonly string[],
): DeploymentConfig | undefined {
  if (rollout.mode === "none") return undefined;
  return {
    ...policyOf(rollout, fleet),
    autoRollbackConfiguration: { alarms: alarmNames.map((alarmName) => ({ alarmName })) },
  };
}

type Guarded = Exclude<Rollout, { readonly mode: "none" }>;

function policyOf(rollout: Guarded, fleet: Fleet) {
  const waitIntervalInSeconds = bakeSeconds(rollout);
  const maximumExecutionTimeoutInSeconds = timeoutSeconds(rollout, fleet);
  if (rollout.mode === "rolling") {
    return {
      rollingUpdatePolicy: {
        maximumBatchSize: sizeOf(rollout.batch),
        ...(rollout.rollbackBatch && { rollbackMaximumBatchSize: sizeOf(rollout.rollbackBatch) }),
        waitIntervalInSeconds,
        maximumExecutionTimeoutInSeconds,
      },
    };
  }
  return {
    blueGreenUpdatePolicy: {
      trafficRoutingConfiguration: { ...routingOf(rollout), waitIntervalInSeconds },
      terminationWaitInSeconds: terminationWaitSeconds(rollout),
      maximumExecutionTimeoutInSeconds,
    },
  };
}

function routingOf(rollout: Exclude<Guarded, { readonly mode: "rolling" }>) {
  switch (rollout.mode) {
    case "all-at-once":
      return { type: "ALL_AT_ONCE" };
    case "canary":
      return { type: "CANARY", canarySize: sizeOf(rollout.first) };
    case "linear":
      return { type: "LINEAR", linearStepSize: sizeOf(rollout.step) };
  }
}

const sizeOf = (part: FleetPart) =>
  part.percent === undefined
    ? { type: "INSTANCE_COUNT", value: part.instances }
    : { type: "CAPACITY_PERCENT", value: part.percent };

const hour = 3_600;
/** The service itself would take 8 hours, but @pulumi/aws takes no more than 4. */
const timeoutLimits = { least: rolloutLimits.timeoutSeconds.min, most: 4 * hour };

const bakeSeconds = (rollout: Guarded) => toSeconds(rollout.bake ?? "5 minutes");
const terminationWaitSeconds = (rollout: Guarded) =>
  rollout.mode === "rolling" ? 0 : toSeconds(rollout.terminationWait ?? "2 minutes");

/** All the waiting that a deployment does, in seconds. */
function waitingSeconds(rollout: Guarded, fleet: Fleet): number {
  return stages(rollout, fleet) * bakeSeconds(rollout) + terminationWaitSeconds(rollout);
}

function stages(rollout: Guarded, { smallest }: Fleet): number {
  switch (rollout.mode) {
    case "all-at-once":
      return 1;
    case "canary":
      return 2;
    case "linear":
      return steps(rollout.step, smallest);
    case "rolling":
      return steps(rollout.batch, smallest);
  }
}

const steps = (part: FleetPart, smallest: number) =>
  part.percent === undefined ? Math.ceil(smallest / part.instances) : Math.ceil(100 / part.percent);

function timeoutSeconds(rollout: Guarded, fleet: Fleet): number {
  if (rollout.timeout !== undefined) return toSeconds(rollout.timeout);
  return Math.min(timeoutLimits.most, waitingSeconds(rollout, fleet) + hour);
}

/**
 * What is wrong with a rollout.
 * @param at where it stands: begins every text
 */
export function rolloutProblems(at: string, rollout: Rollout, fleet: Fleet): string[] {
  if (rollout.mode === "none") return [];
  const durations = durationProblems(at, rollout);
  const parts = partProblems(at, rollout, fleet);
  return [
    ...(fleet.inf1
      ? [
          `${at}.mode: got ${rollout.mode}; expected none: SageMaker ignores everything else on ml.inf1 instances`,
        ]
      : []),
    ...(rollout.mode === "rolling" && fleet.variants > 1
      ? [
          `${at}.mode: got rolling with ${fleet.variants} variants; expected canary, linear or all-at-once: rolling takes one variant`,
        ]
      : []),
    ...(fleet.smallest < 2 && rollout.mode !== "all-at-once"
      ? [
          `${at}.mode: got ${rollout.mode} of 1 instance; expected all-at-once, or at least 2 instances in every variant`,
        ]
      : []),
    ...parts,
    ...durations,
    ...(durations.length + parts.length > 0 ? [] : timeProblems(at, rollout, fleet)),
  ];
}

const longestWait = Math.min(rolloutLimits.waitSeconds.max, rolloutLimits.terminationWaitSeconds.max);

function durationProblems(at: string, rollout: Guarded): string[] {
  const { bake, timeout } = rollout;
  const terminationWait = rollout.mode === "rolling" ? undefined : rollout.terminationWait;
  return Object.entries({ bake, terminationWait, timeout }).flatMap(([name, duration]) => {
    if (duration === undefined) return [];
    if (!isDuration(duration))
      return [`${at}.${name}: got "${String(duration)}"; expected a duration such as "5 minutes"`];
    if (name === "timeout" || toSeconds(duration) <= longestWait) return [];
    return [`${at}.${name}: got "${duration}"; expected at most 1 hour`];
  });
}

function timeProblems(at: string, rollout: Guarded, fleet: Fleet): string[] {
  const timeout = timeoutSeconds(rollout, fleet);
  const waiting = waitingSeconds(rollout, fleet);
  return [
    ...(timeout >= timeoutLimits.least && timeout <= timeoutLimits.most
      ? []
      : [`${at}.timeout: got "${String(rollout.timeout)}"; expected 10 minutes to 4 hours`]),
    ...(waiting < timeout
      ? []
      : [
          `${at}: waits ${waiting} seconds in all (${stages(rollout, fleet)} x bake, and terminationWait), ` +
            `but may take ${timeout} in all; shorten bake, enlarge the steps or raise timeout`,
        ]),
  ];
}

function partProblems(at: string, rollout: Guarded, { smallest }: Fleet): string[] {
  const { canaryPercent, linearPercent, rollingPercent, rollbackPercent } = rolloutLimits;
  switch (rollout.mode) {
    case "all-at-once":
      return [];
    case "canary":
      return sizeProblems(`${at}.first`, rollout.first, canaryPercent, smallest);
    case "linear":
      return sizeProblems(`${at}.step`, rollout.step, linearPercent, smallest);
    case "rolling":
      return [
        ...sizeProblems(`${at}.batch`, rollout.batch, rollingPercent, smallest),
        ...(rollout.rollbackBatch
          ? sizeProblems(`${at}.rollbackBatch`, rollout.rollbackBatch, rollbackPercent, smallest)
          : []),
      ];
  }
}

function sizeProblems(
  at: string,
  part: FleetPart,
  { min: least, max: most }: Range,
  smallest: number,
): string[] {
  if (part.percent !== undefined) {
    return Number.isInteger(part.percent) && part.percent >= least && part.percent <= most
      ? []
      : [`${at}.percent: got ${part.percent}; expected a whole number from ${least} to ${most}`];
  }
  // Of a fleet of one nothing can be taken, and the mode is refused anyway.
  const most1 = Math.max(1, Math.floor((smallest * most) / 100));
  const least1 = Math.ceil((smallest * least) / 100);
  return Number.isInteger(part.instances) && part.instances >= least1 && part.instances <= most1
    ? []
    : [
        `${at}.instances: got ${part.instances} of a fleet of ${smallest}; ` +
          `expected ${least1} to ${most1} (${least} to ${most} %)`,
      ];
}
