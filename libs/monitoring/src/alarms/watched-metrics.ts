import { type MonitorKind, biasMetrics, monitorMetricNamespace } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import type { ModelWatch, WatchedMetric } from "@mlops/observability";
import { driftAlarmNameOf, ruleNameOf, scheduleNameOf } from "../model-monitor/monitor-names.ts";
import type { MonitorsIn } from "../model-monitor/scheduled-monitors.ts";
import { type AttributionThreshold, type BiasThreshold, coolDownPeriods } from "../settings/alarm-fields.ts";
import type { BiasAnalysis, ExplainabilityAnalysis } from "../settings/analysis-settings.ts";
import type { ModelMonitorSettings } from "../settings/monitor-settings.ts";

/** Settings that decide which metrics are watched. */
type WatchedSettings = MonitorsIn & Pick<ModelMonitorSettings, "batch" | "coolDown">;

/** What a metric is before it is known where and when it is published. */
type Measure = Pick<WatchedMetric, "metricName" | "what" | "threshold"> &
  Partial<Pick<WatchedMetric, "name" | "dimensions">>;

/**
 * What the monitors of an endpoint watch, for its dashboard.
 * @param name logical name of the `ModelMonitor`
 * @param environment where the monitor is
 */
export function modelWatch(
  name: string,
  settings: Omit<WatchedSettings, "environment">,
  environment: AwsEnvironment,
): ModelWatch {
  return {
    alarmNames: [driftAlarmNameOf(name, environment), ruleNameOf(environment, name, "violations")],
    metrics: watchedMetrics(name, { ...settings, environment }),
  };
}

/**
 * The metrics of a monitor that have a threshold, each with the period of its schedule: a shorter one would have no
 * values most of the time.
 */
export function watchedMetrics(name: string, settings: WatchedSettings): WatchedMetric[] {
  const { environment, dataQuality, modelQuality, bias, explainability, batch, coolDown } = settings;
  const source = batch ? "batch" : "endpoint";
  const published = (kind: MonitorKind, schedule: string, measures: readonly Measure[]) =>
    measures.map((measure) => ({
      name: measure.metricName,
      dimensions: {},
      ...measure,
      namespace: monitorMetricNamespace(kind, source),
      scheduleName: scheduleNameOf(environment, name, kind),
      ...coolDownPeriods(schedule, coolDown),
    }));
  return [
    ...(dataQuality ? published("data-quality", dataQuality.schedule, driftOf(dataQuality.drift)) : []),
    ...(modelQuality
      ? published("model-quality", modelQuality.schedule, qualityOf(modelQuality.thresholds))
      : []),
    ...(bias ? published("bias", bias.schedule, bias.thresholds.map(biasOf(bias.analysis))) : []),
    ...(explainability
      ? published(
          "explainability",
          explainability.schedule,
          explainability.thresholds.map(attributionOf(explainability.analysis)),
        )
      : []),
  ];
}

const driftOf = (drift: Readonly<Record<string, number>>): Measure[] =>
  Object.entries(drift).map(([feature, above]) => ({
    metricName: `feature_baseline_drift_${feature}`,
    what: `drift of ${feature}`,
    threshold: { above },
  }));

const qualityOf = (thresholds: Readonly<Record<string, WatchedMetric["threshold"]>>): Measure[] =>
  Object.entries(thresholds).map(([metricName, threshold]) => ({ metricName, what: metricName, threshold }));

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-model-monitor-bias-drift-cw.html */
const biasOf =
  ({ label, positive, facets }: BiasAnalysis) =>
  ({ metric, facet, ...threshold }: BiasThreshold): Measure => {
    const [value = ""] = facets.find(({ column }) => column === facet)?.sensitive ?? [];
    const [labelValue = ""] = positive;
    const before: readonly string[] = biasMetrics["Pre-training"];
    return {
      metricName: `bias_metric_${metric}`,
      name: `bias_metric_${metric}-${facet}`,
      what: `${metric} of ${facet}`,
      dimensions: {
        BiasStage: before.includes(metric) ? "Pre-training" : "Post-Training",
        Label: String(label),
        LabelValue: String(labelValue),
        Facet: facet,
        FacetValue: String(value),
      },
      threshold,
    };
  };

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-feature-attribute-drift-cw.html */
const attributionOf =
  ({ labelHeaders }: ExplainabilityAnalysis) =>
  ({ feature, label = labelHeaders?.[0] ?? "label0", ...threshold }: AttributionThreshold): Measure => ({
    metricName: `feature_${feature}`,
    name: `feature_${feature}-${label}`,
    what: `attribution of ${feature} to ${label}`,
    dimensions: { ExplainabilityMethod: "KernelShap", Label: label, ValueType: "GlobalShapValues" },
    threshold,
  });
