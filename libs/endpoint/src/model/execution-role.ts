import type { ComponentResourceOptions, Input, Output } from "@pulumi/pulumi";
import { sageMakerMetricNamespaces, servicePrincipals } from "@mlops/aws";
import type { GuardrailsRef, KeysRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  ServiceRole,
  canDecrypt,
  canLog,
  canPublishMetrics,
  canPullImages,
  canReadFrom,
  canUseVpc,
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
