import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import type { z } from "zod";
import type { AlarmTopicRef } from "@mlops/contracts";
import { awsEnvironment, checkedSettings, crossAccountProblems } from "@mlops/core";
import { type BuildReferences, BuildProject } from "../build/build-project.ts";
import { deliveryPipeline, pipelineNameOf } from "../delivery-pipeline.ts";
import { PipelineNotices } from "../events/pipeline-notices.ts";
import { connectionArnValue } from "../source.ts";
import { type TargetAccounts, targetProblems } from "../targets.ts";
import { tuningVariables } from "../training/training-actions.ts";
import { trainingBuilds } from "../training/training-builds.ts";
import { type TrainPipelineSettings, trainPipelineSettings } from "./train-pipeline-settings.ts";
import { trainStageName, trainStages } from "./train-stages.ts";

/** Arguments of {@link TrainPipeline}. */
export interface TrainPipelineArgs extends z.input<typeof trainPipelineSettings>, BuildReferences {
  /** Name of the app whose model is trained. */
  readonly product: string;
  readonly alarmTopic: AlarmTopicRef;
  /** ARN of the connection that the code comes through. */
  readonly connectionArn: string;
  /** Accounts by environment. */
  readonly targets: TargetAccounts;
}

/**
 * Trains a model with each commit of its code: checks it, packs it, prepares data, starts the SageMaker pipeline
 * with the parameters of the commit and follows it to its end. The version that it registers starts a deployment once somebody approves it.
 *
 * @example
 * new TrainPipeline("sentiment-train", {
 *   ...tooling, // environment, keys, guardrails, alarmTopic, artifactBucketName, image, connectionArn, targets
 *   product: "sentiment",
 *   repository: "example/sentiment-training",
 *   tools: { repository: "example/mlops-platform" },
 *   checks: ["pip install .[test]", "pytest"],
 *   parameters: "pipeline/parameters.json",
 * });
 */
export class TrainPipeline extends ComponentResource {
  readonly pipelineName: Output<string>;
  readonly pipelineArn: Output<string>;

  /** @throws ResourceError with everything that is wrong with the arguments */
  constructor(name: string, args: TrainPipelineArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:TrainPipeline", name, {}, opts);
    const { environment, product, targets } = args;
    const settings = this.checked(name, args);
    const pipelineName = pipelineNameOf(environment, name, settings.nameSuffix);
    const target = awsEnvironment({
      app: product,
      name: settings.trainsIn,
      account: targets[settings.trainsIn] ?? "",
      region: environment.region,
    });
    const check = this.checkBuild(name, args, settings.checks);
    const builds = trainingBuilds(
      name,
      { ...args, pipelineName, target, settings, approves: false },
      { parent: this },
    );
    const pipeline = deliveryPipeline(
      name,
      {
        ...args,
        pipelineName,
        builds: [check, ...Object.values(builds)].filter((build) => build !== undefined),
        stages: trainStages({ ...args, settings, check, builds }),
        variables: tuningVariables(settings),
      },
      this,
    );
    const stages = [trainStageName];
    new PipelineNotices(`${name}-notices`, { ...args, pipelineName, stages }, { parent: this });
    this.pipelineName = pipeline.name;
    this.pipelineArn = pipeline.arn;
    this.registerOutputs({ pipelineName: this.pipelineName, pipelineArn: this.pipelineArn });
  }

  /** Code that nobody has looked at yet runs here: its role has no rights besides its artifacts. */
  private checkBuild(name: string, args: TrainPipelineArgs, checks: readonly string[]) {
    if (checks.length === 0) return undefined;
    const description = `Checks the training code of ${args.product}`;
    return new BuildProject(
      `${name}-check`,
      {
        ...args,
        description,
        statements: [],
        timeoutMinutes: 60,
        buildspec: { variables: {}, install: [], build: checks },
      },
      { parent: this },
    );
  }

  private checked(name: string, args: TrainPipelineArgs): TrainPipelineSettings {
    const { environment, keys, guardrails, alarmTopic, targets, ...rest } = args;
    const { artifactBucketName: _bucket, image: _image, product: _product, ...given } = rest;
    const schema = trainPipelineSettings.safeExtend({ connectionArn: connectionArnValue(environment) });
    return checkedSettings(this, name, schema, given, [
      ...crossAccountProblems(environment, { keys, guardrails, alarmTopic }),
      ...targetProblems(targets, { trainsIn: args.trainsIn ?? "dev" }),
    ]);
  }
}
