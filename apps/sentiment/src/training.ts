import {
  type PlatformRef,
  type RegistryRef,
  featureGroupContract,
  instanceOf,
  readContract,
} from "@mlops/contracts";
import { type Stack, type StackConfig, problem } from "@mlops/core";
import { TrainingPipeline } from "@mlops/training-pipeline";
import type { sections } from "./sections.ts";

type Config = StackConfig<ReturnType<typeof sections>>;

/** What is wrong with a stack file that trains without what training takes. */
export function trainingProblems({ registry, training, retraining }: Config): string[] {
  return [
    ...(training && !registry
      ? [problem("registry", undefined, "the registry that training registers versions in")]
      : []),
    ...(retraining?.on.length && !training
      ? [problem("training", undefined, "the pipeline that retraining.on starts")]
      : []),
  ];
}

/** The pipeline that trains the model, where the stack file has one; records go to the group `tweets`. */
export function trainedBy(
  { environment, config, options, reference }: Stack<Config>,
  platform: PlatformRef,
  registry: RegistryRef | undefined,
): TrainingPipeline | undefined {
  if (config.training === undefined || registry === undefined) return undefined;
  const tweets = instanceOf(featureGroupContract, "tweets");
  const featureGroup = readContract(tweets, reference("platform"), environment);
  return new TrainingPipeline(
    "training",
    { ...config.training, ...platform, registry, featureGroup },
    options,
  );
}
