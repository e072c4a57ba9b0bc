import type { MonitorKind } from "@mlops/aws";

/** A metric of model quality, bias or attribution, beside the baseline's. */
export interface Measure {
  /** What it is of, such as facet and value, or label; empty for metrics of the whole model. */
  readonly of: string;
  readonly name: string;
  readonly value: number | undefined;
  /** The baseline's value; of model quality the threshold. */
  readonly baseline: number | undefined;
  /** Which side of the threshold violates it; of model quality only. */
  readonly violatedIf?: "below" | "above" | undefined;
}

type Tree = Readonly<Record<string, unknown>>;
const treeOf = (value: unknown): Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Tree) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const numberOf = (value: unknown) =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;
const textOf = (value: unknown) =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/**
 * What a report of model quality, bias or attributions measures, beside its baseline; by what it is of, then by name.
 * @param report `statistics.json` of model quality, `analysis.json` of Clarify
 * @param baseline `constraints.json` of model quality, `analysis.json` of Clarify. @default - none
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-analysis-results.html
 */
export function measuresIn(
  kind: Exclude<MonitorKind, "data-quality">,
  report: unknown,
  baseline: unknown,
): Measure[] {
  const measured = {
    "model-quality": qualityMeasures,
    bias: biasMeasures,
    explainability: attributions,
  }[kind](treeOf(report), treeOf(baseline));
  const key = ({ of, name }: Measure) => `${of}\n${name}`;
  return measured.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

function qualityMeasures(report: Tree, baseline: Tree): Measure[] {
  const found = Object.entries(report).find(([key]) => key.endsWith("_metrics"));
  if (found === undefined) return [];
  const [key, metrics] = found;
  const constraints = treeOf(baseline[key.replace(/_metrics$/, "_constraints")]);
  return Object.entries(treeOf(metrics)).flatMap(([name, metric]): Measure[] => {
    // Matrices and curves have no value.
    const value = numberOf(treeOf(metric)["value"]);
    if (value === undefined) return [];
    const { threshold, comparison_operator: operator } = treeOf(constraints[name]);
    const violatedIf =
      operator === "LessThanThreshold" ? "below" : operator === undefined ? undefined : "above";
    return [{ of: "", name, value, baseline: numberOf(threshold), violatedIf }];
  });
}

function biasMeasures(report: Tree, baseline: Tree): Measure[] {
  const before = new Map(biasValues(baseline).map((one) => [`${one.of}\n${one.name}`, one.value]));
  return biasValues(report).map((one) => ({ ...one, baseline: before.get(`${one.of}\n${one.name}`) }));
}

type Value = Pick<Measure, "of" | "name" | "value">;

function biasValues(analysis: Tree): Value[] {
  const parts = ["pre_training_bias_metrics", "post_training_bias_metrics"];
  return parts.flatMap((part) => {
    const facets = Object.entries(treeOf(treeOf(analysis[part])["facets"]));
    return facets.flatMap(([facet, groups]) => listOf(groups).flatMap((group) => groupValues(facet, group)));
  });
}

function groupValues(facet: string, group: unknown): Value[] {
  const { value_or_threshold: value, metrics } = treeOf(group);
  return listOf(metrics).map((metric) => ({
    of: [facet, textOf(value)].filter((part) => part !== "").join(" "),
    name: textOf(treeOf(metric)["name"]),
    value: numberOf(treeOf(metric)["value"]),
  }));
}

function attributions(report: Tree, baseline: Tree): Measure[] {
  const before = new Map(attributionValues(baseline).map((one) => [`${one.of}\n${one.name}`, one.value]));
  return attributionValues(report).map((one) => ({ ...one, baseline: before.get(`${one.of}\n${one.name}`) }));
}

function attributionValues(analysis: Tree): Value[] {
  const labels = Object.entries(treeOf(treeOf(analysis["explanations"])["kernel_shap"]));
  return labels.flatMap(([label, found]) =>
    Object.entries(treeOf(treeOf(found)["global_shap_values"])).map(([name, value]) => ({
      of: label,
      name,
      value: numberOf(value),
    })),
  );
}
