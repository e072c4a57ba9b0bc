import { type Output, interpolate } from "@pulumi/pulumi";
import type { RegistryRef } from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import {
  type PipelineVariable,
  type Step,
  conditionStep,
  executionVariables,
  greaterThanOrEqualTo,
  join,
  jsonGet,
  lessThanOrEqualTo,
  processingStep,
  registerModelStep,
  trainingStep,
} from "@mlops/pipeline-definition";
import { type JobReferences, modelVersion, processingJob, trainingJob } from "@mlops/training";
import { inferenceImage } from "./file-images.ts";
import type { PipelineFile } from "./pipeline-file-settings.ts";

type Uri = PipelineVariable<string>;

/** Where a pipeline reads and writes: a folder of its own, and one in it for each execution. */
function placesOf(file: PipelineFile, bucket: Output<string>) {
  const folder = interpolate`s3://${bucket}/pipelines/${file.pipeline_name}`;
  const run = (name: string): Uri => join("/", [folder, executionVariables.pipelineExecutionId, name]);
  return { raw: interpolate`s3://${bucket}/${file.processing_input_prefix}`, run };
}

function framework(file: PipelineFile, kind: "processing" | "training", script: string) {
  const python = file[`${kind}_python_version`];
  return {
    kind: "framework" as const,
    framework: file[`${kind}_framework`],
    version: file[`${kind}_framework_version`],
    ...(python !== undefined && { python }),
    script,
  };
}

/** What the steps of a pipeline file refer to. */
interface FileReferences extends JobReferences {
  /** The model that they train versions of. */
  readonly registry: RegistryRef;
  /** Bucket of their data. */
  readonly bucket: Output<string>;
}

/** The jobs of a pipeline file. */
export function jobsOf(file: PipelineFile, { registry, bucket, ...references }: FileReferences) {
  const { raw, run } = placesOf(file, bucket);
  const networkIsolation = file.network_isolation;
  const processing = {
    ...references,
    networkIsolation,
    instanceType: file.processing_instance_type,
    instances: file.processing_instance_count,
    maxRuntime: file.max_runtime,
  };
  const name = file.pipeline_name;
  const prepare = processingJob(`${name}-prepare`, {
    ...processing,
    container: framework(file, "processing", file.processing_script),
    inputs: { raw: { uri: raw } },
    outputs: { train: { uri: run("train") }, test: { uri: run("test") } },
  });
  const train = trainingJob(`${name}-train`, {
    ...references,
    registry,
    networkIsolation,
    container: framework(file, "training", file.training_script),
    hyperparameters: given(file.training_hyperparameters),
    inputs: { train: { uri: run("train") } },
    instanceType: file.training_instance_type,
    instances: file.training_instance_count,
    maxRuntime: file.max_runtime,
  });
  const evaluate = processingJob(`${name}-evaluate`, {
    ...processing,
    instances: 1,
    container: framework(file, "processing", file.evaluation_script),
    inputs: { model: { uri: train.outputUri }, test: { uri: run("test") } },
    outputs: { evaluation: { uri: run("evaluation") } },
  });
  return { prepare, train, evaluate };
}

function given<Value>(values: Readonly<Record<string, Value | undefined>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** The steps of a pipeline file: prepare, train, evaluate, and register what is good. */
export function stepsOf(
  file: PipelineFile,
  jobs: ReturnType<typeof jobsOf>,
  { environment, registry }: { readonly environment: AwsEnvironment; readonly registry: RegistryRef },
  roleArn: Output<string> | string,
): readonly Step[] {
  const prepare = processingStep("Prepare", { arguments: jobs.prepare.request(roleArn) });
  const train = trainingStep("Train", { arguments: jobs.train.request(roleArn), dependsOn: [prepare] });
  const evaluate = processingStep("Evaluate", {
    arguments: jobs.evaluate.request(roleArn),
    propertyFiles: { Evaluation: { output: "evaluation", path: "evaluation.json" } },
    dependsOn: [train],
  });
  const metric = jsonGet<number>(evaluate.propertyFiles.Evaluation, file.evaluation_metric);
  const { evaluation_minimum: minimum, evaluation_maximum: maximum = 0 } = file;
  const register = registerModelStep("Register", {
    arguments: modelVersion({
      environment,
      registry,
      image: inferenceImage(file, environment),
      artifactUri: train.properties.ModelArtifacts.S3ModelArtifacts,
      approvalStatus: file.model_approval_status,
      contentTypes: ["text/csv", "application/json"],
      instanceTypes: [file.inference_instance_type],
    }),
  });
  const isGood =
    minimum === undefined ? lessThanOrEqualTo(metric, maximum) : greaterThanOrEqualTo(metric, minimum);
  return [prepare, train, evaluate, conditionStep("IsGood", { conditions: [isGood], ifSteps: [register] })];
}
