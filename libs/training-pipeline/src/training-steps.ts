import type { Output } from "@pulumi/pulumi";
import { type BaselineChecksArgs, baselineChecks, keptBaselines } from "@mlops/monitoring";
import {
  type ModelArguments,
  type ModelStep,
  type PipelineVariable,
  type Step,
  conditionStep,
  greaterThanOrEqualTo,
  jsonGet,
  modelStep,
  processingStep,
  registerModelStep,
  trainingStep,
  tuningStep,
} from "@mlops/pipeline-definition";
import { modelVersion } from "@mlops/training";
import { servingImage } from "./framework-images.ts";
import type { TrainingJobs } from "./training-jobs.ts";
import type { TrainingParameters } from "./training-parameters.ts";
import type { CheckedTraining } from "./training-pipeline-args.ts";
import type { TrainingPlaces } from "./training-places.ts";

/** What the steps are made of. */
export interface StepParts {
  readonly pipeline: CheckedTraining;
  readonly jobs: TrainingJobs;
  readonly places: TrainingPlaces;
  readonly parameters: TrainingParameters;
  /** ARN of the role that all jobs run under. */
  readonly roleArn: Output<string>;
  /** S3 URIs of Clarify's configurations. */
  readonly analyses: { readonly bias: Output<string>; readonly attributions: Output<string> };
}

/** Prepare, store features, train, evaluate; of a good model make baselines, and register it for an approval. */
export function trainingSteps(parts: StepParts): readonly Step[] {
  const { pipeline, jobs, parameters, roleArn } = parts;
  const prepare = processingStep("Prepare", { arguments: jobs.prepare.request(roleArn) });
  const store = processingStep("StoreFeatures", {
    arguments: jobs.store.request(roleArn),
    dependsOn: [prepare],
  });
  const { step: train, modelUri } = trainStep(parts, prepare);
  const evaluate = processingStep("Evaluate", {
    arguments: jobs.evaluate(modelUri).request(roleArn),
    propertyFiles: { Evaluation: { output: "evaluation", path: "evaluation.json" } },
    dependsOn: [prepare],
  });
  const metric = jsonGet<number>(evaluate.propertyFiles.Evaluation, pipeline.evaluation.metric);
  const isGood = conditionStep("IsGood", {
    conditions: [greaterThanOrEqualTo(metric, parameters.MinimumMetric)],
    ifSteps: registration(parts, modelUri),
  });
  return [prepare, store, train, evaluate, isGood];
}

/** One training, or a search, and the address of its model. */
function trainStep({ jobs, roleArn }: StepParts, prepare: Step) {
  if (jobs.search) {
    const step = tuningStep("Tune", { arguments: jobs.search.request(roleArn), dependsOn: [prepare] });
    return { step, modelUri: jobs.search.bestModelUri(step) };
  }
  const step = trainingStep("Train", { arguments: jobs.training.request(roleArn), dependsOn: [prepare] });
  return { step, modelUri: step.properties.ModelArtifacts.S3ModelArtifacts };
}

/** Baselines of all four monitors, the version with the reason of its training, and its baselines by its number. */
function registration(parts: StepParts, modelUri: PipelineVariable<string>): Step[] {
  const { pipeline, parameters } = parts;
  const { environment, registry, serving } = pipeline;
  const { contentTypes, instanceTypes, variables } = serving;
  const image = servingImage(pipeline);
  const model = modelOf(parts, { Image: image, ModelDataUrl: modelUri, Environment: variables });
  const checked = checksOf(parts, model.properties.ModelName);
  const checks = baselineChecks(checked);
  const version = { environment, registry, image, artifactUri: modelUri, contentTypes, instanceTypes };
  const register = registerModelStep("Register", {
    arguments: {
      ...modelVersion({ ...version, variables }),
      CustomerMetadataProperties: { TrainingReason: parameters.TrainingReason },
      ...checks.registered,
    },
  });
  const { artifactsUri } = registry;
  const keep = keptBaselines("KeepBaselines", { ...baselineJob(parts), checked, register, artifactsUri });
  return [model, ...checks.steps, register, keep];
}

/** The model that Clarify asks. */
function modelOf(
  { pipeline, roleArn }: StepParts,
  PrimaryContainer: ModelArguments["PrimaryContainer"],
): ModelStep {
  const { privateSubnetIds, workloadSecurityGroupId } = pipeline.network;
  return modelStep("CreateModel", {
    arguments: {
      ExecutionRoleArn: roleArn,
      PrimaryContainer,
      EnableNetworkIsolation: true,
      VpcConfig: { Subnets: privateSubnetIds, SecurityGroupIds: [workloadSecurityGroupId] },
    },
  });
}

/** What every job has that makes or copies baselines. */
function baselineJob({ pipeline, roleArn }: StepParts) {
  const { environment, keys, network, processing } = pipeline;
  const { instanceType, maxRuntime } = processing;
  return { environment, keys, network, roleArn, instanceType, maxRuntime };
}

/** The baselines of all four monitors. */
function checksOf(parts: StepParts, modelName: PipelineVariable<string>): BaselineChecksArgs {
  const { pipeline, places, parameters, analyses } = parts;
  const { registry } = pipeline;
  const { label, prediction } = pipeline.analyses;
  const baseline = (dataset: string, kind: string) => ({
    ...baselineJob(parts),
    dataset: places.run(dataset),
    output: places.run(`baselines/${kind}`),
  });
  return {
    group: registry.groupName,
    skipChecks: parameters.SkipBaselineChecks,
    dataQuality: baseline("baseline", "data-quality"),
    modelQuality: {
      ...baseline("predictions", "model-quality"),
      scored: { problem: "multiclass", prediction, label },
    },
    bias: { ...baseline("bias", "bias"), configuration: analyses.bias, modelName },
    explainability: {
      ...baseline("test", "explainability"),
      configuration: analyses.attributions,
      modelName,
    },
  };
}
