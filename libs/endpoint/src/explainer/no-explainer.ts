import { absentValue } from "@mlops/core";

/**
 * The settings of endpoints that cannot have an explainer. The developer guide describes it for real-time inference
 * alone, and the API has it beside models, which the configuration of inference components does not name.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-online-explainability.html
 */
export const noExplainer = {
  explainer: absentValue("SageMaker explains the answers of real-time endpoints with models alone").describe(
    "Not here: only real-time endpoints with models have an explainer.",
  ),
};
