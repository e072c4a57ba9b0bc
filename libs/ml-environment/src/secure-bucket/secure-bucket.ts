import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  type Resource,
} from "@pulumi/pulumi";
import { Bucket } from "@pulumi/aws/s3/bucket.js";
import { BucketLifecycleConfiguration } from "@pulumi/aws/s3/bucketLifecycleConfiguration.js";
import { BucketLogging } from "@pulumi/aws/s3/bucketLogging.js";
import { BucketNotification } from "@pulumi/aws/s3/bucketNotification.js";
import { BucketOwnershipControls } from "@pulumi/aws/s3/bucketOwnershipControls.js";
import { BucketPolicy } from "@pulumi/aws/s3/bucketPolicy.js";
import { BucketPublicAccessBlock } from "@pulumi/aws/s3/bucketPublicAccessBlock.js";
import { BucketServerSideEncryptionConfiguration } from "@pulumi/aws/s3/bucketServerSideEncryptionConfiguration.js";
import { BucketVersioning } from "@pulumi/aws/s3/bucketVersioning.js";
import { z } from "zod";
import { nameLengths } from "@mlops/aws";
import {
  type AwsEnvironment,
  type PolicyDocument,
  type PolicyStatement,
  checkedSettings,
  crossAccountProblems,
  otherAccountsValue,
  physicalName,
  problem,
} from "@mlops/core";
import { bucketPolicy } from "./bucket-policy.ts";
import type { BucketPerimeter } from "./perimeter.ts";
import {
  accessLogRetentionValue,
  accessLogRules,
  bucketLifecycleSettings,
  objectRules,
} from "./lifecycle.ts";

const objectBucketSettings = z.strictObject({
  stores: z.literal("objects"),
  lifecycle: bucketLifecycleSettings
    .prefault({})
    .describe("Storage classes and expiry of the objects and their old versions."),
});
const accessLogBucketSettings = z.strictObject({
  stores: z.literal("access-logs"),
  retention: accessLogRetentionValue.describe("How long access logs are kept. Whole days, 1 to 3650."),
});

interface CommonBucketArgs {
  readonly environment: AwsEnvironment;
  /** Objects outlive the stack: the bucket is protected, and never emptied to be deleted. */
  readonly retainData: boolean;
}

/** A bucket for whatever the platform stores. Its events go to EventBridge. */
export interface ObjectBucketArgs extends CommonBucketArgs, z.input<typeof objectBucketSettings> {
  /** ARN of the KMS key that encrypts the objects. */
  readonly keyArn: Input<string>;
  /** Bucket, of this account and region, that takes this one's access logs. */
  readonly logBucket: SecureBucket;
  /**
   * Other accounts, 12 digits each, whose roles may read the bucket. They need the key as well.
   * @default - this account only
   */
  readonly readerAccounts?: readonly string[];
  /**
   * Further statements of the bucket's policy, such as for who writes to it from another account.
   * @default - none
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Lets the account's own identities read and write objects through VPC endpoints only.
   * @default - from anywhere
   */
  readonly perimeter?: BucketPerimeter;
}

/**
 * A bucket for other buckets' access logs. S3 encrypts it with keys of its own, as S3 does not promise to deliver
 * access logs to a bucket that a KMS key encrypts; and it keeps no access logs of itself, which would log their own delivery for ever.
 */
export interface AccessLogBucketArgs extends CommonBucketArgs, z.input<typeof accessLogBucketSettings> {
  readonly keyArn?: undefined;
  readonly logBucket?: undefined;
  readonly readerAccounts?: undefined;
  readonly statements?: undefined;
  readonly perimeter?: undefined;
}

/** Arguments of {@link SecureBucket}: what it stores decides what else it takes. */
export type SecureBucketArgs = ObjectBucketArgs | AccessLogBucketArgs;

/**
 * A bucket that cannot be made public by mistake: private, encrypted at rest and in transit, versioned, with access logs
 * and without access control lists. Its name is `mlops-<environment>-<name>-<hash>`; the hash differs between accounts
 * and regions.
 */
export class SecureBucket extends ComponentResource {
  readonly environment: AwsEnvironment;
  readonly stores: SecureBucketArgs["stores"];
  readonly bucketName: Output<string>;

  constructor(name: string, args: SecureBucketArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:SecureBucket", name, {}, opts);
    const { environment, retainData, keyArn, logBucket, statements = [], perimeter, ...given } = args;
    const problems = logBucket ? logBucketProblems(environment, logBucket) : [];
    const settings = checkedSettings(this, name, settingsIn(environment), given, problems);
    const physical = bucketNameOf(environment, name);

    const bucket = new Bucket(
      name,
      { bucket: physical, forceDestroy: !retainData },
      { parent: this, protect: retainData },
    ).bucket;
    const rules = lifecycleRules(settings);
    const policy = bucketPolicy(environment, physical, { ...accessOf(settings), perimeter });
    policy.Statement.push(...statements);
    const configured = this.configure(name, bucket, { keyArn, rules, policy });
    if (logBucket) this.sendLogsAndEvents(name, { bucket, physical, logBucket, configured });

    this.environment = environment;
    this.stores = settings.stores;
    this.bucketName = bucket;
    this.registerOutputs({ bucketName: this.bucketName });
  }

