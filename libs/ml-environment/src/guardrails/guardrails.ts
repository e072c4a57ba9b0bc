import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { maxSubnets, nameLengths, policySizes } from "@mlops/aws";
import { type AwsEnvironment, type PolicyDocument, assertValid, iamPath, physicalName } from "@mlops/core";
import type { GuardrailsRef } from "@mlops/contracts";
import { otherAccountProblems } from "../accounts.ts";
import { countedCharacters } from "./managed-policy.ts";
import { permissionsBoundary } from "./permissions-boundary.ts";
import { vpcOnlyPolicy } from "./vpc-only.ts";

export interface GuardrailsArgs {
  readonly environment: AwsEnvironment;
  /**
   * Other accounts of the platform, 12 digits each: roles may be given rights to their buckets, keys, registry, event
   * buses and platform roles.
   * @default - no other account
   */
  readonly trustedAccounts?: readonly string[];
  /**
   * Names of buckets of other owners that roles may be given to read, `*` for any text, such as
   * `"jumpstart-cache-prod-*"`.
   * @default - none
   */
  readonly readableBuckets?: readonly string[];
  /**
   * Subnets that SageMaker work may run in. How many is a plain value. At most 16, as many as a job takes.
   * @default - any subnet; but it must be in one
   */
  readonly allowedSubnetIds?: readonly Input<string>[];
  /**
   * Instance types, `*` for any text, whose local disks are encrypted by hardware: SageMaker refuses a volume key for
   * them, so none is asked for.
   * @default - the families with NVMe disks that SageMaker offers: see {@link defaultLocalStorageInstanceTypes}
   */
  readonly localStorageInstanceTypes?: readonly string[];
}

/** Families with local NVMe disks. Their names end in `d` or `dn`, but for the newer accelerated ones. */
export const defaultLocalStorageInstanceTypes: readonly string[] = [
  "ml.*d.*",
  "ml.*dn.*",
  "ml.g5.*",
  "ml.g6*",
  "ml.g7*",
  "ml.gr6*",
  "ml.p4de.*",
  "ml.p5*",
  "ml.p6*",
  "ml.trn*",
];

/**
 * Limits that hold for every role of an environment: a permissions boundary that caps them all, and a policy that
 * refuses SageMaker work outside a VPC. One for each environment of an account and region.
 */
export class Guardrails extends ComponentResource implements GuardrailsRef {
  readonly environment: AwsEnvironment;
  readonly permissionsBoundaryArn: Output<string>;
  readonly vpcOnlyPolicyArn: Output<string>;

  constructor(name: string, args: GuardrailsArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:Guardrails", name, {}, opts);
    assertValid(this, name, guardrailsProblems(args));
    const child = { parent: this };

    const boundary = new Policy(
      `${name}-boundary`,
      {
        name: permissionsBoundaryName(args.environment),
        path: iamPath,
        // Fixed for ever, like the name: IAM changes neither, and a boundary in use cannot be replaced.
        description: "Caps every role of the ML platform",
        policy: boundaryDocument(args),
      },
      child,
    );
    const vpcOnly = new Policy(
      `${name}-vpc-only`,
      {
        path: iamPath,
        description: "Refuses SageMaker work outside a VPC or without own keys",
        policy: vpcOnlyDocument(args),
      },
      child,
    );

    this.environment = args.environment;
    this.permissionsBoundaryArn = boundary.arn;
    this.vpcOnlyPolicyArn = vpcOnly.arn;
    this.registerOutputs({
      permissionsBoundaryArn: this.permissionsBoundaryArn,
      vpcOnlyPolicyArn: this.vpcOnlyPolicyArn,
    });
  }
}

/**
 * Name of an environment's permissions boundary. Known before it exists, so that whoever deploys can be held to it
 * (condition key `iam:PermissionsBoundary`).
 */
export function permissionsBoundaryName({ name, account, region }: AwsEnvironment): string {
  return physicalName({
    parts: ["mlops", name, "boundary"],
    unique: [account, region],
    maxLength: nameLengths.iamPolicy,
  });
}

/** Everything that is wrong with the arguments of {@link Guardrails}. */
export function guardrailsProblems(args: GuardrailsArgs): string[] {
  const subnets = args.allowedSubnetIds?.length ?? 0;
  return [
    ...otherAccountProblems("trustedAccounts", args.trustedAccounts ?? [], args.environment.account),
    ...readableBucketProblems(args.readableBuckets ?? []),
    ...(subnets > maxSubnets
      ? [`allowedSubnetIds has ${subnets} subnets; allowed: at most ${maxSubnets}`]
      : []),
    ...instanceTypeProblems(args.localStorageInstanceTypes ?? defaultLocalStorageInstanceTypes),
    ...tooLong("permissions boundary", boundaryDocument(args), "name fewer readableBuckets"),
    ...tooLong(
      "VPC-only policy",
      vpcOnlyDocument(args),
      "name fewer localStorageInstanceTypes or allowedSubnetIds",
    ),
  ];
}

function readableBucketProblems(buckets: readonly string[]): string[] {
  const expected = "expected a bucket's name, its first three characters without *";
  return buckets.flatMap((bucket, index) =>
    /^[a-z0-9][a-z0-9.-]{2}[a-z0-9.*-]{0,60}$/.test(bucket)
      ? []
      : [`readableBuckets[${index}] is "${bucket}"; ${expected}`],
  );
}

/** An empty list, which IAM refuses, or a pattern that cannot fit an instance type. */
function instanceTypeProblems(types: readonly string[]): string[] {
  if (types.length === 0) return ["localStorageInstanceTypes is empty; name at least one, or leave it out"];
  return types.flatMap((type, index) =>
    /^ml\.[a-z0-9*][a-z0-9.*]*$/.test(type)
      ? []
      : [`localStorageInstanceTypes[${index}] is "${type}"; expected a pattern such as "ml.g5.*"`],
  );
}

function tooLong(what: string, document: PolicyDocument, remedy: string): string[] {
  const characters = countedCharacters(document);
  if (characters <= policySizes.managed) return [];
  return [`the ${what} would have ${characters} characters; IAM takes ${policySizes.managed}: ${remedy}`];
}

function boundaryDocument({ environment, trustedAccounts = [], readableBuckets = [] }: GuardrailsArgs) {
  return permissionsBoundary({ environment, trustedAccounts, readableBuckets });
}

function vpcOnlyDocument(args: GuardrailsArgs) {
  return vpcOnlyPolicy({
    allowedSubnetIds: args.allowedSubnetIds ?? [],
    localStorageInstanceTypes: args.localStorageInstanceTypes ?? defaultLocalStorageInstanceTypes,
  });
}
