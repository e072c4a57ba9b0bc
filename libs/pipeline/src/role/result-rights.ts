import { bucketArn, parseS3Uri } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import type { DocumentValue, StepDefinition } from "@mlops/pipeline-definition";
import { beginningOf, isList, memberOf, textWith } from "../definition/resolve.ts";
import { valuesUnder } from "../definition/steps.ts";
import { type RightsOf, needs, nothing } from "./rights.ts";

/** Id of the statement that lets a pipeline read results of its steps. */
export const readResultsSid = "ReadResults";

/**
 * Read what the service itself looks into: files whose values later steps use, and what checks compare.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html ("JsonGet")
 */
export const readResults: RightsOf = (step, { environment, definition }) => {
  const parameters = definition.Parameters ?? [];
  const read = [...propertyFileUris(step), ...addressedFileUris(step), ...checkedUris(step)];
  const known = read.map((uri) => beginningOf(uri, parameters)).filter(({ text }) => text !== "");
  if (known.length === 0) return nothing;
  return needs({
    sid: readResultsSid,
    actions: ["s3:GetObject"],
    resources: known.map(({ text }) => textWith(text, (uri) => objectsArn(environment, uri))),
  });
};

/** Outputs of a processing step in which it declares property files. */
function propertyFileUris({ Arguments, PropertyFiles = [] }: StepDefinition): DocumentValue[] {
  const names = new Set<unknown>(PropertyFiles.map(({ OutputName }) => OutputName));
  return outputsOf(Arguments).flatMap(({ name, uri }) => (names.has(name) ? [uri] : []));
}

/** Files that `Std:JsonGet` names by their address. */
function addressedFileUris({ Arguments }: StepDefinition): DocumentValue[] {
  return valuesUnder(Arguments, (key) => key === "Std:JsonGet").flatMap(
    ({ value }) => memberOf(value, "S3Uri") ?? [],
  );
}

/** What a check writes, and the baseline that it is given. */
function checkedUris(step: StepDefinition): DocumentValue[] {
  if (step.Type !== "QualityCheck" && step.Type !== "ClarifyCheck") return [];
  const supplied = [step.SuppliedBaselineConstraints, step.SuppliedBaselineStatistics];
  return [...outputsOf(step.Arguments).map(({ uri }) => uri), ...supplied.flatMap((uri) => uri ?? [])];
}

function outputsOf(processing: DocumentValue): { readonly name: unknown; readonly uri: DocumentValue }[] {
  const outputs = memberOf(memberOf(processing, "ProcessingOutputConfig"), "Outputs");
  return (isList(outputs) ? outputs : []).flatMap((output) => {
    const uri = memberOf(memberOf(output, "S3Output"), "S3Uri");
    return uri === undefined ? [] : [{ name: memberOf(output, "OutputName"), uri }];
  });
}

/** Everything below an S3 URI: outputs are folders, whether or not their address ends in a slash. */
export function objectsArn(environment: AwsEnvironment, uri: string): string {
  const { bucket, key } = parseS3Uri(uri) ?? { bucket: uri, key: "" };
  return bucketArn(environment, bucket, `${key}*`);
}
