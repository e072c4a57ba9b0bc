import type { ComponentResourceOptions, Input } from "@pulumi/pulumi";
import { type MonitorKind, servicePrincipals, sharedLogGroups } from "@mlops/aws";
import { containerImage } from "@mlops/container-images";
import { type GuardrailsRef, type KeysRef, canAttachEncryptedVolumes, canUseDataKey } from "@mlops/contracts";
import {
  type AwsEnvironment,
  ServiceRole,
  canDecrypt,
  canLog,
  canPublishMetrics,
  canPullImages,
  canReadFrom,
  canUseVpc,
  s3ObjectArn,
} from "@mlops/core";
import { monitorImage } from "../model-monitor/checked-monitor.ts";
import { canAskModels } from "../definitions/asked-models.ts";

/** What a job that makes a baseline, checks drift or makes a report may do. */
export interface BaselineRoleArgs {
  readonly environment: AwsEnvironment;
  /** Caps the role. */
  readonly guardrails: GuardrailsRef;
  /** Its data key encrypts disks, data and results. */
  readonly keys: KeysRef;
  /** What the jobs look at: decides whose images they pull. */
  readonly kinds: readonly MonitorKind[];
  /** S3 URIs of data sets, configurations and baselines; those that end in / are prefixes. */
  readonly reads: readonly Input<string>[];
  /** S3 URIs of the prefixes, ending in /, that results are written below. */
  readonly writes: readonly Input<string>[];
  /** ARNs of further keys that what is read is encrypted with. @default - none */
  readonly keyArns?: readonly Input<string>[];
  /** Name of the SageMaker model that is asked; `*` stands for any end of it. @default - none is asked */
  readonly modelName?: Input<string>;
}

/** The role of jobs outside of a monitor: they read what they are given, write their results, and nothing else. */
export function baselineRole(
  name: string,
  args: BaselineRoleArgs,
  options?: ComponentResourceOptions,
): ServiceRole {
  const { environment, guardrails, keys, kinds, reads, writes, keyArns = [], modelName } = args;
  const images = kinds.map((kind) => containerImage(monitorImage(kind, environment)));
  return new ServiceRole(
    name,
    {
      description: `Runs the jobs of ${name}: ${kinds.join(", ")}`,
      services: [servicePrincipals.sageMaker],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        ...canPullImages(environment, [...new Set(images)]),
        ...canReadFrom(environment, "Data", [...reads]),
        {
          Sid: "WriteResults",
          Effect: "Allow",
          Action: ["s3:PutObject"],
          Resource: writes.map((uri) => s3ObjectArn(environment, uri)),
        },
        canUseDataKey(keys),
        ...(keyArns.length > 0 ? [canDecrypt("DecryptData", [...keyArns])] : []),
        canAttachEncryptedVolumes(keys),
        canLog(environment, [sharedLogGroups["processing-jobs"]]),
        canPublishMetrics(["/aws/sagemaker/ProcessingJobs"]),
        canUseVpc,
        ...(modelName === undefined ? [] : canAskModels(environment, modelName)),
      ],
    },
    options,
  );
}
