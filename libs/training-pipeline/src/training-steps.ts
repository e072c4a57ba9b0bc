import type { Output } from "@pulumi/pulumi";
import { baselineChecks } from "@mlops/monitoring";
import {
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
import { servingImage } from "./serving-image.ts";
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

/** Baselines of all four monitors, and the version, with the reason of its training. */
function registration(parts: StepParts, modelUri: PipelineVariable<string>): Step[] {
  const { pipeline, parameters, roleArn } = parts;
  const { registry, serving } = pipeline;
  const container = { Image: servingImage(pipeline), ModelDataUrl: modelUri, Environment: serving.variables };
  const model = modelStep("CreateModel", {
    arguments: {
      ExecutionRoleArn: roleArn,
      PrimaryContainer: container,
      EnableNetworkIsolation: true,
      VpcConfig: {
        Subnets: pipeline.network.privateSubnetIds,
        SecurityGroupIds: [pipeline.network.workloadSecurityGroupId],
      },
    },
  });
  const checks = checksOf(parts, model.properties.ModelName);
  const register = registerModelStep("Register", {
    arguments: {
      ModelPackageGroupName: registry.groupName,
      ModelApprovalStatus: "PendingManualApproval",
      CustomerMetadataProperties: { TrainingReason: parameters.TrainingReason },
      InferenceSpecification: {
        Containers: [container],
        SupportedContentTypes: [...serving.contentTypes],
        SupportedResponseMIMETypes: [...serving.contentTypes],
        SupportedRealtimeInferenceInstanceTypes: [...serving.instanceTypes],
      },
      ...checks.registered,
    },
  });
  return [model, ...checks.steps, register];
}

function checksOf(
  { pipeline, places, parameters, roleArn, analyses }: StepParts,
  modelName: PipelineVariable<string>,
) {
  const { environment, keys, network, registry, processing } = pipeline;
  const { label, prediction } = pipeline.analyses;
  const baseline = (dataset: string, kind: string) => ({
    environment,
    keys,
    network,
    roleArn,
    instanceType: processing.instanceType,
    dataset: places.run(dataset),
    output: places.run(`baselines/${kind}`),
  });
  return baselineChecks({
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
  });
}
