import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { z } from "zod";
import {
  instanceTypeGlobPattern,
  maxSubnets,
  nameLengths,
  permissionsBoundaryTag,
  policySizes,
} from "@mlops/aws";
import {
  type AwsEnvironment,
  type PolicyDocument,
  checkedSettings,
  iamPath,
  inputValue,
  listValue,
  otherAccountsValue,
  physicalName,
  refused,
  resourceIdValue,
} from "@mlops/core";
import type { GuardrailsRef } from "@mlops/contracts";
import { countedCharacters } from "./managed-policy.ts";
import { permissionsBoundary } from "./permissions-boundary.ts";
import { vpcOnlyPolicy } from "./vpc-only.ts";

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

const bucketPatternValue = z.string().regex(/^[a-z0-9][a-z0-9.-]{2}[a-z0-9.*-]{0,60}$/, {
  error: "expected a bucket's name, its first three characters without *",
});
const instanceTypePatternValue = z
  .string()
  .regex(instanceTypeGlobPattern, { error: 'expected a pattern such as "ml.g5.*"' });

/** What a stack file may set for {@link Guardrails}. */
export const guardrailsSettings = z
  .strictObject({
    readableBuckets: listValue(bucketPatternValue)
      .default([])
      .describe(
        "Names of buckets of other owners that roles may be allowed to read, * for any text, such as " +
          "jumpstart-cache-prod-*. Default: none.",
      ),
    allowedSubnetIds: listValue(inputValue(resourceIdValue("subnet")), { max: maxSubnets })
      .default([])
      .describe(
        "Subnets that SageMaker may run jobs, models and notebooks in; at most 16, as many as a job takes. " +
          "Default: any subnet, but it must be in one.",
      ),
    localStorageInstanceTypes: listValue(instanceTypePatternValue, { min: 1 })
      .default(defaultLocalStorageInstanceTypes)
      .describe(
        "Instance types, * for any text, whose local disks are encrypted by hardware: SageMaker refuses a volume key " +
          "for them, so the VPC-only policy asks for none.",
      ),
  })
  .check(({ value, issues }) => {
    const { localStorageInstanceTypes: input } = value;
    const remedy = "name fewer of them or of allowedSubnetIds";
    const expected = tooLong("VPC-only policy", vpcOnlyPolicy(value), remedy);
    if (expected) issues.push(refused(["localStorageInstanceTypes"], input, expected));
  });

/** Arguments of {@link Guardrails}. */
export interface GuardrailsArgs extends z.input<typeof guardrailsSettings> {
  readonly environment: AwsEnvironment;
  /**
   * Other accounts of the platform, 12 digits each: roles may be given rights to their buckets, keys, registry, event
   * buses and platform roles.
   * @default - no other account
   */
  readonly trustedAccounts?: readonly string[];
}

/**
 * Limits for every role of an environment: a permissions boundary, and a policy that denies SageMaker jobs, models and
 * notebooks outside a VPC. One for each environment of an account and region.
 */
export class Guardrails extends ComponentResource implements GuardrailsRef {
  readonly environment: AwsEnvironment;
  readonly permissionsBoundaryArn: Output<string>;
  readonly vpcOnlyPolicyArn: Output<string>;

  constructor(name: string, args: GuardrailsArgs, opts?: ComponentResourceOptions) {
    super("mlops:ml-environment:Guardrails", name, {}, opts);
    const { environment, ...given } = args;
    const settings = checkedSettings(this, name, settingsIn(environment), given);
    const child = { parent: this };

    const boundary = new Policy(
      `${name}-boundary`,
      {
        name: permissionsBoundaryName(environment),
        path: iamPath,
        // Never changed, like the name: IAM cannot update either, and a boundary in use cannot be replaced.
        description: "Caps every role of the ML platform",
        policy: permissionsBoundary({ environment, ...settings }),
        // Its roles are in other stacks: this tells policies that it gives nobody anything.
        tags: { [permissionsBoundaryTag.key]: permissionsBoundaryTag.value },
      },
      child,
    );
    const vpcOnly = new Policy(
      `${name}-vpc-only`,
      {
        path: iamPath,
        description: "Refuses SageMaker work outside a VPC or without own keys",
        policy: vpcOnlyPolicy(settings),
      },
      child,
    );

    this.environment = environment;
    this.permissionsBoundaryArn = boundary.arn;
    this.vpcOnlyPolicyArn = vpcOnly.arn;
    this.registerOutputs({
      permissionsBoundaryArn: this.permissionsBoundaryArn,
      vpcOnlyPolicyArn: this.vpcOnlyPolicyArn,
    });
  }
}

/**
 * Name of an environment's permissions boundary. Known before it exists, so that the role that deploys can be
 * required to set it (condition key `iam:PermissionsBoundary`).
 * @param environment that of the app that makes the boundary
 */
export function permissionsBoundaryName(environment: AwsEnvironment): string {
  return physicalName({
    environment,
    parts: ["boundary"],
    unique: [environment.account, environment.region],
    maxLength: nameLengths.iamPolicy,
  });
}

/** What is plain in the arguments in `environment`. */
function settingsIn(environment: AwsEnvironment) {
  return guardrailsSettings
    .safeExtend({ trustedAccounts: otherAccountsValue(environment.account).default([]) })
    .check(({ value, issues }) => {
      const { readableBuckets: input } = value;
      const boundary = permissionsBoundary({ environment, ...value });
      const expected = tooLong("permissions boundary", boundary, "name fewer of them or of trustedAccounts");
      if (expected) issues.push(refused(["readableBuckets"], input, expected));
    });
}

/** What is expected instead of a setting that makes a policy too long for IAM; nothing if it fits. */
function tooLong(policy: string, document: PolicyDocument, remedy: string): string | undefined {
  const characters = countedCharacters(document);
  if (characters <= policySizes.managed) return undefined;
  return `a ${policy} of at most ${policySizes.managed} characters, not ${characters}; ${remedy}`;
}
