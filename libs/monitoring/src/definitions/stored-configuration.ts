import { createHash } from "node:crypto";
import { type Output, type Resource, interpolate } from "@pulumi/pulumi";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import { canonicalJson } from "@mlops/core";
import type { KeysRef, MlEnvironmentRef } from "@mlops/contracts";
import type { ReportConfiguration } from "../reports/report-configuration.ts";
import type { BiasConfiguration, ExplainabilityConfiguration } from "./analysis-configuration.ts";

/** Where configurations are stored. */
interface ConfigurationPlace {
  readonly keys: KeysRef;
  readonly mlEnvironment: MlEnvironmentRef;
  /** Physical name of what is configured: the folder of its configurations. */
  readonly physicalName: string;
}

/**
 * Stores a configuration of Clarify in the data bucket, under a key with its content's hash: the job definition, which
 * names the key, changes with the content, and runs that have begun keep what they began with.
 * @returns its S3 URI
 */
export function storedConfiguration(
  name: string,
  configuration: BiasConfiguration | ExplainabilityConfiguration | ReportConfiguration,
  { keys, mlEnvironment, physicalName }: ConfigurationPlace,
  parent: Resource,
): Output<string> {
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
