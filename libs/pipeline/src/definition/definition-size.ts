import { Output } from "@pulumi/pulumi";
import type { PipelineDefinition } from "@mlops/pipeline-definition";

/**
 * Definitions of more bytes are put into a bucket. The API takes up to 1,048,576 characters in a request; the Python SDK
 * draws this line far below it (sagemaker.workflow.pipeline, `_create_args`), which leaves room for wrong estimates.
 */
const maxInlineBytes = 100 * 1024;

/** What stands for a value that only a deployment knows, when a size is estimated: S3 URIs have at most 1024 characters. */
const longestLaterValue = "x".repeat(1024);

/**
 * Whether a definition is too large for a request. It decides which resources exist, so that it does not depend on what
 * only a deployment knows: each such value counts as the longest that it is likely to be.
 */
export function isLarge(definition: PipelineDefinition): boolean {
  const text = JSON.stringify(
    definition,
    function (this: Readonly<Record<string, unknown>>, key, value: unknown) {
      // An Output writes itself as a message before it comes here.
      return Output.isInstance(this[key]) ? longestLaterValue : value;
    },
  );
  return Buffer.byteLength(text) > maxInlineBytes;
}
