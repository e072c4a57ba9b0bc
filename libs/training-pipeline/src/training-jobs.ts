import { toSeconds } from "@mlops/core";
import type { ScalarArgument } from "@mlops/pipeline-definition";
import { type SourceCodeRef, processingJob, trainingJob, tuningJob } from "@mlops/training";
import type { CheckedTraining } from "./training-pipeline-args.ts";
import type { TrainingPlaces } from "./training-places.ts";

/** Source code of the jobs. */
export interface TrainingSources {
  /** The model's scripts. */
  readonly model: SourceCodeRef;
  /** What puts records into feature groups. */
  readonly ingest: SourceCodeRef;
}

/** The jobs of a training pipeline. */
export type TrainingJobs = ReturnType<typeof trainingJobs>;

/** What is run: all jobs, the evaluation once the model's place is known. */
export function trainingJobs(
  name: string,
  pipeline: CheckedTraining,
  sources: TrainingSources,
  places: TrainingPlaces,
) {
  const { environment, keys, network, mlEnvironment, processing, featureGroup } = pipeline;
  const { instanceType, maxRuntime, version, prepareScript } = processing;
  const jobs = { environment, keys, network, mlEnvironment, instanceType, maxRuntime } as const;
  const sklearn = { kind: "framework", framework: "sklearn", version } as const;
  const parts = ["train", "validation", "test", "features", "baseline", "bias", "gate"] as const;
  const prepare = processingJob(`${name}-prepare`, {
    ...jobs,
    source: sources.model,
    container: { ...sklearn, script: prepareScript },
    inputs: { raw: { uri: places.raw } },
    outputs: outputsAt(parts, places),
  });
  const store = processingJob(`${name}-store`, {
    ...jobs,
    source: sources.ingest,
    container: {
      ...sklearn,
      script: "put_records.py",
      arguments: ["--feature_group", featureGroup.featureGroupName, "--region", environment.region],
    },
    inputs: { features: { uri: places.run("features") } },
    // It calls the feature store, through the VPC.
    networkIsolation: false,
  });
  const { training, search } = trained(name, pipeline, sources, places);
  const evaluate = (model: ScalarArgument<string>) =>
    processingJob(`${name}-evaluate`, {
      ...jobs,
      source: sources.model,
      container: { ...frameworkOf(pipeline), script: processing.evaluateScript, device: "cpu" },
      inputs: { model: { uri: model }, test: { uri: places.run("test") } },
      outputs: outputsAt(["evaluation", "predictions"] as const, places),
    });
  return { prepare, store, training, search, evaluate };
}

/** The training, and the search that tries it with different hyperparameters, if there is one. */
function trained(name: string, pipeline: CheckedTraining, sources: TrainingSources, places: TrainingPlaces) {
  const { environment, keys, network, mlEnvironment, training: settings, tuning } = pipeline;
  const { script, hyperparameters, metrics, spot } = settings;
  const { instanceType, instances, maxRuntime, networkIsolation } = settings;
  const training = trainingJob(`${name}-train`, {
    environment,
    keys,
    network,
    mlEnvironment,
    instanceType,
    instances,
    maxRuntime,
    networkIsolation,
    source: sources.model,
    container: { ...frameworkOf(pipeline), script },
    hyperparameters,
    inputs: { train: { uri: places.run("train") }, validation: { uri: places.run("validation") } },
    metrics: Object.entries(metrics).map(([metric, expression]) => ({ name: metric, expression })),
    outputUri: places.models,
    ...(spot && {
      spot: { maxWait: `${2 * toSeconds(maxRuntime)} seconds` as const },
      checkpoints: "none" as const,
    }),
  });
  return { training, search: tuning && tuningJob(`${name}-search`, { ...tuning, training }) };
}

function frameworkOf({ training: { framework, version, python } }: CheckedTraining) {
  return { kind: "framework", framework, version, ...(python !== undefined && { python }) } as const;
}

/** Outputs of an execution, by name. */
function outputsAt<const Name extends string>(names: readonly Name[], { run }: TrainingPlaces) {
  const outputs = names.map((name) => [name, { uri: run(name) }] as const);
  // The keys are exactly the names.
  return Object.fromEntries(outputs) as Readonly<Record<Name, (typeof outputs)[number][1]>>;
}
