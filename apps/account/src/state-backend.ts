import type { ComponentResourceOptions, Output } from "@pulumi/pulumi";
import { StateKey, type StateUser, stateBucketStatements } from "@mlops/account";
import type { AwsEnvironment } from "@mlops/core";
import { SecureBucket, bucketNameOf } from "@mlops/ml-environment";

/** Where the state of all stacks is. */
interface StateBackend {
  readonly bucketName: Output<string>;
  readonly keyArn: Output<string>;
}

/**
 * The bucket with the state of the stacks, and the key of it and of their secrets. Old versions bring a state back that an
 * update has spoilt.
 * @param users the environments whose roles use them, of the same partition
 */
export function stateBackend(
  environment: AwsEnvironment,
  users: readonly Omit<StateUser, "partition">[],
  options: ComponentResourceOptions,
): StateBackend {
  const { partition } = environment;
  const placed = users.map((user) => ({ ...user, partition }));
  const { keyArn } = new StateKey("state-key", { environment, users: placed }, options);
  const common = { environment, retainData: true };
  const logBucket = new SecureBucket(
    "state-logs",
    { ...common, stores: "access-logs", retention: "365 days" },
    options,
  );
  const statements = stateBucketStatements(environment, bucketNameOf(environment, "state"), placed);
  const { bucketName } = new SecureBucket(
    "state",
    { ...common, stores: "objects", keyArn, logBucket, statements },
    options,
  );
  return { bucketName, keyArn };
}
