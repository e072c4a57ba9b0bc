import {
  type PlatformRef,
  type RegistryRef,
  featureGroupContract,
  instanceOf,
  readContract,
} from "@mlops/contracts";
import type { Stack, StackConfig } from "@mlops/core";
import { TrainingPipeline } from "@mlops/training-pipeline";
import type { sections } from "./sections.ts";

/** The pipeline that trains the model, where the stack file has one; records go to the group `tweets`. */
export function trainedBy(
  { environment, config, options, reference }: Stack<StackConfig<ReturnType<typeof sections>>>,
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
