import type { z } from "zod";
import { qualityMetrics } from "@mlops/aws";
import { refused } from "@mlops/core";
import type { AttributionThreshold, BiasThreshold } from "./alarm-fields.ts";
import type { BiasAnalysis, ExplainabilityAnalysis } from "./analysis-settings.ts";
import type { ProblemType } from "./prediction-settings.ts";

type Issue = z.core.$ZodRawIssue;

/** Refuses measures that the problem has not: their alarms would never have a value. */
export function qualityIssues(problem: ProblemType, thresholds: Readonly<Record<string, unknown>>): Issue[] {
  const published: readonly string[] = qualityMetrics[problem];
  return Object.keys(thresholds)
    .filter((measure) => !published.includes(measure))
    .map((measure) =>
      refused(
        ["modelQuality", "thresholds", measure],
        thresholds[measure],
        `a measure of ${problem}: ${published.filter((one) => !one.endsWith("_classifier")).join(", ")}`,
      ),
    );
}

/**
 * Refuses thresholds whose metric cannot be named before it exists: label and facet are dimensions by name, their values
 * as the analysis has them, and AWS does not say how several values are written.
 */
export function biasIssues(analysis: BiasAnalysis, thresholds: readonly BiasThreshold[]): Issue[] {
  if (thresholds.length === 0) return [];
  const at = (...path: PropertyKey[]) => ["bias", ...path];
  const { label, positive, facets } = analysis;
  const issues: Issue[] = [];
  if (typeof label !== "string") {
    issues.push(refused(at("analysis", "label"), label, "the name of the label, for thresholds"));
  }
  if (positive.length !== 1) {
    issues.push(refused(at("analysis", "positive"), positive, "one value, for thresholds"));
  }
  for (const [index, { facet }] of thresholds.entries()) {
    if (facets.find(({ column }) => column === facet)?.sensitive?.length === 1) continue;
    const expected = "the column of one of analysis.facets, with one sensitive value";
    issues.push(refused(at("thresholds", index, "facet"), facet, expected));
  }
  const names = thresholds.map(({ metric, facet }) => `${metric} of ${facet}`);
  return [...issues, ...repeatedIssues(at("thresholds"), names)];
}

/** Refuses thresholds of classes that the analysis has not, or that do not say which they are of. */
export function attributionIssues(
  { labelHeaders }: ExplainabilityAnalysis,
  thresholds: readonly AttributionThreshold[],
): Issue[] {
  const at = (...path: PropertyKey[]) => ["explainability", "thresholds", ...path];
  const issues = thresholds.flatMap(({ label }, index) => {
    const known = label === undefined ? (labelHeaders ?? []).length <= 1 : labelHeaders?.includes(label);
    if (known ?? label === "label0") return [];
    return [
      refused(at(index, "label"), label, `one of labelHeaders: ${(labelHeaders ?? ["label0"]).join(", ")}`),
    ];
  });
  const names = thresholds.map(({ feature, label = "" }) => `${feature} of ${label}`);
  return [...issues, ...repeatedIssues(at(), names)];
}

/** Alarms are named after what they watch: there is one of each. */
function repeatedIssues(path: PropertyKey[], names: readonly string[]): Issue[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [refused([...path, index], name, "another metric: there is one alarm of each")],
  );
}
