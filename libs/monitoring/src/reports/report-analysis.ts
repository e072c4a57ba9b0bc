import { z } from "zod";
import { biasMetrics } from "@mlops/aws";
import { choiceValue, listValue, numberValue, refused, wholeNumberValue } from "@mlops/core";
import { biasAnalysisSettings, predictorFields, shapSettings } from "../settings/analysis-settings.ts";

const metrics = <Metric extends string>(names: readonly [Metric, ...Metric[]]) =>
  z.union([z.literal("all"), listValue(choiceValue(names), { min: 1, unique: "item" })]);

const biasReport = z.strictObject({
  ...biasAnalysisSettings.omit({ headers: true, label: true }).shape,
  beforeTraining: metrics(biasMetrics["Pre-training"])
    .optional()
    .describe("Metrics of the labels alone, by short names, or all. Default: none."),
  afterTraining: metrics(biasMetrics["Post-Training"])
    .optional()
    .describe("Metrics of the model's predictions, by short names, or all. Default: none."),
});

const partialDependence = z.strictObject({
  features: listValue(z.string().min(1), { min: 1, unique: "item" })
    .optional()
    .describe("Features whose influence is drawn. Default: the `top` by SHAP, which has to be asked for."),
  top: wholeNumberValue({ min: 1 })
    .default(10)
    .describe("How many features are drawn if none are named. Default: 10."),
  steps: wholeNumberValue({ min: 1 })
    .default(15)
    .describe("Into how many steps the range of a numeric feature is divided. Default: 15."),
});

const settings = z.strictObject({
  headers: biasAnalysisSettings.shape.headers,
  label: biasAnalysisSettings.shape.label
    .optional()
    .describe("The label: name or index of its column. Needed by bias. Default: the data has none."),
  bias: biasReport.optional().describe("Bias by groups. Default: none."),
  shap: shapSettings.optional().describe("Attributions of features. Default: none."),
  partialDependence: partialDependence
    .optional()
    .describe("How predictions depend on single features. Default: none."),
  model: z
    .strictObject({
      ...predictorFields,
      answer: z
        .strictObject({
          label: biasAnalysisSettings.shape.label.optional().describe("Where an answer has its prediction."),
          probability: biasAnalysisSettings.shape.label
            .optional()
            .describe("Where an answer has its probability, or the list of them."),
          threshold: numberValue({ min: 0, max: 1 })
            .optional()
            .describe("Probability from which on an answer is positive, 0 to 1."),
        })
        .optional()
        .describe("How answers are read. Default: the answer is the prediction or the probability."),
    })
    .optional()
    .describe(
      "The endpoint that the job makes of the model. Default: none, and only `beforeTraining` can be told.",
    ),
});

/** Checked {@link reportAnalysisSettings}. */
export type ReportAnalysis = z.output<typeof settings>;

/** Whether an analysis asks the model. */
export function asksModel({ bias, shap, partialDependence: dependence }: ReportAnalysis): boolean {
  return (bias?.afterTraining ?? shap ?? dependence) !== undefined;
}

/** What a report of Clarify tells: bias before and after training, attributions, and partial dependence. */
export const reportAnalysisSettings = settings.check(({ value, issues }) => {
  const { bias, label, shap, partialDependence: dependence, model } = value;
  const refuse = (path: PropertyKey[], expected: string) => issues.push(refused(path, undefined, expected));
  if (bias === undefined && !asksModel(value)) refuse(["bias"], "bias, shap or partialDependence");
  if (bias && (bias.beforeTraining ?? bias.afterTraining) === undefined) {
    refuse(["bias", "beforeTraining"], "metrics before or after training, or all");
  }
  if (bias && label === undefined) refuse(["label"], "the label, for bias");
  if (asksModel(value) && model === undefined) {
    refuse(["model"], "the endpoint of the model, for predictions");
  }
  if (dependence && dependence.features === undefined && shap === undefined) {
    refuse(["partialDependence", "features"], "features, or shap, which finds the most important ones");
  }
});
