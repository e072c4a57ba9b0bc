import { type CustomResourceOptions, interpolate } from "@pulumi/pulumi";
import { MlflowTrackingServer } from "@pulumi/aws/sagemaker/mlflowTrackingServer.js";
import { z } from "zod";
import { arnIn, maintenanceWindowPattern, nameLengths } from "@mlops/aws";
import {
  type GuardrailsRef,
  type KeysRef,
  type MlEnvironmentRef,
  canReadBucket,
  canUseDataKey,
  canWriteBucket,
} from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, choiceValue, physicalName } from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";

/** A managed MLflow tracking server. AWS bills it for every hour that it runs, used or not. */
export const trackingServerSettings = z.strictObject({
  size: choiceValue(["Small", "Medium", "Large"])
    .default("Small")
    .describe("Size of the server, by the number of its users: Small up to about 25, Medium 50, Large 100."),
  maintenanceWindow: z
    .string()
    .regex(maintenanceWindowPattern, { error: 'expected a day and a time in UTC, such as "Sun:03:00"' })
    .optional()
    .describe('Weekly start of maintenance by AWS, in UTC, such as "Sun:03:00". Default: AWS chooses.'),
  registerModels: z
    .boolean()
    .default(false)
    .describe("Whether models registered in MLflow are also registered in SageMaker's model registry."),
});

/** What a tracking server uses. */
export interface TrackingServerScope {
  /** Limits of its role. */
  readonly guardrails: GuardrailsRef;
  /** Keys that encrypt the artifact bucket. */
  readonly keys: KeysRef;
  /** Buckets, of which it writes to that of artifacts. */
  readonly mlEnvironment: MlEnvironmentRef;
}

const artifactPrefix = "experiments/";

/**
 * Name and ARN of the tracking server of a Studio. Both are known before it exists, so that policies can name it.
 * @param name logical name of the Studio
 */
export function trackingServerId(
  name: string,
  environment: AwsEnvironment,
): { readonly name: string; readonly arn: string } {
  const serverName = physicalName({
    environment,
    parts: [name, "experiments"],
    maxLength: nameLengths.sageMaker,
  });
  return {
    name: serverName,
    arn: arnIn(environment, "sagemaker", `mlflow-tracking-server/${serverName}`),
  };
}

/** The tracking server and its role. The server itself stores runs; their artifacts go to the artifact bucket. */
export function createTrackingServer(
  name: string,
  { size, maintenanceWindow, registerModels }: z.output<typeof trackingServerSettings>,
  scope: TrackingServerScope,
  opts: CustomResourceOptions,
): MlflowTrackingServer {
  const { mlEnvironment } = scope;
  const role = guardedRole(
    `${name}-experiments`,
    {
      description: "Studio: the tracking server keeps artifacts of experiments",
      guardrails: scope.guardrails,
      statements: trackingServerStatements(scope, registerModels),
    },
    { parent: opts.parent },
  );
  return new MlflowTrackingServer(
    `${name}-experiments`,
    {
      trackingServerName: trackingServerId(name, mlEnvironment.environment).name,
      artifactStoreUri: interpolate`s3://${mlEnvironment.artifactBucketName}/${artifactPrefix}`,
      roleArn: role.arn,
      trackingServerSize: size,
      weeklyMaintenanceWindowStart: maintenanceWindow,
      automaticModelRegistration: registerModels,
    },
    // SageMaker writes to the bucket while it creates the server.
    { ...opts, dependsOn: [role] },
  );
}

/** What a tracking server may do. */
function trackingServerStatements(
  { keys, mlEnvironment }: TrackingServerScope,
  registerModels: boolean,
): PolicyStatement[] {
  return [
    canReadBucket(mlEnvironment, "artifacts", artifactPrefix),
    canWriteBucket(mlEnvironment, "artifacts", artifactPrefix),
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
