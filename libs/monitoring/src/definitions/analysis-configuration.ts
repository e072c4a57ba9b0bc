import type { Input } from "@pulumi/pulumi";
import type { BiasAnalysis, ExplainabilityAnalysis } from "../settings/analysis-settings.ts";

type Column = string | number;

/**
 * Clarify's configuration of a bias analysis of captured predictions: it names no model, and calls none.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-config-json-monitor-bias-parameters.html
 */
export interface BiasConfiguration extends GroupConfiguration {
  readonly version: "1.0";
  readonly headers?: readonly string[];
  readonly label: Column;
}

/** Outcome and groups of an analysis of bias, in Clarify's words. */
export interface GroupConfiguration {
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
  readonly methods: { readonly shap: ShapConfiguration };
  readonly predictor: PredictorConfiguration;
}

/** How attributions are computed, in Clarify's words. */
export interface ShapConfiguration {
  readonly baseline: Input<string> | readonly (readonly Column[])[];
  readonly num_samples?: number;
  readonly agg_method: "mean_abs" | "median" | "mean_sq";
  readonly use_logit: boolean;
  readonly save_local_shap_values: boolean;
}

/** The endpoint that a job makes of a model, in Clarify's words. */
export interface PredictorConfiguration {
  readonly model_name: Input<string>;
  readonly instance_type: string;
  readonly initial_instance_count: number;
  readonly content_type: string;
  readonly accept_type: string;
  readonly label_headers?: readonly string[];
}

/** The configuration of a bias analysis. */
export function biasConfiguration(analysis: BiasAnalysis): BiasConfiguration {
  const { headers, label } = analysis;
  return { version: "1.0", ...(headers && { headers }), label, ...groupConfiguration(analysis) };
}

/** Outcome and groups of an analysis of bias. */
export function groupConfiguration({
  positive,
  facets,
  group,
}: Pick<BiasAnalysis, "positive" | "facets" | "group">): GroupConfiguration {
  return {
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
  const { headers, shap } = analysis;
  return {
    version: "1.0",
    ...(headers && { headers }),
    methods: { shap: shapConfiguration(shap) },
    predictor: predictorConfiguration(analysis, modelName),
  };
}

/** How attributions are computed. */
export function shapConfiguration(shap: ExplainabilityAnalysis["shap"]): ShapConfiguration {
  return {
    baseline: shap.baseline,
    ...(shap.samples !== undefined && { num_samples: shap.samples }),
    agg_method: shap.aggregation,
    use_logit: shap.logit,
    save_local_shap_values: shap.saveLocal,
  };
}

/** The endpoint that a job makes of the model called `modelName`. */
export function predictorConfiguration(
  predictor: Omit<ExplainabilityAnalysis, "shap" | "headers">,
  modelName: Input<string>,
): PredictorConfiguration {
  const { instanceType, instances, contentType, accept, labelHeaders } = predictor;
  return {
    model_name: modelName,
    instance_type: instanceType,
    initial_instance_count: instances,
    content_type: contentType,
    accept_type: accept ?? contentType,
    ...(labelHeaders && { label_headers: labelHeaders }),
  };
}
