import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { type AwsEnvironment, type Duration, assertValid, crossAccountProblems } from "@mlops/core";
import type { KeysRef, MlEnvironmentRef } from "@mlops/contracts";
import { otherAccountProblems } from "./accounts.ts";
import { type ImageRetention, Repository, imageRetentionProblems } from "./repository/repository.ts";
import { type BucketLifecycle, accessLogProblems, lifecycleProblems } from "./secure-bucket/lifecycle.ts";
import { SecureBucket } from "./secure-bucket/secure-bucket.ts";

export interface MlEnvironmentArgs extends MlEnvironmentSettings {
  /** Keys of the same account and region. */
  readonly keys: KeysRef;
}

/** What an environment's buckets and repositories are like. */
export interface MlEnvironmentSettings {
  readonly environment: AwsEnvironment;
  /** Data, models and images outlive the stack: what holds them is protected and never emptied. */
  readonly retainData: boolean;
  /**
   * Names of repositories for own containers: lower-case letters, digits and hyphens, 2 to 60 characters, each once.
   * @default - none
   */
  readonly repositories?: readonly string[];
  /**
   * Other accounts, 12 digits each, that read artifacts and pull images: models are registered here and promoted there.
   * They need the data key as well (`EncryptionKeys.readerAccounts`).
   * @default - this account only
   */
  readonly readerAccounts?: readonly string[];
  /** How data grow cheap, and when they go. @default - see each field */
  readonly dataLifecycle?: BucketLifecycle;
  /** How artifacts grow cheap, and when they go. @default - see each field */
  readonly artifactLifecycle?: BucketLifecycle;
  /**
   * How long access logs of the buckets are kept. Whole days, 1 to 3650.
   * @default "365 days"
   */
  readonly accessLogRetention?: Duration;
  /** How long images are kept. @default - see each field */
  readonly images?: ImageRetention;
}

/** Where an environment's data, artifacts and own containers live. */
export class MlEnvironment extends ComponentResource implements MlEnvironmentRef {
  readonly environment: AwsEnvironment;
  readonly dataBucketName: Output<string>;
  readonly artifactBucketName: Output<string>;
  readonly logBucketName: Output<string>;
  /** What images are pushed to, by the name given in `repositories`. */
  readonly repositoryUrls: Readonly<Record<string, Output<string>>>;

  constructor(name: string, args: MlEnvironmentArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:MlEnvironment", name, {}, opts);
    assertValid(this, name, mlEnvironmentProblems(args));
    const { environment, retainData, readerAccounts } = args;
    const child = { parent: this };
    const keyArn = args.keys.dataKeyArn;

    const logBucket = new SecureBucket(
      `${name}-logs`,
      { stores: "access-logs", environment, retainData, retention: args.accessLogRetention },
      child,
    );
    const objects = { stores: "objects", environment, retainData, keyArn, logBucket } as const;
    const dataBucket = new SecureBucket(`${name}-data`, { ...objects, lifecycle: args.dataLifecycle }, child);
    const artifactBucket = new SecureBucket(
      `${name}-artifacts`,
      { ...objects, lifecycle: args.artifactLifecycle, readerAccounts },
      child,
    );
    const containers = {
      environment,
      retainData,
      keyArn,
      pullAccounts: readerAccounts,
      images: args.images,
    };
    const repositoryUrls = (args.repositories ?? []).map((repository): [string, Output<string>] => [
      repository,
      new Repository(`${name}-${repository}`, containers, child).url,
    ]);

    this.environment = environment;
    this.dataBucketName = dataBucket.bucketName;
    this.artifactBucketName = artifactBucket.bucketName;
    this.logBucketName = logBucket.bucketName;
    this.repositoryUrls = Object.fromEntries(repositoryUrls);
    this.registerOutputs({
      dataBucketName: this.dataBucketName,
      artifactBucketName: this.artifactBucketName,
      logBucketName: this.logBucketName,
      repositoryUrls: this.repositoryUrls,
    });
  }
}

/** Everything that is wrong with the arguments of {@link MlEnvironment}. */
export function mlEnvironmentProblems(args: MlEnvironmentArgs): string[] {
  return [
    ...crossAccountProblems(args.environment, { keys: args.keys }),
    ...mlEnvironmentSettingsProblems(args),
  ];
}

/** Everything that is wrong with the settings of {@link MlEnvironment}. */
export function mlEnvironmentSettingsProblems(args: MlEnvironmentSettings): string[] {
  const { environment, repositories = [], readerAccounts = [] } = args;
  return [
    ...repositories.flatMap((repository, index) => repositoryNameProblems(repository, index, repositories)),
    ...otherAccountProblems("readerAccounts", readerAccounts, environment.account),
    ...lifecycleProblems("dataLifecycle", args.dataLifecycle ?? {}),
    ...lifecycleProblems("artifactLifecycle", args.artifactLifecycle ?? {}),
    ...accessLogProblems("accessLogRetention", args.accessLogRetention),
    ...imageRetentionProblems("images", args.images ?? {}),
  ];
}

function repositoryNameProblems(name: string, index: number, all: readonly string[]): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length < 2 || name.length > 60) {
    const allowed = "lower-case letters, digits and single hyphens, a letter first, 2 to 60 characters";
    return [`repositories[${index}] is "${name}"; allowed: ${allowed}`];
  }
  return all.indexOf(name) < index ? [`repositories[${index}] is "${name}" again; name it once`] : [];
}
