import type { Bucket, Distribution, FeatureStatistics, Sample } from "./statistics.ts";

/** `Robust` leaves out what few values differ by chance, `Simple` does not. API of the container: `comparison_method`. */
export type ComparisonMethod = "Robust" | "Simple";

/**
 * How far the values of a feature are from the baseline's, 0 to 1, as Model Monitor measures it: the greatest difference
 * of shares. Numbers are compared by the share of values up to each value, texts by the share of each text.
 * @returns nothing if one of the two has no values, or they are of different kinds
 */
export function distanceOf(
  baseline: FeatureStatistics,
  current: FeatureStatistics,
  method: ComparisonMethod,
): number | undefined {
  if (baseline.present === 0 || current.present === 0) return undefined;
  const greatest = greatestDifference(baseline.distribution, current.distribution);
  if (greatest === undefined) return undefined;
  const [one, other] = [baseline.present, current.present];
  const byChance = method === "Robust" ? 1.8 * Math.sqrt((one + other) / (one * other)) : 0;
  return Math.round(Math.max(0, greatest - byChance) * 10_000) / 10_000;
}

function greatestDifference(one: Distribution, other: Distribution): number | undefined {
  if (one.kind === "categories" && other.kind === "categories") {
    const [first, second] = [shares(one.counts), shares(other.counts)];
    const values = [...new Set([...one.counts.keys(), ...other.counts.keys()])];
    return greatest(values.map((value) => Math.abs(first(value) - second(value))));
  }
  if (one.kind !== "numbers" || other.kind !== "numbers") return undefined;
  const points = [one, other].flatMap(({ samples, buckets }) =>
    samples.length > 0 ? samples.map(({ value }) => value) : buckets.flatMap(({ from, to }) => [from, to]),
  );
  const [first, second] = [cumulative(one), cumulative(other)];
  return greatest([...new Set(points)].map((at) => Math.abs(first(at) - second(at))));
}

const greatest = (differences: readonly number[]): number | undefined =>
  differences.length === 0 ? undefined : differences.reduce((most, one) => Math.max(most, one), 0);

function shares(counts: ReadonlyMap<string, number>): (value: string) => number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (value) => (total === 0 ? 0 : (counts.get(value) ?? 0) / total);
}

/** The share of values up to a value. */
function cumulative({
  samples,
  buckets,
}: Extract<Distribution, { kind: "numbers" }>): (at: number) => number {
  return samples.length > 0 ? ofSamples(samples) : ofBuckets(buckets);
}

function ofSamples(samples: readonly Sample[]): (at: number) => number {
  const sorted = samples.toSorted((one, other) => one.value - other.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const upTo: number[] = [];
  for (const { weight } of sorted) upTo.push((upTo.at(-1) ?? 0) + weight);
  return (at) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.value ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : (upTo[low - 1] ?? 0) / total;
  };
}

/** Values of a bucket are taken to be spread evenly. */
function ofBuckets(buckets: readonly Bucket[]): (at: number) => number {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  return (at) => {
    const below = buckets.reduce((sum, { from, to, count }) => {
      const part = to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : Number(at >= from);
      return sum + count * part;
    }, 0);
    return total === 0 ? 0 : below / total;
  };
}
