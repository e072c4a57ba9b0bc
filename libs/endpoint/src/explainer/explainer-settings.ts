import { z } from "zod";
import { explainedLanguages, explainedUnits, explainerLimits } from "@mlops/aws";
import {
  type SettingsCheck,
  choiceValue,
  inputValue,
  listValue,
  refused,
  s3UriValue,
  wholeNumberValue,
} from "@mlops/core";

const { min, max } = explainerLimits.textLength;
const shortText = z.string().min(min).max(max);

const attributeOrIndex = z.union([shortText, wholeNumberValue({ min: 0 })], {
  error: "expected a JMESPath of at most 64 characters, or the index of a column, from 0",
});

const requests = z
  .strictObject({
    contentTemplate: shortText
      .refine((template) => template.includes("$features"), { error: "expected a text with $features" })
      .optional()
      .describe(
        'How a request in JSON Lines is written, with $features for its features: {"features":$features}. ' +
          "Needed by JSON Lines, and only there.",
      ),
    features: shortText
      .optional()
      .describe("JMESPath of the features in a request in JSON Lines. Needed by JSON Lines, and only there."),
    headers: listValue(shortText, explainerLimits.features)
      .optional()
      .describe("Names of the features, 1 to 256. Default: none in the answers."),
    types: listValue(choiceValue(["numerical", "categorical", "text"]), explainerLimits.features)
      .optional()
      .describe(
        "Types of the features: numerical, categorical or text, at least one of them text. " +
          "Default: inferred from the baseline.",
      ),
  })
  .prefault({})
  .describe("What a model is asked with. Default: CSV whose columns have no names.");

const answers = z
  .strictObject({
    label: attributeOrIndex
      .optional()
      .describe("The label in an answer: a JMESPath in JSON Lines, an index in CSV. Default: none."),
    labelHeaders: listValue(shortText, explainerLimits.labels)
      .optional()
      .describe("Names of the labels in the order of an answer, 1 to 16. Default: none."),
    probability: attributeOrIndex
      .optional()
      .describe(
        "The probability in an answer, or the list of them: a JMESPath in JSON Lines, an index in CSV. " +
          "Default: the whole answer.",
      ),
  })
  .prefault({})
  .describe("What a model answers. Default: the probability and nothing else.");

const shap = z.strictObject({
  baseline: z
    .string()
    .min(explainerLimits.baselineLength.min)
    .max(explainerLimits.baselineLength.max)
    .optional()
    .describe(
      "What features are compared with: records of features as text, in the content type of requests, at most 4,096 " +
        "characters. Default: those at `baselineUri`.",
    ),
  baselineUri: inputValue(s3UriValue())
    .optional()
    .describe("S3 URI of the records, in place of `baseline`. The VPC has to lead there."),
  samples: wholeNumberValue({ min: 1 })
    .optional()
    .describe(
      "Records that the model is asked for each record of the baseline, from 1. A request has to be done within a " +
        "minute. Default: 2,048 and twice the number of features, or all combinations of features if they are fewer.",
    ),
  logit: z.boolean().default(false).describe("Whether attributions are in log odds. Default: false."),
  seed: wholeNumberValue({ min: 0 })
    .optional()
    .describe(
      "Seed of the samples, so that the same request is explained alike. Default: another each time.",
    ),
  text: z
    .strictObject({
      granularity: choiceValue(explainedUnits).describe(
        "What of a text gets an attribution: each token, sentence or paragraph.",
      ),
      language: choiceValue(explainedLanguages).describe(
        "Language of the texts, such as en; xx where there are several.",
      ),
    })
    .optional()
    .describe("How texts are divided. Needed by features of type text. Default: no feature is a text."),
});

/**
 * Which requests of an endpoint are explained, and how.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-online-explainability-create-endpoint.html
 */
export const explainerSettings = z
  .strictObject({
    when: shortText
      .default("`false`")
      .describe(
        "JMESPath of a model's answer that tells whether it is explained, such as [1]>`0.5`. A request may bring its own " +
          "as EnableExplanations. Default: `false`, only requests that ask for it.",
      ),
    contentType: choiceValue(["text/csv", "application/jsonlines"])
      .default("text/csv")
      .describe(
        "Content type of requests and of the baseline: text/csv or application/jsonlines. Default: text/csv.",
      ),
    requests,
    answers,
    shap: shap.describe("How attributions are computed: by Kernel SHAP."),
    maxRecords: wholeNumberValue({ min: 1 })
      .optional()
      .describe("Records that the model takes in one request, from 1. Default: SageMaker's choice."),
    maxPayloadMB: wholeNumberValue(explainerLimits.payloadMB)
      .optional()
      .describe("Size of a request that the model takes, 1 to 25 MB. Default: SageMaker's choice."),
  })
  .check(({ value, issues }) => {
    for (const check of [checkContentType, checkTypes, checkBaseline]) check({ value, issues });
  });

/** Checked settings of an explainer. */
export type ExplainerSettings = z.output<typeof explainerSettings>;
type Check = SettingsCheck<Pick<ExplainerSettings, "contentType" | "requests" | "shap">>;

/** API reference, ClarifyInferenceConfig: ContentTemplate and FeaturesAttribute are those of JSON Lines. */
const checkContentType: Check = ({ value: { contentType, requests: given }, issues }) => {
  for (const key of ["contentTemplate", "features"] as const) {
    const isJson = contentType === "application/jsonlines";
    if (isJson === (given[key] !== undefined)) continue;
    const expected = isJson ? `a value, which ${contentType} needs` : `nothing for ${contentType}`;
    issues.push(refused(["requests", key], given[key], expected));
  }
};

/** API reference, ClarifyInferenceConfig, FeatureTypes: for texts only. */
const checkTypes: Check = ({ value: { requests: given, shap: analysis }, issues }) => {
  const { types, headers } = given;
  if (types && headers && types.length !== headers.length) {
    const expected = `${headers.length}, one for each of headers`;
    issues.push(refused(["requests", "types"], types.length, expected));
  }
  if (types && !types.includes("text")) {
    issues.push(refused(["requests", "types"], types, "at least one text; set none where no feature is one"));
  }
  if (types?.includes("text") && analysis.text === undefined) {
    issues.push(
      refused(["shap", "text"], undefined, "granularity and language, which features of type text need"),
    );
  }
};

const checkBaseline: Check = ({ value: { shap: analysis }, issues }) => {
  const { baseline, baselineUri } = analysis;
  if ((baseline === undefined) !== (baselineUri === undefined)) return;
  const got = baseline === undefined ? undefined : ["baseline", "baselineUri"];
  issues.push(refused(["shap"], got, "either baseline or baselineUri"));
};
