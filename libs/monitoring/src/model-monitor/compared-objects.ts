import { type Input, Output } from "@pulumi/pulumi";
import type { MonitorKind } from "@mlops/aws";
import type { CheckedMonitor } from "./monitor-args.ts";

/** S3 URIs of what a monitor's job reads besides captured records: baseline, labels, scripts and SHAP's baseline. */
export function comparedObjects(kind: MonitorKind, monitor: CheckedMonitor): Input<string>[] {
  const { dataQuality, modelQuality, bias, explainability } = monitor;
  const labels = monitor.groundTruth === undefined ? [] : [monitor.groundTruth];
  switch (kind) {
    case "data-quality":
      return [...baselineOf(dataQuality), ...scriptsOf(dataQuality)];
    case "model-quality":
      return [...baselineOf(modelQuality), ...labels, ...scriptsOf(modelQuality)];
    case "bias":
      return [...baselineOf(bias), ...labels];
    case "explainability":
      return [...baselineOf(explainability), ...shapBaselineOf(explainability)];
  }
}

type Baseline = "none" | Readonly<Record<string, Input<string>>>;

function baselineOf(settings: { readonly baseline: Baseline } | undefined): Input<string>[] {
  const { baseline = "none" } = settings ?? {};
  return baseline === "none" ? [] : Object.values(baseline);
}

function scriptsOf(
  settings: CheckedMonitor["dataQuality"] | CheckedMonitor["modelQuality"],
): Input<string>[] {
  return [settings?.preprocessor, settings?.postprocessor].filter((uri) => uri !== undefined);
}

function shapBaselineOf(settings: CheckedMonitor["explainability"]): Input<string>[] {
  const baseline = settings?.analysis.shap.baseline;
  return typeof baseline === "string" || Output.isInstance(baseline) ? [baseline] : [];
}
