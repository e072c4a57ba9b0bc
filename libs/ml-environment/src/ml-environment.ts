import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { z } from "zod";
import {
  type AwsEnvironment,
  checkedSettings,
  crossAccountProblems,
  listValue,
  otherAccountsValue,
  problem,
} from "@mlops/core";
import type { KeysRef, MlEnvironmentRef } from "@mlops/contracts";
import { JobLogs, jobLogsSettings } from "./job-logs/job-logs.ts";
import { Repository, type RepositoryArgs, imageRetentionSettings } from "./repository/repository.ts";
import { accessLogRetentionValue, bucketLifecycleSettings } from "./secure-bucket/lifecycle.ts";
import { type BucketPerimeter, perimeterSettings } from "./secure-bucket/perimeter.ts";
import { SecureBucket } from "./secure-bucket/secure-bucket.ts";

const repositoryNameValue = z.string().regex(/^(?=.{2,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: "expected lower-case letters, digits and single hyphens, a letter first, 2 to 60 characters",
});

/** What a stack file may set for {@link MlEnvironment}. */
export const mlEnvironmentSettings = z.strictObject({
  repositories: listValue(repositoryNameValue, { unique: "item" })
    .default([])
    .describe(
      "Names of repositories for custom containers: lower-case letters, digits and hyphens, 2 to 60 characters.",
    ),
  dataLifecycle: bucketLifecycleSettings
    .prefault({})
    .describe("Storage classes and expiry of objects in the bucket for data."),
  artifactLifecycle: bucketLifecycleSettings
    .prefault({})
    .describe("Storage classes and expiry of objects in the bucket for artifacts."),
  accessLogRetention: accessLogRetentionValue.describe(
    "How long access logs of the buckets are kept. Whole days, 1 to 3650.",
  ),
  images: imageRetentionSettings.prefault({}).describe("How long images of custom containers are kept."),
  jobLogs: jobLogsSettings
    .prefault({})
    .describe("The log groups that all jobs, Studio and notebooks of an account and region share."),
  perimeter: perimeterSettings
    .optional()
    .describe(
      "Lets the account's own identities read and write objects through its VPC endpoints only, so that credentials of a " +
        "job or a notebook are of no use elsewhere. Default: from anywhere.",
    ),
});

/** Arguments of {@link MlEnvironment}. */
export interface MlEnvironmentArgs extends z.input<typeof mlEnvironmentSettings> {
  readonly environment: AwsEnvironment;
  /** Keys of the same account and region. */
  readonly keys: KeysRef;
  /** Data, models and images outlive the stack: what holds them is protected and never emptied. */
  readonly retainData: boolean;
  /**
   * Ids of the network's endpoints of S3, and the role that deploys: both are within the perimeter, if there is one.
   * @default - only what the perimeter names
   */
  readonly withinPerimeter?: BucketPerimeter;
  /**
   * Other accounts, 12 digits each, that read artifacts and pull images: models are registered here and promoted there.
   * They need the data key as well (`EncryptionKeys.readerAccounts`).
   * @default - this account only
   */
  readonly readerAccounts?: readonly string[];
}

/** Where an environment's data, artifacts and custom containers live. */
export class MlEnvironment extends ComponentResource implements MlEnvironmentRef {
  readonly environment: AwsEnvironment;
  readonly dataBucketName: Output<string>;
  readonly artifactBucketName: Output<string>;
  readonly logBucketName: Output<string>;
  /** What images are pushed to, by the name given in `repositories`. */
  readonly repositoryUrls: Readonly<Record<string, Output<string>>>;

  constructor(name: string, args: MlEnvironmentArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:MlEnvironment", name, {}, opts);
    const { environment, keys, retainData, withinPerimeter, ...given } = args;
    const schema = mlEnvironmentSettings.extend({
      readerAccounts: otherAccountsValue(environment.account).default([]),
    });
    const problems = [
      ...crossAccountProblems(environment, { keys }),
      ...perimeterProblems(given, withinPerimeter),
    ];
    const settings = checkedSettings(this, name, schema, given, problems);
    const { readerAccounts, images } = settings;
    const child = { parent: this };
    const common = { environment, retainData };
    const keyArn = keys.dataKeyArn;

    const logBucket = new SecureBucket(
      `${name}-logs`,
      { ...common, stores: "access-logs", retention: settings.accessLogRetention },
      child,
    );
    const perimeter = settings.perimeter && widened(settings.perimeter, withinPerimeter);
    const objects = { ...common, stores: "objects", keyArn, logBucket, perimeter } as const;
    const data = { ...objects, lifecycle: settings.dataLifecycle };
    const dataBucket = new SecureBucket(`${name}-data`, data, child);
    const artifacts = { ...objects, lifecycle: settings.artifactLifecycle, readerAccounts };
    const artifactBucket = new SecureBucket(`${name}-artifacts`, artifacts, child);
    const containers = { ...common, keyArn, pullAccounts: readerAccounts, images };

    new JobLogs(`${name}-job-logs`, { environment, keys, ...settings.jobLogs }, child);

    this.environment = environment;
    this.dataBucketName = dataBucket.bucketName;
    this.artifactBucketName = artifactBucket.bucketName;
    this.logBucketName = logBucket.bucketName;
    this.repositoryUrls = this.makeRepositories(name, settings.repositories, containers);
    this.registerOutputs({
      dataBucketName: this.dataBucketName,
      artifactBucketName: this.artifactBucketName,
      logBucketName: this.logBucketName,
      repositoryUrls: this.repositoryUrls,
    });
  }

  private makeRepositories(
    name: string,
    repositories: readonly string[],
    args: RepositoryArgs,
  ): Record<string, Output<string>> {
    return Object.fromEntries(
      repositories.map((repository) => [
        repository,
        new Repository(`${name}-${repository}`, args, { parent: this }).url,
      ]),
    );
  }
}

/** Without any endpoint within it, a perimeter lets nobody in. */
function perimeterProblems(
  { perimeter }: Pick<MlEnvironmentArgs, "perimeter">,
  withinPerimeter: MlEnvironmentArgs["withinPerimeter"],
): string[] {
  if (!perimeter || widened({ vpcEndpointIds: [], ...perimeter }, withinPerimeter).vpcEndpointIds.length > 0)
    return [];
  const todo = "the network makes no endpoint of S3: name the VPC's own one, or leave the perimeter out";
  return [problem("perimeter.vpcEndpointIds", [], "at least one endpoint", todo)];
}

/** A perimeter with what is always within it. */
function widened(
  { vpcEndpointIds, roles }: BucketPerimeter,
  always: BucketPerimeter = { vpcEndpointIds: [], roles: [] },
): BucketPerimeter {
  return {
    vpcEndpointIds: [...always.vpcEndpointIds, ...vpcEndpointIds],
    roles: [...new Set([...always.roles, ...roles])],
  };
}
