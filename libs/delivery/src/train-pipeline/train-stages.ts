import { type Input, interpolate } from "@pulumi/pulumi";
import { type BuildActionArgs, buildAction } from "../build/build-action.ts";
import type { BuildProject } from "../build/build-project.ts";
import { type FetchedSource, sourceArtifact, sourceStage, toolsArtifact } from "../source.ts";
import type { TrainBuilds } from "./train-builds.ts";
import type { TrainPipelineSettings } from "./train-pipeline-settings.ts";

/** Name of the stage that trains. */
export const trainStageName = "Train";

/** What the stages are made of. */
export interface TrainStagesArgs {
  readonly connectionArn: string;
  readonly artifactBucketName: Input<string>;
  readonly settings: TrainPipelineSettings;
  readonly builds: TrainBuilds;
}

/** The stages of a train pipeline: sources, checks and package, training. */
export function trainStages({ connectionArn, artifactBucketName, settings, builds }: TrainStagesArgs) {
  const { check, pack, run } = builds;
  const variables = {
    ARTIFACT_BUCKET: interpolate`${artifactBucketName}`,
    EXECUTION_ID: "#{codepipeline.PipelineExecutionId}",
  };
  const one = (name: string, project: BuildProject, more: Partial<BuildActionArgs> = {}) => ({
    name,
    actions: [
      buildAction({ name, category: "Build", project, runOrder: 1, namespace: name, variables, ...more }),
    ],
  });
  const artifact = settings.tools === undefined ? sourceArtifact : toolsArtifact;
  return [
    sourceStage(connectionArn, sourcesOf(settings)),
    ...(check === undefined ? [] : [one("Checks", check, { category: "Test", variables: {} })]),
    one("Package", pack),
    one(trainStageName, run, { artifact }),
  ];
}

/** A commit of the training code starts the pipeline; one of the platform's does not. */
function sourcesOf({ repository, branch, tools }: TrainPipelineSettings): FetchedSource[] {
  return [
    { name: sourceArtifact, source: { repository, branch }, startsAtCommits: true },
    ...(tools === undefined ? [] : [{ name: toolsArtifact, source: tools, startsAtCommits: false }]),
  ];
}
