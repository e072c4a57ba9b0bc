import { type CustomResourceOptions, type Input, ResourceError, interpolate } from "@pulumi/pulumi";
import { MlflowApp } from "@pulumi/aws/sagemaker/mlflowApp.js";
import { MlflowTrackingServer } from "@pulumi/aws/sagemaker/mlflowTrackingServer.js";
import { arnIn, nameLengths } from "@mlops/aws";
import {
  type GuardrailsRef,
  type KeysRef,
  type MlEnvironmentRef,
  canReadBucket,
  canUseDataKey,
  canWriteBucket,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  type ServiceRole,
  physicalName,
  problem,
} from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";
import type { MlflowRef } from "../persona/mlflow-access.ts";
import type { ExperimentsSettings } from "./experiments-settings.ts";

/** What MLflow uses. */
export interface ExperimentsScope {
  /** Limits of its role. */
  readonly guardrails: GuardrailsRef;
  /** Keys that encrypt the artifact bucket. */
  readonly keys: KeysRef;
  /** Buckets, of which it writes to that of artifacts. */
  readonly mlEnvironment: MlEnvironmentRef;
}

/** Prefix of the artifact bucket that MLflow and its clients keep artifacts of experiments below. */
export const experimentsPrefix = "experiments/";

/**
 * MLflow and its role. It stores runs by itself; their artifacts go to the artifact bucket. Both kinds lose their runs
 * when they are replaced, which another role, name or version does; both have fixed names, so that a replacement is
 * created after the old one is deleted.
 * @throws ResourceError for an app in a partition other than `aws`: AWS has none in China and GovCloud
 */
export function createExperiments(
  name: string,
  settings: ExperimentsSettings,
  scope: ExperimentsScope,
  opts: CustomResourceOptions,
): MlflowRef {
  const { partition } = scope.mlEnvironment.environment;
  if (settings.kind === "app" && partition !== "aws") {
    const expected = '"server"; AWS has MLflow apps in its commercial regions only';
    throw new ResourceError(problem("experiments.kind", settings.kind, expected), opts.parent, true);
  }
  const role = guardedRole(
    `${name}-experiments`,
    {
      description: "Studio: MLflow keeps artifacts of experiments",
      guardrails: scope.guardrails,
      statements: experimentsStatements(scope, settings.registerModels),
      sourceAccount: "unconfirmed",
    },
    { parent: opts.parent },
  );
  // SageMaker writes to the bucket while it creates either kind.
  const options = { ...opts, dependsOn: [role], deleteBeforeReplace: true };
  const { kind } = settings;
  const create = kind === "app" ? createApp : createServer;
  return { kind, arn: create(name, settings, scope.mlEnvironment, role, options) };
}

/** @returns its ARN */
function createApp(
  name: string,
  { maintenanceWindow, registerModels }: ExperimentsSettings,
  mlEnvironment: MlEnvironmentRef,
  role: ServiceRole,
  opts: CustomResourceOptions,
): Input<string> {
  const app = new MlflowApp(
    `${name}-experiments`,
    {
      name: nameIn(mlEnvironment.environment, name),
      artifactStoreUri: artifactStore(mlEnvironment),
      roleArn: role.arn,
      weeklyMaintenanceWindowStart: maintenanceWindow,
      modelRegistrationMode: registerModels
        ? "AutoModelRegistrationEnabled"
        : "AutoModelRegistrationDisabled",
    },
    opts,
  );
  return app.arn;
}

/** @returns its ARN */
function createServer(
  name: string,
  { size = "Small", maintenanceWindow, registerModels }: ExperimentsSettings,
  mlEnvironment: MlEnvironmentRef,
  role: ServiceRole,
  opts: CustomResourceOptions,
): Input<string> {
  const { environment } = mlEnvironment;
  const trackingServerName = nameIn(environment, name);
  new MlflowTrackingServer(
    `${name}-experiments`,
    {
      trackingServerName,
      artifactStoreUri: artifactStore(mlEnvironment),
      roleArn: role.arn,
      trackingServerSize: size,
      weeklyMaintenanceWindowStart: maintenanceWindow,
      automaticModelRegistration: registerModels,
    },
    opts,
  );
  return arnIn(environment, "sagemaker", `mlflow-tracking-server/${trackingServerName}`);
}

const nameIn = (environment: AwsEnvironment, name: string) =>
  physicalName({ environment, parts: [name, "experiments"], maxLength: nameLengths.sageMaker });

const artifactStore = ({ artifactBucketName }: MlEnvironmentRef) =>
  interpolate`s3://${artifactBucketName}/${experimentsPrefix}`;

/** What MLflow may do. */
function experimentsStatements(
  { keys, mlEnvironment }: ExperimentsScope,
  registerModels: boolean,
): PolicyStatement[] {
  return [
    canReadBucket(mlEnvironment, "artifacts", experimentsPrefix),
    canWriteBucket(mlEnvironment, "artifacts", experimentsPrefix),
    canUseDataKey(keys),
    ...(registerModels ? [registerModelVersions(mlEnvironment.environment)] : []),
  ];
}

function registerModelVersions(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "RegisterModels",
    Effect: "Allow",
    Action: [
      "sagemaker:AddTags",
      "sagemaker:CreateModelPackage",
      "sagemaker:CreateModelPackageGroup",
      "sagemaker:DescribeModelPackageGroup",
      "sagemaker:UpdateModelPackage",
    ],
    Resource: ["model-package-group/*", "model-package/*"].map((resource) =>
      arnIn(environment, "sagemaker", resource),
    ),
  };
}
