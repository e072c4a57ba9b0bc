import { z } from "zod";
import { listValue, recordValue, wholeNumberValue } from "@mlops/core";

const column = z.string().min(1);
const value = z.union([z.string(), z.number()]);

/** What Clarify analyses of a new version: the baselines of the monitors of bias and of feature attribution. */
export const analysesField = z
  .strictObject({
    label: column.default("label").describe("Column of the labels. Default: label."),
    prediction: column
      .default("prediction")
      .describe("Column of the predictions that the evaluation writes. Default: prediction."),
    answer: z
      .strictObject({
        label: wholeNumberValue({ min: 0 }).describe("Index of the label in an answer in CSV, from 0."),
        probabilities: listValue(wholeNumberValue({ min: 0 }), { min: 1 }).describe(
          "Indices of the probabilities in an answer in CSV.",
        ),
        labelHeaders: listValue(z.string().min(1), { min: 1 }).describe(
          "Names of the classes, in the order of the probabilities.",
        ),
      })
      .describe("What the model answers a request in CSV."),
    bias: z
      .strictObject({
        positive: listValue(value, { min: 1 }).describe("Labels that are the positive outcome."),
        facets: recordValue(column, listValue(value, { min: 1 }), { min: 1, max: 100 }).describe(
          "Columns whose groups are compared, each with the values of the group that is watched, or one number from " +
            "which on a record is in it.",
        ),
        excluded: listValue(column)
          .default([])
          .describe("Columns that the model is not asked with, such as facets. Default: none."),
      })
      .describe(
        "Groups that the model may treat unequally; the preparation writes their data to output/bias.",
      ),
    attributions: z
      .strictObject({
        baseline: listValue(listValue(value, { min: 1 }), { min: 1 }).describe(
          "Rows of features that the features of the test data are compared with.",
        ),
        samples: wholeNumberValue({ min: 1 }).default(100).describe("Samples of Kernel SHAP. Default: 100."),
        text: z
          .strictObject({
            granularity: z.enum(["token", "sentence", "paragraph"]),
            language: z.string().min(2),
          })
          .optional()
          .describe("How texts are divided, such as token and english. Default: no feature is a text."),
      })
      .describe("How much each feature adds to an answer."),
  })
  .describe(
    "What Clarify analyses of each new version, for the monitors of bias and of feature attribution.",
  );

/** What Clarify analyses, checked. */
export type Analyses = z.output<typeof analysesField>;
