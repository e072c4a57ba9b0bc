import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { type PipelineRef, canPutRecords } from "@mlops/contracts";
import { type AwsEnvironment, type ServiceRole, assertValid } from "@mlops/core";
import { baselineImages, canAskModels } from "@mlops/monitoring";
import { SageMakerPipeline } from "@mlops/pipeline";
import { pipelineDefinition } from "@mlops/pipeline-definition";
import { SourceCode, jobRole } from "@mlops/training";
import { analysisConfigurations, storedAnalysis } from "./analyses.ts";
import { servingImage, servingImageProblems } from "./serving-image.ts";
import { type TrainingJobs, trainingJobs } from "./training-jobs.ts";
import { trainingParameters } from "./training-parameters.ts";
import {
  type CheckedTraining,
  type TrainingPipelineArgs,
  checkedTraining,
} from "./training-pipeline-args.ts";
import { type TrainingPlaces, trainingPlaces } from "./training-places.ts";
import { trainingSteps } from "./training-steps.ts";

/** What puts records into feature groups, from the root of the repository. */
const ingestFolder = "libs/training-pipeline/ingest";

/**
 * The whole way of a classifier from raw data to a version of the registry, as one pipeline: prepare, put features into
 * the feature store, train or search, evaluate; and of a model that is good enough, the baselines of all four monitors and
 * a version that waits for an approval and says why it was trained.
 *
 * @example
 * new TrainingPipeline("sentiment-training", { ...platform, ...config.training, registry, featureGroup }, options);
 */
export class TrainingPipeline extends ComponentResource implements PipelineRef {
  readonly environment: AwsEnvironment;
  readonly pipelineName: Output<string>;
  readonly pipelineArn: Output<string>;

  constructor(name: string, args: TrainingPipelineArgs, opts?: ComponentResourceOptions) {
    super("mlops:training-pipeline:TrainingPipeline", name, {}, opts);
    const checked = checkedTraining(this, name, args);
    assertValid(this, name, servingImageProblems(checked));
    const { environment, guardrails, keys, mlEnvironment, alarmTopic, schedules, evaluation } = checked;
    const child = { parent: this };
    const places = trainingPlaces(name, checked);
    const code = { environment, keys, mlEnvironment };
    const sources = {
      model: new SourceCode(`${name}-source`, { ...code, ...checked.source }, child),
      ingest: new SourceCode(`${name}-ingest`, { ...code, folder: ingestFolder }, child),
    };
    const jobs = trainingJobs(name, checked, sources, places);
    const role = this.role(name, checked, jobs, places);
    const configurations = analysisConfigurations(checked);
    const stored = (kind: keyof typeof configurations) =>
      storedAnalysis(`${name}-${kind}`, `${name}/${kind}`, configurations[kind], checked, this);
    const parameters = trainingParameters(evaluation.minimum);
    const steps = trainingSteps({
      pipeline: checked,
      jobs,
      places,
      parameters,
      roleArn: role.arn,
      analyses: { bias: stored("bias"), attributions: stored("attributions") },
    });
    const definition = pipelineDefinition({ parameters: Object.values(parameters), steps });
    const pipeline = new SageMakerPipeline(
      name,
      { environment, guardrails, keys, mlEnvironment, alarmTopic, parameters, definition, schedules },
      child,
    );

    this.environment = environment;
    this.pipelineName = pipeline.pipelineName;
    this.pipelineArn = pipeline.pipelineArn;
    this.registerOutputs({ pipelineName: this.pipelineName, pipelineArn: this.pipelineArn });
  }

  /** The role of all jobs, and of the model that Clarify asks. */
  private role(
    name: string,
    pipeline: CheckedTraining,
    jobs: TrainingJobs,
    places: TrainingPlaces,
  ): ServiceRole {
    const { environment, guardrails, keys, featureGroup, mlEnvironment } = pipeline;
    const baselines = {
      name: `${name}-baselines`,
      access: {
        images: [...baselineImages(environment), servingImage(pipeline)],
        reads: [
          ...["baseline", "predictions", "bias", "test"].map(places.run),
          mlEnvironment.artifactBucketName.apply((bucket) => `s3://${bucket}/training/analyses/${name}/`),
        ],
        writes: [places.run("baselines")],
        logs: ["processing-jobs"],
        encryptsVolumes: true,
      },
    } as const;
    return jobRole(
      `${name}-jobs`,
      {
        environment,
        guardrails,
        keys,
        jobs: [jobs.prepare, jobs.store, jobs.training, jobs.evaluate(places.models), baselines],
        statements: [canPutRecords(featureGroup), ...canAskModels(environment, "pipelines-*")],
      },
      { parent: this },
    );
  }
}
