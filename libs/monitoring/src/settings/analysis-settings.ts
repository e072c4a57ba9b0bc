import { z } from "zod";
import {
  choiceValue,
  inputValue,
  instanceTypeValue,
  listValue,
  s3UriValue,
  wholeNumberValue,
} from "@mlops/core";

const column = z.union([z.string().min(1), wholeNumberValue({ min: 0 })], {
  error: "expected the name of a column, or its index from 0",
});
const valueOrThreshold = listValue(z.union([z.string(), z.number()]), { min: 1 });

const headers = listValue(z.string().min(1), { min: 1, unique: "item" })
  .optional()
  .describe("Names of the columns, in their order. Default: those of the data, or their indices.");

/** What the monitor of bias analyses. */
export const biasAnalysisSettings = z.strictObject({
  headers,
  label: column.describe("The label: name or index of its column, or a JMESPath in JSON Lines."),
  positive: valueOrThreshold.describe(
    "The positive outcome: the label's values that are one, or one number from which on a label is.",
  ),
  facets: listValue(
    z.strictObject({
      column: column.describe("The feature that tells groups apart: name or index of its column."),
      sensitive: valueOrThreshold
        .optional()
        .describe(
          "The group that is watched: the feature's values, or one number from which on it is. " +
            "Default: each value is a group.",
        ),
    }),
    { min: 1, unique: "column" },
  ).describe("The features by which the model may treat groups unequally, at least one."),
  group: column
    .optional()
    .describe(
      "Feature whose groups are compared within, for conditional demographic disparity. Default: none.",
    ),
});

/** What the monitor of bias analyses. */
export type BiasAnalysis = z.output<typeof biasAnalysisSettings>;

/** How attributions are computed. */
export const shapSettings = z.strictObject({
  baseline: z
    .union([
      z.literal("registered"),
      inputValue(s3UriValue()),
      listValue(listValue(z.union([z.string(), z.number()]), { min: 1 }), { min: 1 }),
    ])
    .describe(
      "What features are compared with: rows of features, the S3 URI of an object with rows, or registered: the rows that " +
        "Clarify chose for the baseline of the version that the endpoint serves.",
    ),
  samples: wholeNumberValue({ min: 1 })
    .optional()
    .describe("Samples of the Kernel SHAP algorithm, from 1. Default: by the number of features."),
  aggregation: choiceValue(["mean_abs", "median", "mean_sq"])
    .default("mean_abs")
    .describe("How attributions are aggregated: mean_abs, median or mean_sq. Default: mean_abs."),
  logit: z
    .boolean()
    .default(false)
    .describe("Whether attributions are in units of log odds. Default: false."),
  saveLocal: z
    .boolean()
    .default(false)
    .describe("Whether the attributions of each record are kept with the report. Default: false."),
});

/** The endpoint that a job makes of the model for as long as it runs. */
export const predictorFields = {
  instanceType: instanceTypeValue().describe(
    "Instance type of the shadow endpoint that each run makes of the model and deletes, such as ml.c7i.large.",
  ),
  instances: wholeNumberValue({ min: 1 })
    .default(1)
    .describe("Instances of the shadow endpoint, from 1. Default: 1."),
  contentType: choiceValue(["text/csv", "application/json", "application/jsonlines"])
    .default("text/csv")
    .describe("Content type of the requests to it. Default: text/csv."),
  accept: choiceValue(["text/csv", "application/json", "application/jsonlines"])
    .optional()
    .describe("Content type of its answers. Default: that of the requests."),
  labelHeaders: listValue(z.string().min(1), { min: 1 })
    .optional()
    .describe("Names of the classes, in the order of the model's answer. Default: label0, label1 …"),
};

/** What the monitor of feature attribution analyses, and the endpoint that it asks. */
export const explainabilityAnalysisSettings = z.strictObject({
  headers,
  shap: shapSettings.describe("How attributions are computed."),
  ...predictorFields,
});

/** What the monitor of feature attribution analyses. */
export type ExplainabilityAnalysis = z.output<typeof explainabilityAnalysisSettings>;
