import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  output,
} from "@pulumi/pulumi";
import { RepositoryPolicy } from "@pulumi/aws/ecr/repositoryPolicy.js";
import { Repository as AwsxRepository } from "@pulumi/awsx/ecr/repository.js";
import { z } from "zod";
import { accountRootArn, imagePullActions, nameLengths } from "@mlops/aws";
import {
  type AwsEnvironment,
  checkedSettings,
  durationValue,
  otherAccountsValue,
  physicalName,
  policyDocument,
  toDays,
  wholeNumberValue,
} from "@mlops/core";

/** How long the images of a repository are kept. */
export const imageRetentionSettings = z.strictObject({
  expireUntaggedAfter: durationValue({ unit: "day", min: 1, max: 3650 })
    .default("14 days")
    .describe("When an image that has no tag any more is deleted. Whole days, 1 to 3650."),
  keepNewest: wholeNumberValue({ min: 1, max: 100_000 })
    .optional()
    .describe(
      "How many images are kept, the newest first; 1 to 100000. An endpoint pulls its image again whenever it scales " +
        "out, in this account and in every other one that deploys from here: leave room, or set no limit. " +
        "Default: every tagged image is kept.",
    ),
});

type ImageRetention = z.output<typeof imageRetentionSettings>;

/** What is plain in the arguments of {@link Repository}. */
export const repositorySettings = z.strictObject({
  images: imageRetentionSettings.prefault({}).describe("How long images are kept."),
});

/** Arguments of {@link Repository}. */
export interface RepositoryArgs extends z.input<typeof repositorySettings> {
  readonly environment: AwsEnvironment;
  /** ARN of the KMS key that encrypts the images; it cannot be changed later. */
  readonly keyArn: Input<string>;
  /** Images outlive the stack: the repository is protected, and never deleted with images in it. */
  readonly retainData: boolean;
  /**
   * Other accounts, 12 digits each, whose roles may pull.
   * @default - this account only
   */
  readonly pullAccounts?: readonly string[];
}

/**
 * A repository for custom containers: tags are immutable, images are scanned on push and encrypted with a
 * customer-managed key.
 * Its name is `mlops-<environment>-<name>-<hash>`.
 */
export class Repository extends ComponentResource {
  /** Known before the repository exists. */
  readonly repositoryName: string;
  /** What images are tagged with: `<account>.dkr.ecr.<region>.amazonaws.com/<repository>`. */
  readonly url: Output<string>;

  constructor(name: string, args: RepositoryArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:Repository", name, {}, opts);
    const { environment, keyArn, retainData, ...given } = args;
    const schema = repositorySettings.extend({
      pullAccounts: otherAccountsValue(environment.account).default([]),
    });
    const { images, pullAccounts } = checkedSettings(this, name, schema, given);
    this.repositoryName = repositoryNameOf(environment, name);

    const repository = new AwsxRepository(
      name,
      {
        name: this.repositoryName,
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: keyArn }],
        forceDelete: !retainData,
        lifecyclePolicy: { rules: retentionRules(images) },
      },
      { parent: this, protect: retainData },
    );
    if (pullAccounts.length > 0) {
      new RepositoryPolicy(
        `${name}-pull`,
        { repository: this.repositoryName, policy: pullPolicy(environment, pullAccounts) },
        { parent: this, dependsOn: repository },
      );
    }

    this.url = output(repository.url);
    this.registerOutputs({ url: this.url });
  }
}

/** The physical name of the repository called `name`: known before it exists. */
export function repositoryNameOf(environment: AwsEnvironment, name: string): string {
  return physicalName({
    environment,
    parts: [name],
    unique: [environment.account, environment.region],
    maxLength: nameLengths.ecrRepository,
  });
}

/** awsx puts the rule for any image last, as ECR requires. */
function retentionRules({ expireUntaggedAfter, keepNewest }: ImageRetention) {
  const untagged = {
    description: "No tag names it any more",
    tagStatus: "untagged" as const,
    maximumAgeLimit: toDays(expireUntaggedAfter),
  };
  if (keepNewest === undefined) return [untagged];
  const newest = {
    description: "Newer ones are kept",
    tagStatus: "any" as const,
    maximumNumberOfImages: keepNewest,
  };
  return [untagged, newest];
}

function pullPolicy(environment: AwsEnvironment, accounts: readonly string[]) {
  return policyDocument({
    Sid: "PullFromOtherAccounts",
    Effect: "Allow",
    Principal: { AWS: accounts.map((account) => accountRootArn({ ...environment, account })) },
    Action: [...imagePullActions],
  });
}
