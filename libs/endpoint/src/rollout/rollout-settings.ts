import { z } from "zod";
import { type Range, rolloutLimits } from "@mlops/aws";
import { absentValue, durationValue, wholeNumberValue } from "@mlops/core";

/** @param share how much of the fleet it can be, in percent */
function fleetPart(share: Range) {
  const either = "set either percent or instances";
  return z.union([
    z.strictObject({
      percent: wholeNumberValue(share).describe(
        `Share of the instances, in percent: ${share.min} to ${share.max}.`,
      ),
      instances: absentValue(either).describe("Not beside percent."),
    }),
    z.strictObject({
      instances: wholeNumberValue({ min: 1 }).describe(
        `Number of instances: ${share.min} to ${share.max} % of what the smallest variant has.`,
      ),
      percent: absentValue(either).describe("Not beside instances."),
    }),
  ]);
}

/**
 * How long @pulumi/aws waits for an endpoint to be in service, in seconds: a constant, whatever `customTimeouts` say.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/39040
 */
const providerWait = 3_600;
/** Time in which SageMaker can take a deployment back while @pulumi/aws still waits, in seconds. */
const rollbackTime = 300;
/** The longest time for a whole deployment, in seconds. SageMaker itself takes 8 hours. */
export const longestTimeout = providerWait - rollbackTime;

const waits = {
  bake: durationValue({ unit: "second", ...rolloutLimits.waitSeconds })
    .default("5 minutes")
    .describe(
      "How long SageMaker watches the alarms after each stage before the next one, at most 1 hour. Default: 5 minutes.",
    ),
  timeout: durationValue({ unit: "second", min: rolloutLimits.timeoutSeconds.min, max: longestTimeout })
    .optional()
    .describe(
      "Time for the whole deployment, after which SageMaker takes it back: 10 to 55 minutes, because @pulumi/aws waits " +
        "for an hour. All waits and the start of the instances have to fit. Default: 55 minutes.",
    ),
};
const blueGreenWaits = {
  ...waits,
  terminationWait: durationValue({ unit: "second", ...rolloutLimits.terminationWaitSeconds })
    .default("2 minutes")
    .describe(
      "How long the old instances stay after all requests go to the new ones, at most 1 hour. Default: 2 minutes.",
    ),
};

/**
 * How a new configuration replaces the old one. SageMaker rolls back by itself as soon as one of the endpoint's alarms
 * for errors or latency goes off; in the mode `none` it watches them only until the requests have moved.
 *
 * Every change is made in place: each mode names the alarms from the first deployment on, because @pulumi/aws can
 * neither add nor remove them without replacing the endpoint.
 */
export const rolloutSettings = z.discriminatedUnion("mode", [
  z.strictObject({
    mode: z
      .literal("none")
      .describe(
        "A second fleet; all requests move to it at once, and nothing waits. The only mode on ml.inf1 instances.",
      ),
  }),
  z.strictObject({
    mode: z
      .literal("all-at-once")
      .describe("A second fleet of the same size; all requests move to it at once."),
    ...blueGreenWaits,
  }),
  z.strictObject({
    mode: z
      .literal("canary")
      .describe("A second fleet of the same size; some requests move to it first, the others after `bake`."),
    first: fleetPart(rolloutLimits.canaryPercent).describe(
      "What the first requests move to: at most half of the fleet.",
    ),
    ...blueGreenWaits,
  }),
  z.strictObject({
    mode: z
      .literal("linear")
      .describe(
        "A second fleet of the same size; the requests move to it in equal steps, each followed by `bake`.",
      ),
    step: fleetPart(rolloutLimits.linearPercent).describe("Size of a step: 10 to 50 % of the fleet."),
    ...blueGreenWaits,
  }),
  z.strictObject({
    mode: z
      .literal("rolling")
      .describe(
        "No second fleet: one batch of instances after the other. For large fleets and scarce instances.",
      ),
    batch: fleetPart(rolloutLimits.rollingPercent).describe("Size of a batch: 5 to 50 % of the fleet."),
    rollbackBatch: fleetPart(rolloutLimits.rollbackPercent)
      .optional()
      .describe("Size of a batch of a rollback: 5 to 100 % of the fleet. Default: all instances at once."),
    ...waits,
  }),
]);

/** How a new configuration replaces the old one. */
export type Rollout = z.input<typeof rolloutSettings>;
/** A checked {@link Rollout}. */
export type CheckedRollout = z.output<typeof rolloutSettings>;
/** A rollout that waits after each stage for alarms to go off. */
export type GuardedRollout = Exclude<CheckedRollout, { readonly mode: "none" }>;
/** A part of an endpoint's fleet. */
export type FleetPart = z.output<ReturnType<typeof fleetPart>>;

/** The instances that a rollout replaces. */
export interface Fleet {
  /** Instances that the smallest variant has when a deployment starts. */
  readonly smallest: number;
  /** Number of variants, with the shadow variant. */
  readonly variants: number;
  /** Whether some instances are ml.inf1, on which SageMaker only knows the mode `none`. */
  readonly inf1: boolean;
  /** How long new instances may take until they answer, in seconds. */
  readonly startSeconds: number;
}

/** The rollout of an endpoint that sets none: guarded outside dev; by canary wherever the fleet can be divided. */
export function defaultRollout(
  environmentName: string,
  { smallest, inf1 }: Pick<Fleet, "smallest" | "inf1">,
): CheckedRollout {
  if (environmentName === "dev" || inf1) return { mode: "none" };
  return rolloutSettings.parse(
    smallest < 2 ? { mode: "all-at-once" } : { mode: "canary", first: { percent: 10 } },
  );
}
