import { z } from "zod";
import { monitorLimits } from "@mlops/aws";
import { choiceValue, numberValue, refused } from "@mlops/core";

/** What a model predicts. */
export const problemTypes = ["binary", "multiclass", "regression"] as const;

/** What a model predicts. */
export type ProblemType = (typeof problemTypes)[number];

const attribute = z.string().min(1).max(256);

/** How a model's answers are read. */
export const predictionFields = {
  problem: choiceValue(problemTypes)
    .optional()
    .describe(
      "What the model predicts: one of two classes, one of several, or a number. Needed by modelQuality and bias.",
    ),
  predictions: z
    .strictObject({
      label: attribute
        .optional()
        .describe(
          "Where an answer has its prediction: a column's index in CSV, such as 0, or a JMESPath in JSON. " +
            "API: InferenceAttribute.",
        ),
      probability: attribute
        .optional()
        .describe(
          "Where an answer has its probability, or the list of them, in the same form. API: ProbabilityAttribute.",
        ),
      probabilityThreshold: numberValue(monitorLimits.probabilityThreshold)
        .optional()
        .describe(
          "Probability from which on an answer counts as the positive of two classes, 0 to 1. Only with `probability`.",
        ),
      features: attribute
        .optional()
        .describe(
          "JMESPath of the features in a request in JSON Lines. API: FeaturesAttribute. Default: CSV.",
        ),
    })
    .prefault({})
    .describe("How the model's requests and answers are read. Needed by modelQuality and bias."),
};

/** Where requests and answers have what monitors compare. */
export type Predictions = z.output<(typeof predictionFields)["predictions"]>;

/** What SageMaker refuses, or only fails to compute at the first run, of how answers are read. */
export function predictionIssues(
  problem: ProblemType,
  { label, probability, probabilityThreshold }: Predictions,
): z.core.$ZodRawIssue[] {
  const at = (key: string): PropertyKey[] => ["predictions", key];
  const issues: z.core.$ZodRawIssue[] = [];
  if (probabilityThreshold !== undefined && problem !== "binary") {
    issues.push(refused(at("probabilityThreshold"), probabilityThreshold, `nothing for ${problem}`));
  } else if (probabilityThreshold !== undefined && probability === undefined) {
    const expected = "the attribute that probabilityThreshold is compared with, such as 0";
    issues.push(refused(at("probability"), undefined, expected));
  }
  if (problem === "regression" && probability !== undefined) {
    issues.push(refused(at("probability"), probability, "nothing for regression"));
  }
  if (label !== undefined) return issues;
  if (problem !== "binary") {
    issues.push(
      refused(at("label"), undefined, `the attribute of an answer that has the prediction, for ${problem}`),
    );
  } else if (probability === undefined || probabilityThreshold === undefined) {
    const expected =
      "the attribute of an answer that has the prediction; or set probability and probabilityThreshold";
    issues.push(refused(at("label"), undefined, expected));
  }
  return issues;
}
