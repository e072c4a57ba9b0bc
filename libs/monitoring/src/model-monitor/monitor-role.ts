import type { Input, Resource } from "@pulumi/pulumi";
import { type MonitorKind, monitorMetricNamespace, servicePrincipals, sharedLogGroups } from "@mlops/aws";
import { canAttachEncryptedVolumes, canUseDataKey } from "@mlops/contracts";
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
  s3ObjectArn,
} from "@mlops/core";
import { canAskModels } from "../definitions/asked-models.ts";
import { capturedUri, reportsUri, takesVolumeKey } from "../definitions/monitor-job.ts";
import type { CheckedMonitor } from "./monitor-args.ts";

/** Whose role it is. */
export interface MonitorRoleArgs {
  readonly kind: MonitorKind;
  readonly monitor: CheckedMonitor;
  readonly physicalName: string;
  /** Image of the job. */
  readonly image: string;
  /** S3 URIs that the job reads besides captured records: labels, baseline, scripts, configuration. */
  readonly reads: readonly Input<string>[];
}

/**
 * The role of a monitor's job: it reads the captured records and what the job compares them with, and writes its own
 * reports. Merged labels are among the reports: it reads those back.
 */
export function monitorRole(name: string, args: MonitorRoleArgs, parent: Resource): ServiceRole {
  const { kind, monitor, image, reads } = args;
  const { environment, guardrails, batch } = monitor;
  const reports = reportsUri(args);
  return new ServiceRole(
    name,
    {
      description: `Runs the jobs of monitor ${args.physicalName}: ${kind}`,
      services: [servicePrincipals.sageMaker],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        ...canPullImages(environment, [image]),
        ...canReadFrom(environment, "Records", [capturedUri(monitor)]),
        ...canReadFrom(environment, "References", reads),
        ...canReadFrom(environment, "Reports", [reports]),
        {
          Sid: "WriteReports",
          Effect: "Allow",
          Action: ["s3:PutObject"],
          Resource: [s3ObjectArn(environment, reports)],
        },
        ...canUseKeys(monitor),
        canLog(environment, [sharedLogGroups["processing-jobs"]]),
        canPublishMetrics([
          "/aws/sagemaker/ProcessingJobs",
          monitorMetricNamespace(kind, batch ? "batch" : "endpoint"),
        ]),
        canUseVpc,
        ...(kind === "explainability" ? canAskModels(environment, monitor.modelName ?? "") : []),
      ],
    },
    { parent },
  );
}

function canUseKeys({ keys, keyArns, instanceType }: CheckedMonitor): PolicyStatement[] {
  return [
    canUseDataKey(keys),
    ...(keyArns.length > 0 ? [canDecrypt("DecryptReferences", [...keyArns])] : []),
    ...(takesVolumeKey(instanceType) ? [canAttachEncryptedVolumes(keys)] : []),
  ];
}
