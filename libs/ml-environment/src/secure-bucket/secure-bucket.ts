import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketLogging } from "@pulumi/aws/s3/bucketLogging.js";
import { BucketNotification } from "@pulumi/aws/s3/bucketNotification.js";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import { nameLengths } from "@mlops/aws";
import {
  type AwsEnvironment,
  type Duration,
  assertValid,
  physicalName,
  crossAccountProblems,
} from "@mlops/core";
import { otherAccountProblems } from "../accounts.ts";
import { bucketPolicy } from "./bucket-policy.ts";
import {
  type BucketLifecycle,
  accessLogProblems,
  accessLogRules,
  lifecycleProblems,
  objectRules,
} from "./lifecycle.ts";

interface CommonBucketArgs {
  readonly environment: AwsEnvironment;
  /** Objects outlive the stack: the bucket is protected, and never emptied to be deleted. */
  readonly retainData: boolean;
}

/** A bucket for whatever the platform stores. Its events go to EventBridge. */
export interface ObjectBucketArgs extends CommonBucketArgs {
  readonly stores: "objects";
  /** ARN of the KMS key that encrypts the objects. */
  readonly keyArn: Input<string>;
  /** Bucket, of this account and region, that takes this one's access logs. */
  readonly logBucket: SecureBucket;
  /**
   * Other accounts, 12 digits each, whose roles may read the bucket. They need the key as well.
   * @default - this account only
   */
  readonly readerAccounts?: readonly string[];
  /** How objects grow cheap, and when they go. @default - see each field */
  readonly lifecycle?: BucketLifecycle;
}

/**
 * A bucket for other buckets' access logs. S3 encrypts it with keys of its own, as S3 does not promise to deliver
 * access logs to a bucket that a KMS key encrypts; and it keeps no access logs of itself, which would never end.
 */
export interface AccessLogBucketArgs extends CommonBucketArgs {
  readonly stores: "access-logs";
  /**
   * How long access logs are kept. Whole days, 1 to 3650.
   * @default "365 days"
   */
  readonly retention?: Duration;
}

export type SecureBucketArgs = ObjectBucketArgs | AccessLogBucketArgs;

/**
 * A bucket that nobody can open to the world by mistake: private, encrypted at rest and in transit, versioned, with
 * access logs and without access lists. Its name is `mlops-<environment>-<name>-<hash>`, the hash telling account and
 * region apart.
 */
export class SecureBucket extends ComponentResource {
  readonly environment: AwsEnvironment;
  readonly stores: SecureBucketArgs["stores"];
  readonly bucketName: Output<string>;

  constructor(name: string, args: SecureBucketArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:SecureBucket", name, {}, opts);
    assertValid(this, name, secureBucketProblems(args));
    const { environment, retainData } = args;
    const child = { parent: this };
    const physical = bucketNameOf(environment, name);

    const bucket = new Bucket(
      name,
      { bucket: physical, forceDestroy: !retainData },
      { parent: this, protect: retainData },
    ).bucket;
    const publicAccess = new BucketPublicAccessBlock(
      `${name}-public-access`,
      {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      child,
    );
    new BucketOwnershipControls(
      `${name}-ownership`,
      { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      child,
    );
    const versioning = new BucketVersioning(
      `${name}-versioning`,
      { bucket, versioningConfiguration: { status: "Enabled" } },
      child,
    );
    new BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      { bucket, rules: [encryptionRule(args)] },
      child,
    );
    new BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      { bucket, rules: lifecycleRules(args) },
      // S3 takes rules for old versions only where there can be any.
      { parent: this, dependsOn: versioning },
    );
    new BucketPolicy(
      `${name}-policy`,
      { bucket, policy: bucketPolicy(environment, physical, accessOf(args)) },
      // S3 refuses two changes of a bucket's access at the same time.
      { parent: this, dependsOn: publicAccess },
    );
    if (args.stores === "objects") {
      new BucketLogging(
        `${name}-logging`,
        { bucket, targetBucket: args.logBucket.bucketName, targetPrefix: `${physical}/` },
        // S3 looks whether it may deliver, which the log bucket's policy says.
        { parent: this, dependsOn: args.logBucket },
      );
      new BucketNotification(`${name}-events`, { bucket, eventbridge: true }, child);
    }

    this.environment = environment;
    this.stores = args.stores;
    this.bucketName = bucket;
    this.registerOutputs({ bucketName: this.bucketName });
  }
}

/** The physical name of the bucket called `name`: known before it exists, and different in every account and region. */
export function bucketNameOf(
  { name: environmentName, account, region }: AwsEnvironment,
  name: string,
): string {
  return physicalName({
    parts: ["mlops", environmentName, name],
    unique: [account, region],
    maxLength: nameLengths.bucket,
  });
}

/** Everything that is wrong with the arguments of {@link SecureBucket}. */
export function secureBucketProblems(args: SecureBucketArgs): string[] {
  if (args.stores === "access-logs") return accessLogProblems("retention", args.retention);
  const { environment, logBucket, readerAccounts = [] } = args;
  return [
    ...crossAccountProblems(environment, { logBucket }),
    ...(logBucket.stores === "access-logs"
      ? []
      : [`logBucket stores "${logBucket.stores}"; expected one that stores "access-logs"`]),
    ...otherAccountProblems("readerAccounts", readerAccounts, environment.account),
    ...lifecycleProblems("lifecycle", args.lifecycle ?? {}),
  ];
}

/** Keys that a client brings along would lock the account out of its own objects: blocked. */
function encryptionRule(args: SecureBucketArgs) {
  const blockedEncryptionTypes = ["SSE-C"];
  if (args.stores === "access-logs") {
    return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, blockedEncryptionTypes };
  }
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: args.keyArn },
    // One data key for many objects, and so far fewer requests to KMS.
    bucketKeyEnabled: true,
    blockedEncryptionTypes,
  };
}

function lifecycleRules(args: SecureBucketArgs) {
  return args.stores === "access-logs"
    ? accessLogRules(args.retention ?? "365 days")
    : objectRules(args.lifecycle ?? {});
}

function accessOf(args: SecureBucketArgs) {
  return args.stores === "access-logs"
    ? { readerAccounts: [], receivesAccessLogs: true }
    : { readerAccounts: args.readerAccounts ?? [], receivesAccessLogs: false };
}
