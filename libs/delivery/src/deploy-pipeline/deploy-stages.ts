import { type Input, interpolate } from "@pulumi/pulumi";
import { consoleHostOf } from "@mlops/aws";
import { type AwsEnvironment, toMinutes } from "@mlops/core";
import { buildAction } from "../build/build-action.ts";
import type { DeployStage } from "../build/build-names.ts";
import type { BuildProject } from "../build/build-project.ts";
import { reportPrefix } from "../build/test-build.ts";
import { versionVariable } from "../events/approval-trigger.ts";
import { sourceArtifact, sourceStage } from "../source.ts";
import { onFailure } from "../stage-failure.ts";
import { trainActionName, trainingActions } from "../training/training-actions.ts";
import type { TrainingBuilds } from "../training/training-builds.ts";
import type { TrainingSettings } from "../training/training-settings.ts";
import type { DeployPipelineSettings } from "./deploy-pipeline-settings.ts";

/** Names of the stages that deploy. */
export const deployStageNames = { qa: "QA", production: "Production" } as const;

/** What the builds of a stage are. */
export interface StageBuilds {
  readonly deploy: BuildProject;
  readonly test: BuildProject;
}

/** What the stages are made of. */
export interface DeployStagesArgs {
  readonly environment: AwsEnvironment;
  readonly connectionArn: string;
  /** Physical name of the pipeline. */
  readonly pipelineName: string;
  readonly artifactBucketName: Input<string>;
  readonly settings: DeployPipelineSettings;
  readonly builds: DeployBuilds;
}

/** The builds of a deploy pipeline. */
export interface DeployBuilds {
  readonly training: TrainingBuilds | undefined;
  readonly qa: StageBuilds;
  readonly production: StageBuilds;
}

const executionId = "#{codepipeline.PipelineExecutionId}";

/** What is deployed: what the execution itself has trained, or what it was started with. */
const versionOf = ({ buildAndTrain }: DeployPipelineSettings) =>
  buildAndTrain === undefined ? `#{variables.${versionVariable}}` : `#{${trainActionName}.MODEL_PACKAGE_ARN}`;

/** The stages of a deploy pipeline: sources, build and train where wanted, QA, approval, production. */
export function deployStages(args: DeployStagesArgs) {
  const { connectionArn, settings, builds } = args;
  const { buildAndTrain } = settings;
  const startsAtCommits = buildAndTrain !== undefined;
  return [
    sourceStage(connectionArn, [{ name: sourceArtifact, source: settings, startsAtCommits }]),
    ...(buildAndTrain && builds.training ? [trainStage(args, buildAndTrain, builds.training)] : []),
    deployStage("qa", args),
    approvalStage(args),
    deployStage("production", args),
  ];
}

/** Packs, prepares data, trains, and approves for QA what the run has registered. */
function trainStage(
  { artifactBucketName }: DeployStagesArgs,
  settings: TrainingSettings,
  builds: TrainingBuilds,
) {
  const args = { artifactBucketName, settings, builds, toolsArtifact: sourceArtifact };
  return { name: "BuildAndTrain", actions: trainingActions(args) };
}

/** Deploys, and then tests what is deployed: the stage passes only if the test does. */
function deployStage(stage: DeployStage, { artifactBucketName, settings, builds }: DeployStagesArgs) {
  const name = deployStageNames[stage];
  const { deploy, test } = builds[stage];
  const deployed = `${name}Deploy`;
  return {
    name,
    actions: [
      buildAction({
        name: "Deploy",
        category: "Build",
        project: deploy,
        runOrder: 1,
        namespace: deployed,
        variables: { MODEL_PACKAGE_ARN: versionOf(settings) },
      }),
      buildAction({
        name: "Test",
        category: "Test",
        project: test,
        runOrder: 2,
        namespace: `${name}Test`,
        variables: {
          ARTIFACT_BUCKET: interpolate`${artifactBucketName}`,
          ENDPOINT_NAME: `#{${deployed}.ENDPOINT_NAME}`,
          EXECUTION_ID: executionId,
          DEPLOYED_VERSION: `#{${deployed}.DEPLOYED_VERSION}`,
        },
      }),
    ],
    ...onFailure(settings[stage].onFailure),
  };
}

/** Somebody approves what QA has tested, with the test's report at hand. */
function approvalStage({ environment, pipelineName, artifactBucketName, settings }: DeployStagesArgs) {
  const { region, partition } = environment;
  const { qa } = deployStageNames;
  const report = `${reportPrefix(pipelineName, executionId, qa)}report.json`;
  return {
    name: "Approval",
    actions: [
      {
        name: "Approve",
        category: "Approval",
        owner: "AWS",
        provider: "Manual",
        version: "1",
        timeoutInMinutes: toMinutes(settings.approvalTimeout),
        configuration: {
          CustomData: `Deploy #{${qa}Deploy.DEPLOYED_VERSION} to production? In QA it answered a share of #{${qa}Test.MATCH_RATE} as labelled.`,
          ExternalEntityLink: interpolate`https://${region}.${consoleHostOf(partition)}/s3/object/${artifactBucketName}?region=${region}&prefix=${report}`,
        },
      },
    ],
  };
}
