import { createHash } from "node:crypto";
import type { Output, Resource } from "@pulumi/pulumi";
import { BucketObjectv2 } from "@pulumi/aws/s3/bucketObjectv2.js";
import type { KeysRef, MlEnvironmentRef } from "@mlops/contracts";

/** Key prefix of definitions in the bucket of artifacts. */
export const definitionPrefix = "pipelines";

/** A definition that is too large for a request. */
interface LargeDefinition {
  /** Physical name of the pipeline. */
  readonly physicalName: string;
  /** The definition as canonical JSON. */
  readonly text: Output<string>;
  readonly keys: KeysRef;
  readonly mlEnvironment: MlEnvironmentRef;
}

/**
 * A definition in the bucket of artifacts. Its key has the hash of its content: SageMaker reads the object only when its
 * address changes.
 */
export function storedDefinition(
  name: string,
  { physicalName, text, keys, mlEnvironment }: LargeDefinition,
  parent: Resource,
): BucketObjectv2 {
  return new BucketObjectv2(
    name,
    {
      bucket: mlEnvironment.artifactBucketName,
      key: text.apply((json) => `${definitionPrefix}/${physicalName}/${contentHash(json)}.json`),
      content: text,
      contentType: "application/json",
      serverSideEncryption: "aws:kms",
      kmsKeyId: keys.dataKeyArn,
      bucketKeyEnabled: true,
    },
    { parent },
  );
}

function contentHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
