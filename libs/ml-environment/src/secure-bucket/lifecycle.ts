import type { s3 } from "@pulumi/aws/types/input.js";
import { z } from "zod";
import { type Duration, durationValue, toDays } from "@mlops/core";

type LifecycleRule = s3.BucketLifecycleConfigurationRule;

/** Longest time in a lifecycle, in days: ten years. S3 itself takes far longer ones, which are typing errors. */
const maxDays = 3650;

/** Whole days, from `min` to ten years. */
const daysValue = (min: number) => durationValue({ unit: "day", min, max: maxDays });

const prefixValue = z
  .string()
  .regex(/^[^/].*\/$/, { error: 'expected a prefix that ends with "/", such as "captured/"' });

/** Storage classes and expiry of a bucket's objects. */
export const bucketLifecycleSettings = z.strictObject({
  tierAfter: daysValue(0)
    .default("30 days")
    .describe(
      "When an object moves to S3 Intelligent-Tiering, which then picks its storage class by how often it is read. " +
        "Objects below 128 KiB stay in S3 Standard. Whole days, 0 to 3650.",
    ),
  keepOldVersions: daysValue(1)
    .default("360 days")
    .describe(
      "How long an overwritten or deleted object can be restored. Old versions move to S3 Standard-IA after 30 days " +
        "and to S3 Glacier after 90, where they are kept long enough to make that cheaper. Whole days, 1 to 3650.",
    ),
  expire: z
    .record(prefixValue, daysValue(1))
    .default({})
    .describe(
      'When objects are deleted, by their prefix: { "captured/": "90 days" }. Whole days, 1 to 3650. ' +
        "Objects of other prefixes are kept.",
    ),
});

/** Storage classes and expiry of a bucket's objects, with the defaults filled in. */
export type BucketLifecycle = z.output<typeof bucketLifecycleSettings>;

/** How long access logs are kept. */
export const accessLogRetentionValue = daysValue(1).default("365 days");

/** The rules for a bucket of objects. */
export function objectRules({ tierAfter, keepOldVersions, expire }: BucketLifecycle): LifecycleRule[] {
  return [
    unfinishedUploads,
    {
      id: "tiering",
      status: "Enabled",
      filter: {},
      transitions: [{ days: toDays(tierAfter), storageClass: "INTELLIGENT_TIERING" }],
    },
    oldVersions(toDays(keepOldVersions)),
    ...Object.entries(expire).map(([prefix, after]) => expiry(`expire ${prefix}`, { prefix }, after)),
  ];
}

/** The rules for a bucket of access logs: they are deleted after `retention`. */
export function accessLogRules(retention: Duration): LifecycleRule[] {
  return [unfinishedUploads, expiry("expire", {}, retention)];
}

/** Parts of an incomplete upload cost as much as objects, and listing the bucket does not show them. */
const unfinishedUploads: LifecycleRule = {
  id: "unfinished-uploads",
  status: "Enabled",
  filter: {},
  abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
};

/**
 * S3 charges at least 30 days of Standard-IA and 90 days of Glacier, so that a version which is deleted earlier is
 * cheaper where it is.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
function oldVersions(days: number): LifecycleRule {
  const transitions = [
    { noncurrentDays: 30, storageClass: "STANDARD_IA", minimumDays: 30 },
    { noncurrentDays: 90, storageClass: "GLACIER", minimumDays: 90 },
  ]
    .filter(({ noncurrentDays, minimumDays }) => noncurrentDays + minimumDays <= days)
    .map(({ noncurrentDays, storageClass }) => ({ noncurrentDays, storageClass }));
  return {
    id: "old-versions",
    status: "Enabled",
    filter: {},
    ...(transitions.length > 0 && { noncurrentVersionTransitions: transitions }),
    noncurrentVersionExpiration: { noncurrentDays: days },
    // The delete marker of an object is deleted with its last version.
    expiration: { expiredObjectDeleteMarker: true },
  };
}

/** In a versioned bucket an expired object becomes an old version, which is deleted the day after. */
function expiry(id: string, filter: { prefix?: string }, after: Duration): LifecycleRule {
  return {
    id,
    status: "Enabled",
    filter,
    expiration: { days: toDays(after) },
    noncurrentVersionExpiration: { noncurrentDays: 1 },
  };
}
