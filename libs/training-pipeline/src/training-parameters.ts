import { booleanParameter, floatParameter, stringParameter } from "@mlops/pipeline-definition";

/** What executions may set, by name. */
export function trainingParameters(minimum: number) {
  return {
    TrainingReason: stringParameter("TrainingReason", {
      default: "started by hand",
      description: "Why the model is trained: registered with the version.",
    }),
    MinimumMetric: floatParameter("MinimumMetric", {
      default: minimum,
      description: "Least value of the metric of a model that is registered.",
    }),
    SkipBaselineChecks: booleanParameter("SkipBaselineChecks", {
      // Whoever trains because data has drifted would be stopped by that drift.
      default: true,
      description:
        "Whether baselines are computed without comparing them with those of the approved version.",
    }),
  };
}

/** What executions may set, by name. */
export type TrainingParameters = ReturnType<typeof trainingParameters>;
