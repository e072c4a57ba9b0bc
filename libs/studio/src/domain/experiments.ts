import { type CustomResourceOptions, interpolate } from "@pulumi/pulumi";
import { MlflowTrackingServer } from "@pulumi/aws/sagemaker/mlflowTrackingServer.js";
import { arnIn, maintenanceWindowPattern, nameLengths } from "@mlops/aws";
import {
  type GuardrailsRef,
  type KeysRef,
  type MlEnvironmentRef,
  canReadBucket,
  canUseDataKey,
  canWriteBucket,
} from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, physicalName } from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";

/** A managed MLflow tracking server. AWS bills it for every hour that it runs, used or not. */
export interface Experiments {
  /** How many people use it, about: Small 25, Medium 50, Large 100. @default "Small" */
  readonly size?: "Small" | "Medium" | "Large";
  /** When AWS may maintain it, in UTC: `"Sun:03:00"`. @default - AWS chooses */
  readonly maintenanceWindow?: string;
  /** Register models of MLflow in the model registry of the account as well. @default false */
  readonly registerModels?: boolean;
}

/** What a tracking server works with. */
export interface ExperimentsScope {
  readonly guardrails: GuardrailsRef;
  readonly keys: KeysRef;
  readonly mlEnvironment: MlEnvironmentRef;
}

const artifactPrefix = "experiments/";

/** Problems of the tracking server. */
export function experimentsProblems(argument: string, { maintenanceWindow }: Experiments): string[] {
  if (maintenanceWindow === undefined || maintenanceWindowPattern.test(maintenanceWindow)) return [];
  return [
    `${argument}.maintenanceWindow: got "${maintenanceWindow}"; expected a day and a time in UTC, such as "Sun:03:00"`,
  ];
}

/** Name and ARN of the tracking server of a Studio: fixed, so that rights to it can be written down before it exists. */
export function trackingServer(name: string, environment: AwsEnvironment): { name: string; arn: string } {
  const serverName = physicalName({ parts: [name, "experiments"], maxLength: nameLengths.sageMaker });
  return {
    name: serverName,
    arn: arnIn(environment, "sagemaker", `mlflow-tracking-server/${serverName}`),
  };
}

/** The tracking server and its role. Runs are kept by the server, their artifacts in the artifact bucket. */
export function trackExperiments(
  name: string,
  { size = "Small", maintenanceWindow, registerModels = false }: Experiments,
  scope: ExperimentsScope,
  opts: CustomResourceOptions,
): MlflowTrackingServer {
  const role = guardedRole(
    `${name}-experiments`,
    {
      description: "Studio: the tracking server keeps artifacts of experiments",
      guardrails: scope.guardrails,
      statements: serverStatements(scope, registerModels),
    },
    { parent: opts.parent },
  );
  return new MlflowTrackingServer(
    `${name}-experiments`,
    {
      trackingServerName: trackingServer(name, scope.mlEnvironment.environment).name,
      artifactStoreUri: interpolate`s3://${scope.mlEnvironment.artifactBucketName}/${artifactPrefix}`,
      roleArn: role.arn,
      trackingServerSize: size,
      weeklyMaintenanceWindowStart: maintenanceWindow,
      automaticModelRegistration: registerModels,
    },
    // SageMaker tries the bucket while it makes the server.
    { ...opts, dependsOn: [role] },
  );
}

/** What a tracking server may do. */
export function serverStatements(
  { keys, mlEnvironment }: Omit<ExperimentsScope, "guardrails">,
  registerModels: boolean,
): PolicyStatement[] {
  return [
    canReadBucket(mlEnvironment, "artifacts", artifactPrefix),
    canWriteBucket(mlEnvironment, "artifacts", artifactPrefix),
    canUseDataKey(keys),
    ...(registerModels ? [registering(mlEnvironment.environment)] : []),
  ];
}

function registering(environment: AwsEnvironment): PolicyStatement {
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
