import type { OutputInstance } from "@pulumi/pulumi";
import { PipelineVariable, type Scalar } from "./pipeline-variable.ts";
import { written } from "./written.ts";

/** A part of a joined text. */
export type JoinedValue = Scalar | PipelineVariable | OutputInstance<Scalar>;

/**
 * The values, one after the other with a text between them, joined when the pipeline runs.
 * @param separator what stands between them, such as `/`; may be empty
 */
export function join(separator: string, values: readonly JoinedValue[]): PipelineVariable<string> {
  return new PipelineVariable({ "Std:Join": { On: separator, Values: values.map(written) } });
}

/** A variable as text, for places that take only text, such as hyperparameters and container arguments. */
export function asText(variable: PipelineVariable): PipelineVariable<string> {
  return join("", [variable]);
}

/** A JSON file that a processing step declares with `propertyFiles`. */
export class PropertyFile {
  readonly stepName: string;
  readonly name: string;

  constructor(stepName: string, name: string) {
    this.stepName = stepName;
    this.name = name;
  }
}

/**
 * A value out of a JSON file that a processing step has written. Its type is what the file has there: state it where
 * it matters (`jsonGet<number>(…)`); without, it may stand anywhere.
 * @param path where in the file, such as `metrics.mse.value` or `metrics[0].value`
 */
export function jsonGet<T extends Scalar = never>(file: PropertyFile, path: string): PipelineVariable<T> {
  const name = `Steps.${file.stepName}.PropertyFiles.${file.name}`;
  return new PipelineVariable({ "Std:JsonGet": { PropertyFile: { Get: name }, Path: path } });
}

/**
 * A value out of a JSON file in S3.
 * @param uri address of the file, made with `join`
 * @param path where in the file
 */
export function jsonGetFromS3<T extends Scalar = never>(
  uri: PipelineVariable<string>,
  path: string,
): PipelineVariable<T> {
  return new PipelineVariable({ "Std:JsonGet": { S3Uri: written(uri), Path: path } });
}
