import { alarmLookBackSeconds } from "@mlops/aws";
import { type Duration, isDuration, toSeconds } from "@mlops/core";

/** When an endpoint's alarms go off. `false` leaves an alarm out. */
export interface EndpointThresholds {
  /** Requests that fail in the model or the service, in percent of all (0, 100]. Rollbacks watch it. @default 1 */
  readonly serverErrorPercent?: number;
  /** Time that the slowest hundredth of the requests takes in the model, in ms. Rollbacks watch it. @default 10000 */
  readonly modelLatencyMs?: number;
  /** Requests that are refused, in percent of all (0, 100]. @default 10 */
  readonly clientErrorPercent?: number | false;
  /**
   * Time that SageMaker adds for the slowest hundredth of the requests, in ms.
   * @default 1000; on serverless endpoints, where cold starts are in it, none
   */
  readonly overheadLatencyMs?: number | false;
  /** In percent of all virtual CPUs of an instance (0, 100]. Not for instance types newer than our table. @default 90 */
  readonly cpuPercent?: number | false;
  /** In percent of all GPUs of an instance (0, 100]. Not for instance types newer than our table. @default 95 */
  readonly gpuPercent?: number | false;
  /** In percent (0, 100]. @default 90 */
  readonly memoryPercent?: number | false;
  /** In percent (0, 100]. @default 85 */
  readonly diskPercent?: number | false;
  /** Concurrency in use, in percent of the allowed (0, 100]; serverless endpoints only. @default 90 */
  readonly concurrencyPercent?: number | false;
  /** How long a request may wait; asynchronous endpoints only. @default "15 minutes" */
  readonly oldestRequest?: Duration | false;
  /**
   * Whole days (1 to 7: CloudWatch looks back no further) without a single request after which an endpoint that costs
   * money all the same is reported.
   * @default 7
   */
  readonly idleDays?: number | false;
}

/** All thresholds, with their defaults filled in. */
export type AllThresholds = {
  readonly [Name in keyof EndpointThresholds]-?: NonNullable<EndpointThresholds[Name]>;
};

export function withDefaults(thresholds: EndpointThresholds, serverless: boolean): AllThresholds {
  return {
    serverErrorPercent: thresholds.serverErrorPercent ?? 1,
    modelLatencyMs: thresholds.modelLatencyMs ?? 10_000,
    clientErrorPercent: thresholds.clientErrorPercent ?? 10,
    overheadLatencyMs: thresholds.overheadLatencyMs ?? (serverless ? false : 1_000),
    cpuPercent: thresholds.cpuPercent ?? 90,
    gpuPercent: thresholds.gpuPercent ?? 95,
    memoryPercent: thresholds.memoryPercent ?? 90,
    diskPercent: thresholds.diskPercent ?? 85,
    concurrencyPercent: thresholds.concurrencyPercent ?? 90,
    oldestRequest: thresholds.oldestRequest ?? "15 minutes",
    idleDays: thresholds.idleDays ?? 7,
  };
}

const percents = [
  "serverErrorPercent",
  "clientErrorPercent",
  "cpuPercent",
  "gpuPercent",
  "memoryPercent",
  "diskPercent",
  "concurrencyPercent",
] as const;

/** A period is a day. */
const mostIdleDays = alarmLookBackSeconds.longPeriods / 86_400;

/**
 * What is wrong with thresholds.
 * @param at where they stand, such as `alarms`: begins every text
 */
export function thresholdProblems(at: string, thresholds: EndpointThresholds): string[] {
  const { idleDays = false, oldestRequest = false } = thresholds;
  return [
    ...percents.flatMap((name) =>
      isOff(thresholds[name]) || isBetween(thresholds[name], 0, 100)
        ? []
        : [`${at}.${name}: got ${thresholds[name]}; expected more than 0 and at most 100`],
    ),
    ...(["modelLatencyMs", "overheadLatencyMs"] as const).flatMap((name) =>
      isOff(thresholds[name]) || isBetween(thresholds[name], 0, Number.MAX_SAFE_INTEGER)
        ? []
        : [`${at}.${name}: got ${thresholds[name]}; expected more than 0`],
    ),
    ...(idleDays === false || (Number.isInteger(idleDays) && idleDays >= 1 && idleDays <= mostIdleDays)
      ? []
      : [
          `${at}.idleDays: got ${idleDays}; expected whole days from 1 to ${mostIdleDays}, further back CloudWatch does not look`,
        ]),
    ...(oldestRequest === false || (isDuration(oldestRequest) && toSeconds(oldestRequest) > 0)
      ? []
      : [`${at}.oldestRequest: got "${oldestRequest}"; expected a duration such as "15 minutes"`]),
  ];
}

const isOff = (value: number | false | undefined): value is false | undefined =>
  value === undefined || value === false;

const isBetween = (value: number | false | undefined, above: number, upTo: number) =>
  typeof value === "number" && value > above && value <= upTo;
