import { asRecord } from "../command/as-record.ts";

/** Metrics by name, such as `accuracy`, in the order of the file. */
export type Metrics = Readonly<Record<string, number>>;

/**
 * The metrics in a file of model quality: what the evaluation of a pipeline has written below `metrics`, as it is called
 * there, and what the registry shows (`multiclass_classification_metrics` and the like: a value and its deviation each).
 * Confusion matrices and curves are left out.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-model-quality-metrics.html
 */
export function metricsIn(content: unknown): Metrics {
  const { metrics, ...sections } = asRecord(content);
  const registered = Object.entries(sections).filter(([key]) => key.endsWith("_metrics"));
  const all = [metrics, ...registered.map(([, section]) => section)].flatMap((section) =>
    numbersIn("", section),
  );
  const found: Record<string, number> = {};
  for (const [name, value] of all) found[name] ??= value;
  return found;
}

function numbersIn(path: string, value: unknown): (readonly [string, number])[] {
  if (typeof value === "number") return [[path, value]];
  const object = asRecord(value);
  const { value: measured } = object;
  if (typeof measured === "number") return [[path, measured]];
  return Object.entries(object)
    .filter(([key]) => key !== "confusion_matrix")
    .flatMap(([key, inner]) => numbersIn(path === "" ? key : `${path}.${key}`, inner));
}

/** A number as people read it: four digits behind the point, or four digits that count. */
export function metricText(value: number | undefined): string {
  if (value === undefined) return "-";
  return Math.abs(value) < 1_000 && Math.abs(value) >= 0.001
    ? value.toFixed(4)
    : String(Number(value.toPrecision(4)));
}

const constant = /_best_constant_classifier$|^majority_share$/;
const higher =
  /(^|_|\.)(accuracy|precision|recall|f0_5|f1|f2|auc|au_prc|r2|true_positive_rate|true_negative_rate)(_|\.|$)/;
const lower = /(^|_|\.)(mae|mse|rmse|mape|loss|error|false_positive_rate|false_negative_rate)(_|\.|$)/;

/** Whether more of a metric is better, or less; nothing where it is not known. What no model reaches or loses is neither. */
export function betterOf(metric: string): "higher" | "lower" | undefined {
  if (constant.test(metric)) return undefined;
  if (higher.test(metric)) return "higher";
  return lower.test(metric) ? "lower" : undefined;
}

/** Metrics that sum up a model, the first ones first. */
const headlines = ["accuracy", "macro_f1", "weighted_f1", "f1", "auc", "rmse", "mae", "r2"];

/** At most two metrics by which versions are told apart, of those that one of them has. */
export function headlineMetrics(versions: readonly Metrics[]): string[] {
  const names = [...new Set(versions.flatMap((metrics) => Object.keys(metrics)))];
  const known = headlines.filter((name) => names.includes(name));
  return [...known, ...names.filter((name) => !known.includes(name))].slice(0, 2);
}
