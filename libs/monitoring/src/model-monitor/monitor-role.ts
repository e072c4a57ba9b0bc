import { type Input, type Resource, output } from "@pulumi/pulumi";
import {
  type MonitorKind,
  arnIn,
  monitorMetricNamespace,
  servicePrincipals,
  sharedLogGroups,
} from "@mlops/aws";
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
        ...(kind === "explainability" ? canAskShadowEndpoint(environment, monitor.modelName ?? "") : []),
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

/** What Clarify names the endpoint, and its configuration, that it makes to ask a model. */
const shadowNames = "sagemaker-clarify-*";

/**
 * Make an endpoint of the model, ask it, and delete it.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-vpc.html
 */
export function canAskShadowEndpoint(
  environment: AwsEnvironment,
  modelName: Input<string>,
): PolicyStatement[] {
  const endpoints = arnIn(environment, "sagemaker", `endpoint/${shadowNames}`);
  const configurations = arnIn(environment, "sagemaker", `endpoint-config/${shadowNames}`);
  return [
    {
      Sid: "AskShadowEndpoint",
      Effect: "Allow",
      Action: [
        "sagemaker:AddTags",
        "sagemaker:CreateEndpoint",
        "sagemaker:CreateEndpointConfig",
        "sagemaker:DeleteEndpoint",
        "sagemaker:DeleteEndpointConfig",
        "sagemaker:DescribeEndpoint",
        "sagemaker:DescribeEndpointConfig",
        "sagemaker:InvokeEndpoint",
      ],
      Resource: [endpoints, configurations],
    },
    {
      Sid: "DescribeModel",
      Effect: "Allow",
      Action: ["sagemaker:DescribeModel"],
      Resource: [
        output(modelName).apply((name) => arnIn(environment, "sagemaker", `model/${name.toLowerCase()}`)),
      ],
    },
  ];
}
