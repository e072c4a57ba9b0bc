import type { Input } from "@pulumi/pulumi";
import {
  type GroupConfiguration,
  type PredictorConfiguration,
  type ShapConfiguration,
  groupConfiguration,
  predictorConfiguration,
  shapConfiguration,
} from "../definitions/analysis-configuration.ts";
import type { ReportAnalysis } from "./report-analysis.ts";

type Selection = { readonly methods: "all" | readonly string[] };
type Column = string | number;

/**
 * Clarify's configuration of a report.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-analysis.html
 */
export interface ReportConfiguration extends Partial<GroupConfiguration> {
  readonly version: "1.0";
  readonly dataset_type: string;
  readonly headers?: readonly string[];
  readonly label?: Column;
  readonly probability_threshold?: number;
  readonly methods: {
    readonly pre_training_bias?: Selection;
    readonly post_training_bias?: Selection;
    readonly shap?: ShapConfiguration;
    readonly pdp?: {
      readonly features?: readonly string[];
      readonly top_k_features?: number;
      readonly grid_resolution: number;
    };
    readonly report: { readonly name: "report"; readonly title: string };
  };
  readonly predictor?: PredictorConfiguration & { readonly label?: Column; readonly probability?: Column };
}

/**
 * The configuration of a report: what is written into the object `analysis_config` of its job.
 * @param analysis checked settings
 * @param modelName the SageMaker model that is asked; needed by all but bias before training
 */
export function reportConfiguration(
  title: string,
  analysis: ReportAnalysis,
  modelName?: Input<string>,
): ReportConfiguration {
  const { headers, label, bias, model } = analysis;
  const threshold = model?.answer?.threshold;
  return {
    version: "1.0",
    dataset_type: model?.contentType ?? "text/csv",
    ...(headers && { headers }),
    ...(label !== undefined && { label }),
    ...(bias && groupConfiguration(bias)),
    ...(threshold !== undefined && { probability_threshold: threshold }),
    methods: { ...methodsOf(analysis), report: { name: "report", title } },
    ...(model && modelName !== undefined && { predictor: predictorOf(model, modelName) }),
  };
}

function methodsOf({ bias, shap, partialDependence }: ReportAnalysis) {
  return {
    ...(bias?.beforeTraining && { pre_training_bias: { methods: bias.beforeTraining } }),
    ...(bias?.afterTraining && { post_training_bias: { methods: bias.afterTraining } }),
    ...(shap && { shap: shapConfiguration(shap) }),
    ...(partialDependence && {
      pdp: {
        ...(partialDependence.features
          ? { features: partialDependence.features }
          : { top_k_features: partialDependence.top }),
        grid_resolution: partialDependence.steps,
      },
    }),
  };
}

function predictorOf(model: NonNullable<ReportAnalysis["model"]>, modelName: Input<string>) {
  const { label, probability } = model.answer ?? {};
  return {
    ...predictorConfiguration(model, modelName),
    ...(label !== undefined && { label }),
    ...(probability !== undefined && { probability }),
  };
}
