import { type Input, interpolate } from "@pulumi/pulumi";
import { buildAction } from "../build/build-action.ts";
import type { TrainingBuilds } from "./training-builds.ts";
import type { TrainingSettings } from "./training-settings.ts";

/** Name of the pipeline variable that switches tuning. */
const tuningVariable = "tuning";

/** Name of the action that trains, and of its variables. */
export const trainActionName = "Train";

/** What the actions of a training are made of. */
export interface TrainingActionsArgs {
  readonly artifactBucketName: Input<string>;
  readonly settings: TrainingSettings;
  readonly builds: TrainingBuilds;
  /** Artifact with this platform's code, whose programs prepare and train. */
  readonly toolsArtifact: string;
}

/** The variable that switches tuning, where the pipeline has a parameter for it. */
export function tuningVariables({ tuningParameter }: TrainingSettings) {
  return tuningParameter === undefined
    ? []
    : [{ name: tuningVariable, defaultValue: "false", description: "Whether to tune: true or false" }];
}

/** The actions that pack, prepare data and train, one after the other. */
export function trainingActions({
  artifactBucketName,
  settings,
  builds,
  toolsArtifact,
}: TrainingActionsArgs) {
  const { pack, prepare, run } = builds;
  const variables = {
    ARTIFACT_BUCKET: interpolate`${artifactBucketName}`,
    EXECUTION_ID: "#{codepipeline.PipelineExecutionId}",
  };
  const tuning: Readonly<Record<string, string>> =
    settings.tuningParameter === undefined ? {} : { TUNING: `#{variables.${tuningVariable}}` };
  const works = [
    { name: "Package", project: pack, variables: { ...variables, ...tuning } },
    ...(prepare === undefined
      ? []
      : [{ name: "PrepareData", project: prepare, variables, artifact: toolsArtifact }]),
    { name: trainActionName, project: run, variables, artifact: toolsArtifact },
  ];
  return works.map((work, index) =>
    buildAction({ ...work, category: "Build", namespace: work.name, runOrder: index + 1 }),
  );
}
