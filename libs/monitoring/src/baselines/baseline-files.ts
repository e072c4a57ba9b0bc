/**
 * Files of a baseline, below its folder: statistics and constraints of quality, and Clarify's analysis, which is what its
 * monitors compare with, with the rows that Clarify chose to compare features with where it was given none.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-byoc-contract-outputs.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-analysis-results.html
 */
export const baselineFiles = {
  statistics: "statistics.json",
  constraints: "constraints.json",
  analysis: "analysis.json",
  shapRows: "explanations_shap/baseline.csv",
} as const;
