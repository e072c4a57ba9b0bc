import { z } from "zod";
import type { ComparisonMethod } from "./distance.ts";
import { distanceOf } from "./distance.ts";
import type { FeatureStatistics, Statistics } from "./statistics.ts";

/** A feature beside the baseline's. */
export interface FeatureDrift {
  readonly feature: string;
  readonly type?: string | undefined;
  /** Share of records without it, 0 to 1. */
  readonly missing?: number | undefined;
  readonly mean?: number | undefined;
  readonly baselineMean?: number | undefined;
  /** From the baseline, 0 to 1. */
  readonly distance?: number | undefined;
  /** Distance from which on it is a violation. */
  readonly threshold?: number | undefined;
}

/** How the constraints of a baseline want distributions to be compared. */
interface Comparison {
  readonly method: ComparisonMethod;
  readonly numbers: number | undefined;
  readonly categories: number | undefined;
}

const constraints = z.object({
  features: z.array(z.unknown()).default([]),
  monitoring_config: z
    .object({
      distribution_constraints: z
        .object({
          perform_comparison: z.string().optional(),
          comparison_threshold: z.number().optional(),
          comparison_method: z.enum(["Robust", "Simple"]).optional().catch(undefined),
          categorical_comparison_threshold: z.number().optional(),
        })
        .optional(),
    })
    .optional(),
});

/** How `constraints.json` wants distributions to be compared; without thresholds where it wants no comparison. */
function comparisonIn(content: unknown): Comparison {
  const read = constraints.safeParse(content).data?.monitoring_config?.distribution_constraints;
  const numbers = read?.perform_comparison === "Disabled" ? undefined : read?.comparison_threshold;
  return {
    method: read?.comparison_method ?? "Robust",
    numbers,
    categories: numbers === undefined ? undefined : (read?.categorical_comparison_threshold ?? numbers),
  };
}

/** How many features `constraints.json` constrains; nothing if it constrains none, as that of model quality. */
export function constrainedFeatures(content: unknown): number | undefined {
  const count = constraints.safeParse(content).data?.features.length ?? 0;
  return count === 0 ? undefined : count;
}

/**
 * Each feature beside the baseline's: by distance, the farthest first, then by name.
 * @param baseline statistics of the baseline. @default - none
 * @param wanted its `constraints.json`. @default - none
 */
export function featureDrifts(
  current: Statistics,
  baseline: Statistics | undefined,
  wanted: unknown,
): FeatureDrift[] {
  const comparison = comparisonIn(wanted);
  const before = new Map((baseline?.features ?? []).map((one) => [one.name, one]));
  const found = current.features.map((one) => drifted(one, before.get(one.name), comparison));
  const gone = [...before.values()].filter(({ name }) => !current.features.some((one) => one.name === name));
  const all = [
    ...found,
    ...gone.map(({ name, mean }) => ({ feature: name, missing: 1, baselineMean: mean })),
  ];
  return all.toSorted(byDistance);
}

function drifted(
  one: FeatureStatistics,
  before: FeatureStatistics | undefined,
  { method, numbers, categories }: Comparison,
): FeatureDrift {
  const records = one.present + one.missing;
  return {
    feature: one.name,
    type: one.type,
    missing: records === 0 ? undefined : one.missing / records,
    mean: one.mean,
    baselineMean: before?.mean,
    distance: before && distanceOf(before, one, method),
    threshold: one.distribution.kind === "categories" ? categories : numbers,
  };
}

/** The farthest first, then by name. */
export function byDistance(one: FeatureDrift, other: FeatureDrift): number {
  const farther = (other.distance ?? -1) - (one.distance ?? -1);
  return farther === 0 ? (one.feature < other.feature ? -1 : 1) : farther;
}
