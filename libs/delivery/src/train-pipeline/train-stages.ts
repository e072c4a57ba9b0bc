import type { Input } from "@pulumi/pulumi";
import { buildAction } from "../build/build-action.ts";
import type { BuildProject } from "../build/build-project.ts";
import { type FetchedSource, sourceArtifact, sourceStage, toolsArtifact } from "../source.ts";
import { trainActionName, trainingActions } from "../training/training-actions.ts";
import type { TrainingBuilds } from "../training/training-builds.ts";
import type { TrainPipelineSettings } from "./train-pipeline-settings.ts";

/** Name of the stage that trains. */
export const trainStageName = trainActionName;

/** What the stages are made of. */
export interface TrainStagesArgs {
  readonly connectionArn: string;
  readonly artifactBucketName: Input<string>;
  readonly settings: TrainPipelineSettings;
  readonly check: BuildProject | undefined;
  readonly builds: TrainingBuilds;
}

/** The stages of a train pipeline: sources, checks, package, preparation of data, training; one action each. */
export function trainStages({ connectionArn, check, ...args }: TrainStagesArgs) {
  const { settings } = args;
  const artifact = settings.tools === undefined ? sourceArtifact : toolsArtifact;
  const training = trainingActions({ ...args, toolsArtifact: artifact });
  return [
    sourceStage(connectionArn, sourcesOf(settings)),
    ...(check === undefined ? [] : [checkStage(check)]),
    ...training.map((action) => ({ name: action.name, actions: [{ ...action, runOrder: 1 }] })),
  ];
}

function checkStage(project: BuildProject) {
  const name = "Checks";
  return {
    name,
    actions: [buildAction({ name, category: "Test", project, runOrder: 1, namespace: name, variables: {} })],
  };
}

/** A commit of the training code starts the pipeline; one of the platform's does not. */
function sourcesOf({ repository, branch, tools }: TrainPipelineSettings): FetchedSource[] {
  return [
    { name: sourceArtifact, source: { repository, branch }, startsAtCommits: true },
    ...(tools === undefined ? [] : [{ name: toolsArtifact, source: tools, startsAtCommits: false }]),
  ];
}
