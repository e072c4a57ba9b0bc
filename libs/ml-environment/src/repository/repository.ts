import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  output,
} from "@pulumi/pulumi";
import { RepositoryPolicy } from "@pulumi/aws/ecr/repositoryPolicy.js";
import { Repository as AwsxRepository } from "@pulumi/awsx/ecr/repository.js";
import { accountRootArn, imagePullActions, nameLengths } from "@mlops/aws";
import {
  type AwsEnvironment,
  type Duration,
  assertValid,
  physicalName,
  policyDocument,
  toDays,
} from "@mlops/core";
import { otherAccountProblems } from "../accounts.ts";
import { daysProblems } from "../whole-days.ts";

/** How long images are kept. */
export interface ImageRetention {
  /**
   * When an image that no tag names any more goes. Whole days, 1 to 3650.
   * @default "14 days"
   */
  readonly expireUntaggedAfter?: Duration;
  /**
   * How many images are kept, the newest first; 1 to 100000. An endpoint pulls its image again whenever it scales out,
   * in this account and in every other one that deploys from here: count generously, or not at all.
   * @default - every tagged image is kept
   */
  readonly keepNewest?: number;
}

export interface RepositoryArgs {
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
  /** How long images are kept. @default - see each field */
  readonly images?: ImageRetention;
}

/**
 * A repository for own containers: tags never move, images are scanned when they arrive and encrypted with an own key.
 * Its name is `mlops-<environment>-<name>-<hash>`.
 */
export class Repository extends ComponentResource {
  /** Known before the repository exists. */
  readonly repositoryName: string;
  /** What images are tagged with: `<account>.dkr.ecr.<region>.amazonaws.com/<repository>`. */
  readonly url: Output<string>;

  constructor(name: string, args: RepositoryArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:Repository", name, {}, opts);
    assertValid(this, name, repositoryProblems(args));
    const { environment, retainData, pullAccounts = [] } = args;
    this.repositoryName = repositoryNameOf(environment, name);

    const repository = new AwsxRepository(
      name,
      {
        name: this.repositoryName,
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.keyArn }],
        forceDelete: !retainData,
        lifecyclePolicy: { rules: retentionRules(args.images ?? {}) },
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
  const { name: environmentName, account, region } = environment;
  return physicalName({
    parts: ["mlops", environmentName, name],
    unique: [account, region],
    maxLength: nameLengths.ecrRepository,
  });
}

/** Everything that is wrong with the arguments of {@link Repository}. */
export function repositoryProblems({
  environment,
  pullAccounts = [],
  images = {},
}: RepositoryArgs): string[] {
  return [
    ...otherAccountProblems("pullAccounts", pullAccounts, environment.account),
    ...imageRetentionProblems("images", images),
  ];
}

/** Everything that is wrong with `images`; `argument` is its name. */
export function imageRetentionProblems(argument: string, images: ImageRetention): string[] {
  const { expireUntaggedAfter, keepNewest } = images;
  const counts =
    keepNewest === undefined || (Number.isInteger(keepNewest) && keepNewest >= 1 && keepNewest <= 100_000);
  return [
    ...daysProblems(`${argument}.expireUntaggedAfter`, expireUntaggedAfter, { min: 1, max: 3650 }),
    ...(counts ? [] : [`${argument}.keepNewest is ${keepNewest}; allowed: a whole number, 1 to 100000`]),
  ];
}

/** awsx puts the rule for any image last, where ECR wants it. */
function retentionRules({ expireUntaggedAfter, keepNewest }: ImageRetention) {
  const untagged = {
    description: "No tag names it any more",
    tagStatus: "untagged" as const,
    maximumAgeLimit: toDays(expireUntaggedAfter ?? "14 days"),
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
