import type { AwsEnvironment } from "@mlops/core";

/** What the permissions boundary depends on. Plain values: it must be known before anything exists. */
export interface BoundaryScope {
  readonly environment: AwsEnvironment;
  /** Other accounts of the platform, 12 digits each. */
  readonly trustedAccounts: readonly string[];
  /** Names of buckets of other owners that may be read; `*` stands for any text. */
  readonly readableBuckets: readonly string[];
}
