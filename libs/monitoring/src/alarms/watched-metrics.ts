import { monitorMetricNamespace } from "@mlops/aws";
import type { WatchedMetric } from "@mlops/observability";
import { scheduleNameOf } from "../model-monitor/monitor-names.ts";
import type { MonitorsIn } from "../model-monitor/scheduled-monitors.ts";
import { coolDownPeriods } from "../settings/alarm-fields.ts";
import type { ModelMonitorSettings } from "../settings/monitor-settings.ts";

/** Settings that decide which metrics are watched. */
export type WatchedSettings = MonitorsIn & Pick<ModelMonitorSettings, "batch" | "coolDown">;

/**
 * The metrics of a monitor that have a threshold, each with the period of its schedule: a shorter one would have no
 * values most of the time.
 */
export function watchedMetrics(name: string, settings: WatchedSettings): WatchedMetric[] {
  const { environment, dataQuality, modelQuality, batch, coolDown } = settings;
  const source = batch ? "batch" : "endpoint";
  const drift = Object.entries(dataQuality?.drift ?? {}).map(([feature, above]) => ({
    kind: "data-quality" as const,
    metricName: `feature_baseline_drift_${feature}`,
    what: `drift of ${feature}`,
    threshold: { above },
    schedule: dataQuality?.schedule ?? "",
  }));
  const quality = Object.entries(modelQuality?.thresholds ?? {}).map(([metricName, threshold]) => ({
    kind: "model-quality" as const,
    metricName,
    what: metricName,
    threshold,
    schedule: modelQuality?.schedule ?? "",
  }));
  return [...drift, ...quality].map(({ kind, schedule, ...metric }) => ({
    ...metric,
    namespace: monitorMetricNamespace(kind, source),
    scheduleName: scheduleNameOf(environment, name, kind),
    ...coolDownPeriods(schedule, coolDown),
  }));
}
