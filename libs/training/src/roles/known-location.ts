import { Output, type OutputInstance, output } from "@pulumi/pulumi";
import { PipelineVariable, type ScalarArgument } from "@mlops/pipeline-definition";

/**
 * What is known before a pipeline runs of the S3 URI that a job reads or writes: all of it, or what a joined one begins
 * with, such as `s3://data/train/` of one that ends in the execution's id.
 * @returns nothing where an execution gives even the bucket
 */
export function knownLocation(uri: ScalarArgument<string>): OutputInstance<string> | string | undefined {
  if (!(uri instanceof PipelineVariable)) return uri;
  const joined = "Std:Join" in uri.expression ? uri.expression["Std:Join"] : undefined;
  if (joined === undefined) return undefined;
  const firstLater = joined.Values.findIndex(
    (value) => typeof value !== "string" && !Output.isInstance(value),
  );
  const known = firstLater < 0 ? joined.Values : joined.Values.slice(0, firstLater);
  const tail = firstLater < 0 ? "" : joined.On;
  if (known.length === 0) return undefined;
  if (known.every((value) => typeof value === "string")) return `${known.join(joined.On)}${tail}`;
  const values: OutputInstance<unknown[]> = output<unknown[]>([...known]);
  return values.apply((texts) => `${texts.join(joined.On)}${tail}`);
}

/** Whether an earlier step of the pipeline has written what a job reads: it tells where. */
export function isOfEarlierStep(uri: ScalarArgument<string>): boolean {
  if (!(uri instanceof PipelineVariable)) return false;
  const { expression } = uri;
  return "Get" in expression && expression.Get.startsWith("Steps.");
}
