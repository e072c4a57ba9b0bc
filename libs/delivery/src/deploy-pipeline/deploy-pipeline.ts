import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import type { z } from "zod";
import { arnIn } from "@mlops/aws";
import type { AlarmTopicRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  awsEnvironment,
  checkedSettings,
  crossAccountProblems,
  toMinutes,
} from "@mlops/core";
import { type DeployStage, deployBuildName, testBuildName } from "../build/build-names.ts";
import type { BuildProject, BuildReferences } from "../build/build-project.ts";
import { deployBuild, noVersion, versionOfStackFile } from "../build/deploy-build.ts";
import { type PulumiSettings, type StateReference, pulumiSettings } from "../build/pulumi-settings.ts";
import { testBuild } from "../build/test-build.ts";
import { deliveryPipeline, pipelineNameOf } from "../delivery-pipeline.ts";
import { ApprovalTrigger, versionVariable } from "../events/approval-trigger.ts";
import { PipelineNotices } from "../events/pipeline-notices.ts";
import { connectionArnValue } from "../source.ts";
import { type TargetAccounts, type TargetName, targetProblems } from "../targets.ts";
import { tuningVariables } from "../training/training-actions.ts";
import { trainingBuilds } from "../training/training-builds.ts";
import type { TrainingSettings } from "../training/training-settings.ts";
import { type DeployPipelineSettings, deployPipelineSettings } from "./deploy-pipeline-settings.ts";
import { type StageBuilds, deployStageNames, deployStages } from "./deploy-stages.ts";

/** Arguments of {@link DeployPipeline}. */
export interface DeployPipelineArgs extends z.input<typeof deployPipelineSettings>, BuildReferences {
  /** Name of the app whose stacks are deployed. */
  readonly product: string;
  readonly alarmTopic: AlarmTopicRef;
  /** ARN of the connection that the code comes through. */
  readonly connectionArn: string;
  readonly pulumi: PulumiSettings;
  readonly state: StateReference;
  /** Accounts by environment. */
  readonly targets: TargetAccounts;
  /** Bus that approvals come to. */
  readonly busName: Input<string>;
  /** Where the versions are registered, and the physical name of their group. */
  readonly registry: { readonly environment: TargetName; readonly groupName: string };
}

/**
 * Brings approved versions of a model to production: each is deployed to QA and tested there with labelled data, somebody
 * approves it with the report at hand, and it is deployed to production, tested again, and taken back if it fails.
 *
 * Every action runs in this account. A build assumes the one role of the target account that its work takes: the deploy
 * role for `pulumi up`, the tester role for the test.
 *
 * @example
 * new DeployPipeline("sentiment-deploy", {
 *   ...tooling, // environment, keys, guardrails, alarmTopic, artifactBucketName, image, connectionArn, pulumi, busName
 *   product: "sentiment",
 *   targets: { dev: "111122223333", qa: "222233334444", prod: "333344445555" },
 *   registry: { environment: "dev", groupName },
 *   repository: "example/mlops-platform",
 *   versionPaths: ["endpoint.variants.main.model.version"],
 *   test: { data: "sentiment/reviews.jsonl" },
 * });
 */
export class DeployPipeline extends ComponentResource {
  readonly pipelineName: Output<string>;
  readonly pipelineArn: Output<string>;

