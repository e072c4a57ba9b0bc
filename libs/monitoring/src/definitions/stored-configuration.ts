import { createHash } from "node:crypto";
import { type Output, type Resource, interpolate } from "@pulumi/pulumi";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { canonicalJson } from "@mlops/core";
import type { CheckedMonitor } from "../model-monitor/monitor-args.ts";
import type { BiasConfiguration, ExplainabilityConfiguration } from "./analysis-configuration.ts";

/**
 * Stores a configuration of Clarify in the data bucket, under a key with its content's hash: the job definition, which
 * names the key, changes with the content, and runs that have begun keep what they began with.
 * @returns its S3 URI
 */
export function storedConfiguration(
  name: string,
  configuration: BiasConfiguration | ExplainabilityConfiguration,
  { monitor, physicalName }: { readonly monitor: CheckedMonitor; readonly physicalName: string },
  parent: Resource,
): Output<string> {
  const { mlEnvironment, keys } = monitor;
  const content = canonicalJson(configuration);
  const hash = content.apply((text) => createHash("sha256").update(text).digest("hex").slice(0, 16));
  const stored = new BucketObjectv2(
    name,
    {
      bucket: mlEnvironment.dataBucketName,
      key: interpolate`data/monitoring/configurations/${physicalName}/${hash}.json`,
      content,
      contentType: "application/json",
      serverSideEncryption: "aws:kms",
      kmsKeyId: keys.dataKeyArn,
    },
    { parent },
  );
  return interpolate`s3://${stored.bucket}/${stored.key}`;
}
