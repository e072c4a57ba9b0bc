import type { Resource } from "@pulumi/pulumi";
import type { z } from "zod";
import { type FeatureGroupRef, type PlatformRef, type RegistryRef, withoutPlatform } from "@mlops/contracts";
import { checkedSettings, crossAccountProblems } from "@mlops/core";
import { type TrainingPipelineSettings, trainingPipelineSettings } from "./training-pipeline-settings.ts";

/** What a `TrainingPipeline` refers to, besides the platform. */
interface TrainingReferences {
  /** The model's place in the registry: versions are registered there, their artifacts are below it. */
  readonly registry: RegistryRef;
  /** What the prepared records are put into. */
  readonly featureGroup: FeatureGroupRef;
}

/** Arguments of a `TrainingPipeline`: its settings, and references. */
export interface TrainingPipelineArgs
  extends z.input<typeof trainingPipelineSettings>, PlatformRef, TrainingReferences {}

/** Checked arguments of a `TrainingPipeline`, with its defaults. */
export interface CheckedTraining extends TrainingPipelineSettings, PlatformRef, TrainingReferences {}

/**
 * The arguments of a pipeline, checked and with their defaults.
 * @throws ResourceError with every problem
 */
export function checkedTraining(
  component: Resource,
  name: string,
  args: TrainingPipelineArgs,
): CheckedTraining {
  const { registry, featureGroup, ...rest } = args;
  const { environment, guardrails, keys, network, mlEnvironment, alarmTopic } = rest;
  const platform = { guardrails, keys, network, mlEnvironment, alarmTopic };
  const problems = crossAccountProblems(environment, { ...platform, registry, featureGroup });
  const settings = checkedSettings(
    component,
    name,
    trainingPipelineSettings,
    withoutPlatform(rest),
    problems,
  );
  return { ...settings, ...platform, environment, registry, featureGroup };
}
