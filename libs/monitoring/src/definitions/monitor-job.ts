import { type Input, type Output, interpolate, output } from "@pulumi/pulumi";
import { type InstanceType, instanceFacts } from "@mlops/aws";
import { capturePrefix } from "@mlops/contracts";
import type { MonitorKind } from "@mlops/aws";
import type { CheckedMonitor } from "../model-monitor/monitor-args.ts";

/** A job definition that is to be made, and what it needs besides the settings. */
export interface MonitorJob {
  readonly kind: MonitorKind;
  readonly monitor: CheckedMonitor;
  /** Physical name of the monitor: the folder of its reports. */
  readonly physicalName: string;
  readonly roleArn: Input<string>;
  readonly image: string;
  /** S3 URI of Clarify's analysis configuration; none for data quality and model quality. */
  readonly configUri?: Input<string>;
}

/** S3 URI below which a monitor's reports are: a folder for each endpoint, schedule and run, which SageMaker makes. */
export function reportsUri({
  monitor,
  physicalName,
  kind,
}: Pick<MonitorJob, "monitor" | "physicalName" | "kind">) {
  return interpolate`s3://${monitor.mlEnvironment.dataBucketName}/data/monitoring/reports/${physicalName}/${kind}/`;
}

/** S3 URI of the prefix with the captured records, ending in `/`. */
export function capturedUri({ endpoint, batch, mlEnvironment }: CheckedMonitor): Output<string> {
  if (batch) return output(batch.captured);
  const name = endpoint?.endpointName ?? "";
  return interpolate`s3://${mlEnvironment.dataBucketName}/${capturePrefix}/${name}/`;
}

/**
 * Whether an instance's disk can be encrypted with our key: not if it is a local one, whose hardware has its own key.
 * Types that are newer than our table are taken for ones that can.
 */
export function takesVolumeKey(instanceType: InstanceType): boolean {
  return instanceFacts(instanceType)?.localDisk !== true;
}

/** Environment of SageMaker's containers: results become metrics of CloudWatch, which SageMaker publishes. */
export const publishMetrics = { publish_cloudwatch_metrics: "Enabled" } as const;
