import { type Output, interpolate } from "@pulumi/pulumi";
import { type PipelineVariable, executionVariables, join } from "@mlops/pipeline-definition";
import type { CheckedTraining } from "./training-pipeline-args.ts";

/** Where a pipeline reads and writes. */
export interface TrainingPlaces {
  /** S3 URI of the raw data. */
  readonly raw: Output<string>;
  /** S3 URI of the prefix of an execution's models: below the registry's artifacts, so that versions can be served. */
  readonly models: PipelineVariable<string>;
  /** S3 URI of a folder of an execution. */
  readonly run: (folder: string) => PipelineVariable<string>;
}

/** Where a pipeline reads and writes: each execution for itself. */
export function trainingPlaces(
  name: string,
  { mlEnvironment, registry, data }: CheckedTraining,
): TrainingPlaces {
  const { dataBucketName: bucket } = mlEnvironment;
  const { pipelineExecutionId } = executionVariables;
  return {
    raw: interpolate`s3://${bucket}/${data}`,
    models: join("", [registry.artifactsUri, pipelineExecutionId]),
    run: (folder) => join("/", [interpolate`s3://${bucket}/pipelines/${name}`, pipelineExecutionId, folder]),
  };
}
