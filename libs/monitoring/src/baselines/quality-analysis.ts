import type { ProblemType } from "../settings/prediction-settings.ts";

/** Folders of a baseline's job: what it reads and what it writes. */
export const jobFolders = {
  inputs: "/opt/ml/processing/input",
  outputs: "/opt/ml/processing/output",
} as const;

/** Folder of the data set that statistics and constraints are made of. */
export const datasetPath = `${jobFolders.inputs}/baseline_dataset_input`;

/** Columns of a data set with predictions, by name. */
export interface ScoredColumns {
  readonly problem: ProblemType;
  /** Column of the predictions. */
  readonly prediction: string;
  /** Column of the labels. */
  readonly label: string;
  /** Column of the probabilities. @default - none */
  readonly probability?: string | undefined;
}

/** What Model Monitor calls a problem. API: `MonitoringProblemType`. */
export const problemNames = {
  binary: "BinaryClassification",
  multiclass: "MulticlassClassification",
  regression: "Regression",
} as const satisfies Readonly<Record<ProblemType, string>>;

/**
 * Environment of Model Monitor's container when it makes statistics and constraints of a data set, CSV with a header;
 * with `scored`, of a model's predictions.
 */
export function qualityEnvironment(scored?: ScoredColumns): Record<string, string> {
  return {
    dataset_format: '{"csv": {"header": true, "output_columns_position": "START"}}',
    dataset_source: datasetPath,
    output_path: jobFolders.outputs,
    publish_cloudwatch_metrics: "Disabled",
    ...(scored && {
      analysis_type: "MODEL_QUALITY",
      problem_type: problemNames[scored.problem],
      inference_attribute: scored.prediction,
      ground_truth_attribute: scored.label,
      ...(scored.probability !== undefined && { probability_attribute: scored.probability }),
    }),
  };
}
