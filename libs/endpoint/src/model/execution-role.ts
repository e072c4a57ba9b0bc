import type { ComponentResourceOptions, Input, Output } from "@pulumi/pulumi";
import { arnIn, logWriteActions, sageMakerMetricNamespaces, servicePrincipals } from "@mlops/aws";
import type { GuardrailsRef, KeysRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  ServiceRole,
  canPublishMetrics,
  canPullImages,
  canUseVpc,
  s3BucketArn,
  s3Key,
  s3ObjectArn,
} from "@mlops/core";
import { containersOf } from "./containers.ts";
import type { ServableModel } from "./served-model.ts";

export interface ExecutionRoleArgs {
  readonly description: string;
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
  readonly keys: KeysRef;
  /** What it serves; none if it is given rights to its models later. */
  readonly models: readonly ServableModel[];
  /** Log groups it writes to, by name. */
  readonly logGroups: readonly string[];
  /** Whether it puts network interfaces into a VPC. */
  readonly inVpc: boolean;
  /** What else it may do. @default - nothing */
  readonly statements?: readonly PolicyStatement[];
}

/** The role that models run under: it pulls exactly their images, reads exactly their files, and writes their logs. */
export function executionRole(
  name: string,
  args: ExecutionRoleArgs,
  opts: ComponentResourceOptions,
): ServiceRole {
  const { description, environment, guardrails, models, keys, logGroups, inVpc, statements = [] } = args;
  return new ServiceRole(
    name,
    {
      description,
      services: [servicePrincipals.sageMaker],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        ...(models.length > 0 ? canServe(environment, keys, models) : []),
        canLog(environment, logGroups),
        canPublishMetrics(Object.values(sageMakerMetricNamespaces)),
        ...(inVpc ? [canUseVpc] : []),
        ...statements,
      ],
    },
    opts,
  );
}

/** Pull the images of models, and read and decrypt their files. */
export function canServe(
  environment: AwsEnvironment,
  keys: KeysRef,
  models: readonly ServableModel[],
): PolicyStatement[] {
  return [
    ...canPullImages(environment, models.flatMap(imagesOf), models.flatMap(registeredImagesOf)),
    ...canReadFrom(environment, "Models", models.flatMap(artifactsOf)),
    canDecrypt("DecryptModels", distinct([keys.dataKeyArn, ...models.flatMap(keysOf)])),
  ];
}

/**
 * Read what S3 URIs name: objects, or all objects below prefixes (ending in `/`).
 * @param what what they are, for the statements' ids
 */
export function canReadFrom(
  environment: AwsEnvironment,
  what: string,
  all: readonly Input<string>[],
): PolicyStatement[] {
  const artifacts = distinct(all);
  if (artifacts.length === 0) return [];
  return [
    {
      Sid: `Read${what}`,
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: artifacts.map((uri) => s3ObjectArn(environment, uri)),
    },
    {
      Sid: `List${what}`,
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: artifacts.map((uri) => s3BucketArn(environment, uri)),
      Condition: {
        StringLike: {
          "s3:prefix": artifacts.map((uri) =>
            s3Key(uri).apply((key) => (key.endsWith("/") ? `${key}*` : key)),
          ),
        },
      },
    },
  ];
}

/** Read what KMS keys encrypt. */
export const canDecrypt = (sid: string, keyArns: Input<string>[]): PolicyStatement => ({
  Sid: sid,
  Effect: "Allow",
  Action: ["kms:Decrypt", "kms:DescribeKey"],
  Resource: keyArns,
});

/** Write to log groups. They exist already, encrypted and with an end: the role cannot make others. */
export const canLog = (environment: AwsEnvironment, logGroups: readonly string[]): PolicyStatement => ({
  Sid: "WriteLogs",
  Effect: "Allow",
  Action: [...logWriteActions],
  Resource: logGroups.flatMap((group) => [
    arnIn(environment, "logs", `log-group:${group}`),
    arnIn(environment, "logs", `log-group:${group}:*`),
  ]),
});

const imagesOf = (model: ServableModel): readonly Input<string>[] => {
  if (model.kind !== "package") return containersOf(model).map(({ image }) => image);
  return "version" in model ? [] : model.images;
};

const registeredImagesOf = (model: ServableModel): Output<string[]>[] =>
  model.kind === "package" && "version" in model ? [model.images] : [];

const keysOf = (model: ServableModel): readonly Input<string>[] =>
  model.kind === "package" ? model.artifactKeyArns : [];

const artifactsOf = (model: ServableModel): readonly Input<string>[] =>
  model.kind === "package"
    ? model.artifacts
    : containersOf(model).flatMap(({ archive, files }) => archive ?? files?.prefix ?? []);

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
