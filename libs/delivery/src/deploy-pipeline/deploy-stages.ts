import { type Input, interpolate } from "@pulumi/pulumi";
import { consoleHostOf } from "@mlops/aws";
import { type AwsEnvironment, toMinutes } from "@mlops/core";
import { buildAction } from "../build/build-action.ts";
import type { BuildProject } from "../build/build-project.ts";
import { reportPrefix } from "../build/test-build.ts";
import { versionVariable } from "../events/approval-trigger.ts";
import { sourceArtifact, sourceStage } from "../source.ts";
import { type StageFailure, onFailure } from "../stage-failure.ts";
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
  readonly builds: { readonly qa: StageBuilds; readonly production: StageBuilds };
}

const executionId = "#{codepipeline.PipelineExecutionId}";
const version = `#{variables.${versionVariable}}`;

/** The stages of a deploy pipeline: sources, QA, approval, production. */
export function deployStages(args: DeployStagesArgs) {
  const { connectionArn, settings, builds, artifactBucketName } = args;
  const { qa, production } = deployStageNames;
  return [
    sourceStage(connectionArn, [{ name: sourceArtifact, source: settings, startsAtCommits: false }]),
    deployStage(qa, builds.qa, artifactBucketName, settings.qa.onFailure),
    approvalStage(args),
    deployStage(production, builds.production, artifactBucketName, settings.production.onFailure),
  ];
}

/** Deploys, and then tests what is deployed: the stage passes only if the test does. */
function deployStage(
  name: string,
  { deploy, test }: StageBuilds,
  artifactBucketName: Input<string>,
  failure: StageFailure,
) {
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
        variables: { MODEL_PACKAGE_ARN: version },
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
          MODEL_PACKAGE_ARN: version,
        },
      }),
    ],
    ...onFailure(failure),
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
          CustomData: `Deploy ${version} to production? In QA it answered a share of #{${qa}Test.MATCH_RATE} as labelled.`,
          ExternalEntityLink: interpolate`https://${region}.${consoleHostOf(partition)}/s3/object/${artifactBucketName}?region=${region}&prefix=${report}`,
        },
      },
    ],
  };
}
