import { z } from "zod";
import { keyArnPattern } from "@mlops/aws";
import { type SettingsCheck, inputValue, listValue, refused, s3PrefixValue } from "@mlops/core";
import {
  attributionThresholds,
  biasThresholds,
  coolDownFields,
  driftThresholds,
  qualityThresholds,
} from "./alarm-fields.ts";
import { biasAnalysisSettings, explainabilityAnalysisSettings } from "./analysis-settings.ts";
import { constraintsBaseline, dataQualityBaseline, jobFields, scriptFields } from "./job-fields.ts";
import { predictionFields, predictionIssues } from "./prediction-settings.ts";
import { attributionIssues, biasIssues, qualityIssues } from "./threshold-issues.ts";
import { runtimeIssues, scheduleFields, windowIssues, windowSettings } from "./schedule-fields.ts";

const dataQuality = z.strictObject({
  ...scheduleFields,
  baseline: dataQualityBaseline,
  ...scriptFields,
  drift: driftThresholds,
});

const modelQuality = z.strictObject({
  ...scheduleFields,
  baseline: constraintsBaseline,
  window: windowSettings.describe("The part of the past that a run looks at: as long ago as labels take."),
  ...scriptFields,
  thresholds: qualityThresholds,
});

const bias = z.strictObject({
  ...scheduleFields,
  baseline: constraintsBaseline,
  window: windowSettings.describe("The part of the past that a run looks at: as long ago as labels take."),
  analysis: biasAnalysisSettings.describe("What is analysed."),
  thresholds: biasThresholds,
});

const explainability = z.strictObject({
  ...scheduleFields,
  baseline: constraintsBaseline,
  analysis: explainabilityAnalysisSettings.describe("What is analysed."),
  thresholds: attributionThresholds,
});

const batch = z.strictObject({
  captured: inputValue(s3PrefixValue()).describe(
    "S3 URI of the prefix, ending in /, that batches capture to.",
  ),
  format: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("csv"),
        header: z.boolean().default(false).describe("Whether the first line has names. Default: false."),
      }),
      z.strictObject({
        kind: z.literal("json"),
        line: z.boolean().default(true).describe("Whether each line is a record. Default: true."),
      }),
    ])
    .default({ kind: "csv", header: false })
    .describe("Format of the records. Default: CSV without a header."),
});

const labelsPrefix = z.string().regex(/^(s3:\/\/[a-z0-9][a-z0-9.-]{2,62}\/)?([\w!.*'()-]+\/)+$/, {
  error: "expected a key of the data bucket, or an S3 URI, that ends in /",
});

const settings = z.strictObject({
  batch: batch.optional().describe("The batches that are monitored, in place of an endpoint. Default: none."),
  ...predictionFields,
  groundTruth: inputValue(labelsPrefix)
    .optional()
    .describe(
      "Prefix, ending in /, of the labels: a key of the data bucket such as labels/churn/, or an S3 URI. Needed by " +
        "modelQuality and bias.",
    ),
  keyArns: listValue(inputValue(z.string().regex(keyArnPattern, { error: "expected the ARN of a KMS key" })))
    .default([])
    .describe(
      "ARNs of the keys that baselines, labels and scripts are encrypted with, if other than the data key. Default: none.",
    ),
  ...jobFields,
  ...coolDownFields,
  dataQuality: dataQuality
    .optional()
    .describe("Whether requests are still like the training data. Default: not monitored."),
  modelQuality: modelQuality
    .optional()
    .describe("Whether predictions are still right, once labels are known. Default: not monitored."),
  bias: bias
    .optional()
    .describe("Whether the model treats groups as it did in training. Default: not monitored."),
  explainability: explainability
    .optional()
    .describe("Whether the same features matter as in training. Default: not monitored."),
});

/** Checked settings of a `ModelMonitor`. */
export type ModelMonitorSettings = z.output<typeof settings>;

const checkSomething: SettingsCheck<ModelMonitorSettings> = ({ value, issues }) => {
  const { dataQuality, modelQuality, bias, explainability } = value;
  if (dataQuality ?? modelQuality ?? bias ?? explainability) return;
  issues.push(
    refused(["dataQuality"], undefined, "at least one of dataQuality, modelQuality, bias, explainability"),
  );
};

/** What monitors need that compare predictions with labels: the service fails their first run without it. */
const checkLabels: SettingsCheck<ModelMonitorSettings> = ({ value, issues }) => {
  const { modelQuality, bias, groundTruth, problem, predictions } = value;
  const needs = modelQuality ? "modelQuality" : bias ? "bias" : undefined;
  if (needs === undefined) return;
  if (groundTruth === undefined) {
    issues.push(refused(["groundTruth"], undefined, `the prefix of the labels, for ${needs}`));
  }
  if (problem === undefined) {
    issues.push(refused(["problem"], undefined, `"binary", "multiclass" or "regression", for ${needs}`));
    return;
  }
  issues.push(...predictionIssues(problem, predictions));
};

const checkTimes: SettingsCheck<ModelMonitorSettings> = ({ value, issues }) => {
  const { dataQuality, modelQuality, bias, explainability } = value;
  if (dataQuality) issues.push(...runtimeIssues(["dataQuality"], dataQuality, false));
  if (explainability) issues.push(...runtimeIssues(["explainability"], explainability, false));
  for (const [key, one] of Object.entries({ modelQuality, bias })) {
    if (one) issues.push(...runtimeIssues([key], one, true), ...windowIssues([key, "window"], one.window));
  }
};

/** Alarms whose metrics never have a value. */
const checkThresholds: SettingsCheck<ModelMonitorSettings> = ({ value, issues }) => {
  const { problem, modelQuality, bias, explainability } = value;
  if (modelQuality && problem) issues.push(...qualityIssues(problem, modelQuality.thresholds));
  if (bias) issues.push(...biasIssues(bias.analysis, bias.thresholds));
  if (explainability) issues.push(...attributionIssues(explainability.analysis, explainability.thresholds));
};

/** What a stack file may set for a `ModelMonitor`: which monitors there are, what each looks at, and when. */
export const modelMonitorSettings = settings.check(checkSomething, checkLabels, checkTimes, checkThresholds);
