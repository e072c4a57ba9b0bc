import type { Input } from "@pulumi/pulumi";
import type { BiasAnalysis, ExplainabilityAnalysis } from "../settings/analysis-settings.ts";

type Column = string | number;

/**
 * Clarify's configuration of a bias analysis of captured predictions: it names no model, and calls none.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-config-json-monitor-bias-parameters.html
 */
export interface BiasConfiguration {
  readonly version: "1.0";
  readonly headers?: readonly string[];
  readonly label: Column;
  readonly label_values_or_threshold: readonly Column[];
  readonly facet: readonly {
    readonly name_or_index: Column;
    readonly value_or_threshold?: readonly Column[];
  }[];
  readonly group_variable?: Column;
}

/**
 * Clarify's configuration of an analysis of feature attribution.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-config-json-monitor-model-explainability-parameters.html
 */
export interface ExplainabilityConfiguration {
  readonly version: "1.0";
  readonly headers?: readonly string[];
  readonly methods: {
    readonly shap: {
      readonly baseline: Input<string> | readonly (readonly Column[])[];
      readonly num_samples?: number;
      readonly agg_method: "mean_abs" | "median" | "mean_sq";
      readonly use_logit: boolean;
      readonly save_local_shap_values: boolean;
    };
  };
  readonly predictor: {
    readonly model_name: Input<string>;
    readonly instance_type: string;
    readonly initial_instance_count: number;
    readonly content_type: string;
    readonly accept_type: string;
    readonly label_headers?: readonly string[];
  };
}

/** The configuration of a bias analysis. */
export function biasConfiguration({
  headers,
  label,
  positive,
  facets,
  group,
}: BiasAnalysis): BiasConfiguration {
  return {
    version: "1.0",
    ...(headers && { headers }),
    label,
    label_values_or_threshold: positive,
    facet: facets.map(({ column, sensitive }) => ({
      name_or_index: column,
      ...(sensitive && { value_or_threshold: sensitive }),
    })),
    ...(group !== undefined && { group_variable: group }),
  };
}

/**
 * The configuration of an analysis of feature attribution.
 * @param modelName the SageMaker model that is asked
 */
export function explainabilityConfiguration(
  analysis: ExplainabilityAnalysis,
  modelName: Input<string>,
): ExplainabilityConfiguration {
  const { headers, shap, instanceType, instances, contentType, accept, labelHeaders } = analysis;
  return {
    version: "1.0",
    ...(headers && { headers }),
    methods: {
      shap: {
        baseline: shap.baseline,
        ...(shap.samples !== undefined && { num_samples: shap.samples }),
        agg_method: shap.aggregation,
        use_logit: shap.logit,
        save_local_shap_values: shap.saveLocal,
      },
    },
    predictor: {
      model_name: modelName,
      instance_type: instanceType,
      initial_instance_count: instances,
      content_type: contentType,
      accept_type: accept ?? contentType,
      ...(labelHeaders && { label_headers: labelHeaders }),
    },
  };
}
