/**
 * Metrics of bias by their short names, and the stage that CloudWatch has as a dimension: what the labels show without a
 * model, and what predictions show. A metric is `bias_metric_<name>` there.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-model-monitor-bias-drift-cw.html
 */
export const biasMetrics = {
  "Pre-training": ["CI", "DPL", "KL", "JS", "LP", "TVD", "KS", "CDDL"],
  "Post-Training": ["DPPL", "DI", "DCA", "DCR", "RD", "DAR", "DRR", "SD", "AD", "CDDPL", "TE", "FT", "GE"],
} as const;

/** Short name of a metric of bias. */
export type BiasMetric = (typeof biasMetrics)[keyof typeof biasMetrics][number];

const ofTwoClasses = ["accuracy", "precision", "recall", "f0_5", "f1", "f2"] as const;
const weighted = [
  "weighted_precision",
  "weighted_recall",
  "weighted_f0_5",
  "weighted_f1",
  "weighted_f2",
] as const;

/**
 * What CloudWatch gets of model quality, by what the model predicts. Measures of other problems have no values.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html
 * @see https://github.com/aws/sagemaker-python-sdk/blob/master-v2/src/sagemaker/dashboard/model_quality_dashboard.py
 */
export const qualityMetrics = {
  binary: [
    ...ofTwoClasses,
    ...ofTwoClasses.map((name) => `${name}_best_constant_classifier` as const),
    "true_positive_rate",
    "true_negative_rate",
    "false_positive_rate",
    "false_negative_rate",
    "au_prc",
    "auc",
  ],
  multiclass: [
    "accuracy",
    ...weighted,
    "accuracy_best_constant_classifier",
    ...weighted.map((name) => `${name}_best_constant_classifier` as const),
  ],
  regression: ["mae", "mse", "rmse", "r2"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