  /** @throws ResourceError with everything that is wrong with the arguments */
  constructor(name: string, args: DeployPipelineArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:DeployPipeline", name, {}, opts);
    const { environment } = args;
    const settings = this.checked(name, args);
    const { buildAndTrain } = settings;
    const pipelineName = pipelineNameOf(environment, name, settings.nameSuffix);
    const builds = {
      training: buildAndTrain && this.trainingBuilds(name, pipelineName, args, buildAndTrain),
      qa: this.stageBuilds(name, pipelineName, "qa", args, settings),
      production: this.stageBuilds(name, pipelineName, "production", args, settings),
    };
    const pipeline = deliveryPipeline(
      name,
      {
        ...args,
        pipelineName,
        builds: Object.values(builds)
          .flatMap((some) => Object.values<BuildProject | undefined>({ ...some }))
          .filter((build) => build !== undefined),
        variables: buildAndTrain ? tuningVariables(buildAndTrain) : [chosenVersion],
        stages: deployStages({ ...args, pipelineName, settings, builds }),
      },
      this,
    );
    if (!buildAndTrain) this.startAtApprovals(`${name}-approvals`, args, pipeline.arn);
    const stages = [deployStageNames.production];
    new PipelineNotices(`${name}-notices`, { ...args, pipelineName, stages }, { parent: this });
    this.pipelineName = pipeline.name;
    this.pipelineArn = pipeline.arn;
    this.registerOutputs({ pipelineName: this.pipelineName, pipelineArn: this.pipelineArn });
  }

  private startAtApprovals(name: string, args: DeployPipelineArgs, pipelineArn: Output<string>): void {
    const { targets, registry } = args;
    const registryAccount = targets[registry.environment] ?? "";
    const { groupName } = registry;
    new ApprovalTrigger(name, { ...args, groupName, registryAccount, pipelineArn }, { parent: this });
  }

  private trainingBuilds(
    name: string,
    pipelineName: string,
    args: DeployPipelineArgs,
    settings: TrainingSettings,
  ) {
    const target = targetOf(args, args.product, settings.trainsIn);
    return trainingBuilds(
      name,
      { ...args, pipelineName, target, settings, approves: true },
      { parent: this },
    );
  }

  private checked(name: string, args: DeployPipelineArgs): DeployPipelineSettings {
    const { environment, keys, guardrails, alarmTopic, targets, registry, ...rest } = args;
    const {
      artifactBucketName: _bucket,
      image: _image,
      product: _product,
      busName: _bus,
      state: _state,
      ...given
    } = rest;
    const schema = deployPipelineSettings.safeExtend({
      connectionArn: connectionArnValue(environment),
      pulumi: pulumiSettings,
    });
    return checkedSettings(this, name, schema, given, [
      ...crossAccountProblems(environment, { keys, guardrails, alarmTopic }),
      ...targetProblems(targets, {
        "registry.environment": registry.environment,
        "qa.environment": args.qa?.environment ?? "qa",
        "production.environment": args.production?.environment ?? "prod",
        ...(args.buildAndTrain && { "buildAndTrain.trainsIn": args.buildAndTrain.trainsIn ?? "dev" }),
      }),
    ]);
  }

  private stageBuilds(
    name: string,
    pipelineName: string,
    stage: DeployStage,
    args: DeployPipelineArgs,
    settings: DeployPipelineSettings,
  ): StageBuilds {
    const { registry, product } = args;
    const { deployTimeout, environment: targetName } = settings[stage];
    const target = targetOf(args, product, targetName);
    const group = `model-package/${registry.groupName}`;
    const modelPackages = arnIn(targetOf(args, "platform", registry.environment), "sagemaker", group);
    const { versionPaths, test } = settings;
    return {
      deploy: deployBuild(
        deployBuildName(name, stage),
        { ...args, target, modelPackages, versionPaths, timeoutMinutes: toMinutes(deployTimeout) },
        { parent: this },
      ),
      test: testBuild(
        testBuildName(name, stage),
        { ...args, target, test, pipelineName, stage: deployStageNames[stage] },
        { parent: this },
      ),
    };
  }
}

/** An app in one of the environments that are deployed into. */
function targetOf(
  { environment, targets }: DeployPipelineArgs,
  app: string,
  name: TargetName,
): AwsEnvironment {
  return awsEnvironment({ app, name, account: targets[name] ?? "", region: environment.region });
}

/** The version that an execution deploys. */
const chosenVersion = {
  name: versionVariable,
  defaultValue: noVersion,
  description: `ARN of the version to deploy, or ${versionOfStackFile}: the one that the stack files name`,
};
