import type { Given } from "../given.ts";
import type { Problem } from "../problem.ts";
import { structuresOf } from "../structures.ts";
import { type Limit, atMostOne, exactlyOne, nameOf, orderProblems, refused } from "./limit.ts";

/** API reference, StoppingCondition, MaxWaitTimeInSeconds: at least MaxRuntimeInSeconds. */
export const waitCoversRuntime: Limit = (input) =>
  structuresOf(input, "StoppingCondition").flatMap((condition) =>
    orderProblems(condition.at("MaxRuntimeInSeconds"), condition.at("MaxWaitTimeInSeconds")),
  );

/** API reference, StoppingCondition, MaxWaitTimeInSeconds: how long a job waits for spot instances. */
export const waitOfSpotTraining: Limit = (input) => [
  ...spotProblems(input),
  ...structuresOf(input, "HyperParameterTrainingJobDefinition").flatMap(spotProblems),
];

/** API reference, AlgorithmSpecification, AlgorithmName: an algorithm resource or an image. */
export const algorithmOfTraining: Limit = (input) => {
  const algorithm = input.at("AlgorithmSpecification");
  return algorithm.isKnown ? exactlyOne(algorithm, "TrainingImage", "AlgorithmName") : [];
};

/** API reference, HyperParameterAlgorithmSpecification, AlgorithmName: not with an image. */
export const algorithmOfTuning: Limit = (input) =>
  structuresOf(input, "HyperParameterAlgorithmSpecification").flatMap((algorithm) =>
    atMostOne(algorithm, "TrainingImage", "AlgorithmName"),
  );

/** API reference, CreateHyperParameterTuningJob: one kind of training job, or several. */
export const jobsOfTuning: Limit = (input) =>
  exactlyOne(input, "TrainingJobDefinition", "TrainingJobDefinitions");

/** API reference, HyperParameterTuningJobConfig: Hyperband has its own settings, and stops early by itself. */
export const hyperband: Limit = (input) => {
  const config = input.at("HyperParameterTuningJobConfig");
  const [strategy, settings] = [config.at("Strategy"), config.at("StrategyConfig")];
  const stopping = config.at("TrainingJobEarlyStoppingType");
  const isHyperband = strategy.is("Hyperband");
  const isOther = strategy.isKnown && !isHyperband;
  return [
    ...(isOther && settings.isKnown
      ? refused(settings, `allowed is nothing unless ${nameOf(strategy)} is "Hyperband"`)
      : []),
    ...(isHyperband && stopping.is("Auto")
      ? refused(stopping, `allowed is "Off" when ${nameOf(strategy)} is "Hyperband"`)
      : []),
  ];
};

function spotProblems(job: Given): readonly Problem[] {
  const wait = job.at("StoppingCondition.MaxWaitTimeInSeconds");
  const spot = job.at("EnableManagedSpotTraining");
  const isMissing = spot.is(true) && wait.isAbsent;
  return isMissing ? refused(wait, `it is required when ${nameOf(spot)} is true`) : [];
}