  /** One after the other: S3 refuses two changes of a bucket at the same time ("OperationAborted"). */
  private configure(
    name: string,
    bucket: Output<string>,
    { keyArn, rules, policy }: BucketConfiguration,
  ): Resource {
    const after = (dependsOn: Resource) => ({ parent: this, dependsOn });
    const publicAccess = this.blockPublicAccess(name, bucket);
    const ownership = new BucketOwnershipControls(
      `${name}-ownership`,
      { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      after(publicAccess),
    );
    const versioning = new BucketVersioning(
      `${name}-versioning`,
      { bucket, versioningConfiguration: { status: "Enabled" } },
      after(ownership),
    );
    const encryption = new BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      { bucket, rules: [encryptionRule(keyArn)] },
      after(versioning),
    );
    const lifecycle = new BucketLifecycleConfiguration(
      `${name}-lifecycle`,
      { bucket, rules },
      after(encryption),
    );
    return new BucketPolicy(`${name}-policy`, { bucket, policy }, after(lifecycle));
  }

  private blockPublicAccess(name: string, bucket: Output<string>): BucketPublicAccessBlock {
    return new BucketPublicAccessBlock(
      `${name}-public-access`,
      {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      { parent: this },
    );
  }

  private sendLogsAndEvents(name: string, { bucket, physical, logBucket, configured }: LoggedBucket): void {
    const logging = new BucketLogging(
      `${name}-logging`,
      { bucket, targetBucket: logBucket.bucketName, targetPrefix: `${physical}/` },
      // S3 checks that it may deliver, which the log bucket's policy says.
      { parent: this, dependsOn: [configured, logBucket] },
    );
    const after = { parent: this, dependsOn: logging };
    new BucketNotification(`${name}-events`, { bucket, eventbridge: true }, after);
  }
}

/** What is set on a bucket once it exists. */
interface BucketConfiguration {
  readonly keyArn: Input<string> | undefined;
  readonly rules: ReturnType<typeof lifecycleRules>;
  readonly policy: PolicyDocument;
}

/** A bucket with the one that takes its access logs. */
interface LoggedBucket {
  readonly bucket: Output<string>;
  /** Its physical name: the prefix of its access logs. */
  readonly physical: string;
  readonly logBucket: SecureBucket;
  /** The last of what was set on it before. */
  readonly configured: Resource;
}

/** The physical name of the bucket called `name`: known before it exists, and different in every account and region. */
export function bucketNameOf(environment: AwsEnvironment, name: string): string {
  return physicalName({
    environment,
    parts: [name],
    unique: [environment.account, environment.region],
    maxLength: nameLengths.bucket,
  });
}

/** What is plain in the arguments of a bucket of `environment`. */
function settingsIn({ account }: AwsEnvironment) {
  const readerAccounts = otherAccountsValue(account).default([]);
  return z.discriminatedUnion("stores", [
    objectBucketSettings.extend({ readerAccounts }),
    accessLogBucketSettings,
  ]);
}

type BucketSettings = z.output<ReturnType<typeof settingsIn>>;

function logBucketProblems(here: AwsEnvironment, logBucket: SecureBucket): string[] {
  return [
    ...crossAccountProblems(here, { logBucket }),
    ...(logBucket.stores === "access-logs"
      ? []
      : [problem("logBucket.stores", logBucket.stores, '"access-logs"')]),
  ];
}

/** With the KMS key `keyArn`, or with S3's own keys. Keys that a client supplies would lock the account out: blocked. */
function encryptionRule(keyArn: Input<string> | undefined) {
  const blockedEncryptionTypes = ["SSE-C"];
  if (keyArn === undefined) {
    return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, blockedEncryptionTypes };
  }
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
    // One data key for many objects, and so far fewer requests to KMS.
    bucketKeyEnabled: true,
    blockedEncryptionTypes,
  };
}

function lifecycleRules(settings: BucketSettings) {
  return settings.stores === "access-logs"
    ? accessLogRules(settings.retention)
    : objectRules(settings.lifecycle);
}

function accessOf(settings: BucketSettings) {
  return settings.stores === "access-logs"
    ? { readerAccounts: [], receivesAccessLogs: true }
    : { readerAccounts: settings.readerAccounts, receivesAccessLogs: false };
}
