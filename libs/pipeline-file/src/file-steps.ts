import { type Output, interpolate } from "@pulumi/pulumi";
import type { RegistryRef } from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import {
  type PipelineVariable,
  type ScalarArgument,
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
import { evaluationInstance, inferenceImage } from "./file-images.ts";
import type { PipelineFile } from "./pipeline-file-settings.ts";

type Uri = PipelineVariable<string>;

/** Where a pipeline reads and writes: a folder of its own, and one in it for each execution. */
function placesOf(file: PipelineFile, bucket: Output<string>) {
  const folder = interpolate`s3://${bucket}/pipelines/${file.pipeline_name}`;
  const run = (name: string): Uri => join("/", [folder, executionVariables.pipelineExecutionId, name]);
  const raw = (prefix: string) => interpolate`s3://${bucket}/${prefix}`;
  return { raw, run };
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

/** The jobs of a pipeline file, the evaluation once the model's place is known. */
export function jobsOf(file: PipelineFile, { registry, bucket, ...references }: FileReferences) {
  const { run, raw } = placesOf(file, bucket);
  const name = file.pipeline_name;
  const common = { ...references, networkIsolation: file.network_isolation, maxRuntime: file.max_runtime };
  const parts = file.validation_channel ? ["train", "validation"] : ["train"];
  const prepare = processingJob(`${name}-prepare`, {
    ...common,
    container: framework(file, "processing", file.processing_script),
    inputs: { raw: { uri: raw(file.processing_input_prefix) } },
    outputs: Object.fromEntries([...parts, "test"].map((part) => [part, { uri: run(part) }])),
    instanceType: file.processing_instance_type,
    instances: file.processing_instance_count,
  });
  const train = trainingJob(`${name}-train`, {
    ...common,
    registry,
    container: framework(file, "training", file.training_script),
    hyperparameters: given(file.training_hyperparameters),
    inputs: {
      ...Object.fromEntries(parts.map((part) => [part, { uri: run(part) }])),
      ...mapValues(file.training_input_prefixes, (prefix) => ({ uri: raw(prefix) })),
    },
    instanceType: file.training_instance_type,
    instances: file.training_instance_count,
  });
  const evaluate = (model: ScalarArgument<string>) =>
    processingJob(`${name}-evaluate`, {
      ...common,
      container: framework(file, "training", file.evaluation_script),
      inputs: { model: { uri: model }, test: { uri: run("test") } },
      outputs: { evaluation: { uri: run("evaluation") } },
      instanceType: evaluationInstance(file),
    });
  return { prepare, train, evaluate };
}

function mapValues<Value, Mapped>(
  values: Readonly<Record<string, Value>>,
  mapped: (value: Value) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, mapped(value)]));
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
  const artifactUri = train.properties.ModelArtifacts.S3ModelArtifacts;
  const evaluate = processingStep("Evaluate", {
    arguments: jobs.evaluate(artifactUri).request(roleArn),
    propertyFiles: { Evaluation: { output: "evaluation", path: "evaluation.json" } },
    dependsOn: [prepare],
  });
  const metric = jsonGet<number>(evaluate.propertyFiles.Evaluation, file.evaluation_metric);
  const { evaluation_minimum: minimum, evaluation_maximum: maximum = 0 } = file;
  const register = registerModelStep("Register", {
    arguments: modelVersion({
      environment,
      registry,
      image: inferenceImage(file, environment),
      artifactUri,
      approvalStatus: file.model_approval_status,
      contentTypes: ["text/csv", "application/json"],
      instanceTypes: [file.inference_instance_type],
    }),
  });
  const isGood =
    minimum === undefined ? lessThanOrEqualTo(metric, maximum) : greaterThanOrEqualTo(metric, minimum);
  return [prepare, train, evaluate, conditionStep("IsGood", { conditions: [isGood], ifSteps: [register] })];
}
