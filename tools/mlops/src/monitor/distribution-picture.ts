import { colours, label, picture, rectangle } from "@mlops/demo/svg";
import type { Bucket, Distribution, FeatureStatistics } from "./statistics.ts";

const left = 150;
const width = 440;
const height = 120;
const top = 60;
const rowHeight = 42;
const mostCategories = 20;

/**
 * A feature's distribution beside the baseline's, as SVG: of numbers two histograms over the same values, of texts the
 * share of each, the commonest first.
 * @returns nothing if one of the two has no distribution, or they are of different kinds
 */
export function distributionPicture(
  feature: string,
  baseline: FeatureStatistics,
  current: FeatureStatistics,
): string | undefined {
  const [one, other] = [baseline.distribution, current.distribution];
  const counts = [baseline.present, current.present] as const;
  if (one.kind === "numbers" && other.kind === "numbers") {
    return histograms(feature, one.buckets, other.buckets, counts);
  }
  return one.kind === "categories" && other.kind === "categories"
    ? shareBars(feature, one, other, counts)
    : undefined;
}

type Counts = readonly [baseline: number, current: number];

function titled(
  feature: string,
  [baseline, current]: Counts,
  bottom: number,
  parts: readonly string[],
): string {
  return picture(left + width + 70, bottom, `Distribution of ${feature}`, [
    label(20, 22, `Distribution of ${feature}`),
    rectangle(left, 32, 12, 12, colours.usual),
    label(left + 18, 43, `baseline (${baseline} values)`),
    rectangle(left + 200, 32, 12, 12, colours.shifted),
    label(left + 218, 43, `requests (${current} values)`),
    ...parts,
  ]);
}

function histograms(
  feature: string,
  baseline: readonly Bucket[],
  current: readonly Bucket[],
  counts: Counts,
): string | undefined {
  const all = [...baseline, ...current];
  if (baseline.length === 0 || current.length === 0) return undefined;
  const low = Math.min(...all.map(({ from }) => from));
  const high = Math.max(...all.map(({ to }) => to));
  const place = (value: number) => left + (high > low ? ((value - low) / (high - low)) * width : width / 2);
  const densest = Math.max(...densities(baseline), ...densities(current));
  const bottoms = [top + height, top + 2 * height + 20] as const;
  const bars = (buckets: readonly Bucket[], bottom: number, fill: string) =>
    buckets.map(({ from, to }, index) => {
      const tall = round(((densities(buckets)[index] ?? 0) / densest) * height);
      return rectangle(
        round(place(from)),
        round(bottom - tall),
        Math.max(1, round(place(to) - place(from)) - 1),
        tall,
        fill,
      );
    });
  const axis = bottoms[1];
  return titled(feature, counts, axis + 34, [
    ...bars(baseline, bottoms[0], colours.usual),
    ...bars(current, bottoms[1], colours.shifted),
    ...bottoms.map((y) => rectangle(left, y, width, 1, colours.grid)),
    label(left, axis + 20, String(shown(low)), { anchor: "middle", fill: colours.quiet }),
    label(left + width, axis + 20, String(shown(high)), { anchor: "middle", fill: colours.quiet }),
  ]);
}

/** Share of the values for each unit of the axis, so that buckets of different widths can be compared. */
function densities(buckets: readonly Bucket[]): number[] {
  const total = buckets.reduce((sum, { count }) => sum + count, 0) || 1;
  return buckets.map(({ from, to, count }) => count / total / (to > from ? to - from : 1));
}

type Categories = Extract<Distribution, { kind: "categories" }>;

function shareBars(
  feature: string,
  baseline: Categories,
  current: Categories,
  counts: Counts,
): string | undefined {
  const shares = [baseline, current].map(sharesOf);
  const larger = (value: string) => Math.max(...shares.map((one) => one(value)));
  const values = [...new Set([...baseline.counts.keys(), ...current.counts.keys()])].toSorted(
    (one, other) => larger(other) - larger(one) || (one < other ? -1 : 1),
  );
  if (values.length === 0) return undefined;
  const rows = values.slice(0, mostCategories);
  const left0 = values.length - rows.length;
  const bottom = top + rows.length * rowHeight;
  return titled(feature, counts, bottom + 34, [
    ...rows.flatMap((value, index) => [
      label(left - 10, top + index * rowHeight + 24, cut(value), { anchor: "end" }),
      ...bar(shares[0]?.(value) ?? 0, top + index * rowHeight + 6, colours.usual),
      ...bar(shares[1]?.(value) ?? 0, top + index * rowHeight + 22, colours.shifted),
    ]),
    ...(left0 > 0 ? [label(left, bottom + 20, `and ${left0} values more`, { fill: colours.quiet })] : []),
  ]);
}

function sharesOf({ counts }: Categories): (value: string) => number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0) || 1;
  return (value) => (counts.get(value) ?? 0) / total;
}

function bar(share: number, y: number, fill: string): string[] {
  const length = Math.max(1, round(share * width));
  return [
    rectangle(left, y, length, 13, fill),
    label(left + length + 5, y + 11, `${round(share * 100)} %`, { fill: colours.quiet }),
  ];
}

const longestLabel = 18;
const cut = (text: string) => (text.length > longestLabel ? `${text.slice(0, longestLabel - 1)}…` : text);
const round = (value: number) => Math.round(value * 10) / 10;
const shown = (value: number) => Number(value.toPrecision(4));
