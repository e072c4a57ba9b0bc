import type { s3 } from "@pulumi/aws/types/input.js";
import { type Duration, toDays } from "@mlops/core";
import { daysProblems } from "../whole-days.ts";

type LifecycleRule = s3.BucketLifecycleConfigurationRule;

/** How a bucket's objects grow cheap, and when they go. */
export interface BucketLifecycle {
  /**
   * When an object moves to S3 Intelligent-Tiering, which from then on follows how often it is read. Whole days, 0 to
   * 3650. Objects below 128 KiB stay where they are.
   * @default "30 days"
   */
  readonly tierAfter?: Duration;
  /**
   * How long an overwritten or deleted object can be brought back. Whole days, 1 to 3650. Meanwhile it grows cheaper
   * where that pays: infrequent access after 30 days, archive after 90.
   * @default "360 days"
   */
  readonly keepOldVersions?: Duration;
  /**
   * Objects that go for good, by prefix: `{ "captured/": "90 days" }`. Whole days, 1 to 3650.
   * @default - nothing goes by itself
   */
  readonly expire?: Readonly<Record<string, Duration>>;
}

/** Longest time that a lifecycle may wait here; S3 itself takes far more, and nobody means it. */
const mostDays = 3650;

/** The rules for a bucket of objects. */
export function objectRules({ tierAfter, keepOldVersions, expire = {} }: BucketLifecycle): LifecycleRule[] {
  return [
    unfinishedUploads,
    {
      id: "tiering",
      status: "Enabled",
      filter: {},
      transitions: [{ days: toDays(tierAfter ?? "30 days"), storageClass: "INTELLIGENT_TIERING" }],
    },
    oldVersions(toDays(keepOldVersions ?? "360 days")),
    ...Object.entries(expire).map(([prefix, after]) => expiry(`expire ${prefix}`, { prefix }, after)),
  ];
}

/** The rules for a bucket of access logs: they go after `retention`. */
export function accessLogRules(retention: Duration): LifecycleRule[] {
  return [unfinishedUploads, expiry("expire", {}, retention)];
}

/** Everything that is wrong with `lifecycle`; `argument` is its name. */
export function lifecycleProblems(argument: string, lifecycle: BucketLifecycle): string[] {
  return [
    ...daysProblems(`${argument}.tierAfter`, lifecycle.tierAfter, { min: 0, max: mostDays }),
    ...daysProblems(`${argument}.keepOldVersions`, lifecycle.keepOldVersions, { min: 1, max: mostDays }),
    ...Object.entries(lifecycle.expire ?? {}).flatMap(([prefix, after]) => [
      ...(/^[^/].*\/$/.test(prefix)
        ? []
        : [`${argument}.expire has the prefix "${prefix}"; expected one such as "captured/"`]),
      ...daysProblems(`${argument}.expire["${prefix}"]`, after, { min: 1, max: mostDays }),
    ]),
  ];
}

/** Everything that is wrong with the time that access logs are kept; `argument` is its name. */
export function accessLogProblems(argument: string, retention: Duration | undefined): string[] {
  return daysProblems(argument, retention, { min: 1, max: mostDays });
}

/** Parts of an upload that nobody finished cost as much as objects, and no list shows them. */
const unfinishedUploads: LifecycleRule = {
  id: "unfinished-uploads",
  status: "Enabled",
  filter: {},
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
};

/**
 * S3 charges at least 30 days of infrequent access and 90 days of archive, so that a version which goes earlier is
 * cheaper left alone.
 */
function oldVersions(days: number): LifecycleRule {
  const transitions = [
    { noncurrentDays: 30, storageClass: "STANDARD_IA", leastStay: 30 },
    { noncurrentDays: 90, storageClass: "GLACIER", leastStay: 90 },
  ]
    .filter(({ noncurrentDays, leastStay }) => noncurrentDays + leastStay <= days)
    .map(({ noncurrentDays, storageClass }) => ({ noncurrentDays, storageClass }));
  return {
    id: "old-versions",
    status: "Enabled",
    filter: {},
    ...(transitions.length > 0 && { noncurrentVersionTransitions: transitions }),
    noncurrentVersionExpiration: { noncurrentDays: days },
    // The mark of a deleted object goes with its last version.
    expiration: { expiredObjectDeleteMarker: true },
  };
}

/** In a bucket with versions an expired object only becomes an old version: that one goes the day after. */
function expiry(id: string, filter: { prefix?: string }, after: Duration): LifecycleRule {
  return {
    id,
    status: "Enabled",
    filter,
    expiration: { days: toDays(after) },
    noncurrentVersionExpiration: { noncurrentDays: 1 },
  };
}
