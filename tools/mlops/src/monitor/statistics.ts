import { z } from "zod";
import type { Connection } from "../aws/connection.ts";
import { jsonAt } from "../aws/s3-object.ts";
import { WrongUse } from "../command/failures.ts";

/** A number; nothing for `"NaN"` and other texts, which the containers write. */
const number = z
  .unknown()
  .transform((value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined));
const common = z.object({ num_present: z.number(), num_missing: z.number() });
/** A bucket; nothing if its bounds are no numbers, as those of a feature without values may be. */
const bucket = z
  .object({ lower_bound: z.number(), upper_bound: z.number(), count: z.number() })
  .optional()
  .catch(undefined);
const kll = z.object({
  buckets: z.array(bucket).default([]),
  sketch: z.object({ data: z.array(z.array(z.unknown())) }).optional(),
});
const numerical = z.object({
  common,
  mean: number,
  distribution: z.object({ kll: kll.optional() }).optional(),
});
const categories = z.object({
  buckets: z.array(z.object({ value: z.coerce.string(), count: z.number() })).default([]),
});
const textual = z.object({
  common,
  distribution: z.object({ categorical: categories.optional() }).optional(),
});
const feature = z.object({
  name: z.string(),
  inferred_type: z.string(),
  numerical_statistics: numerical.optional(),
  string_statistics: textual.optional(),
});
const statistics = z.object({
  dataset: z.object({ item_count: z.number() }).optional(),
  features: z.array(feature).default([]),
});

/** A part of a distribution of numbers, and how many values are in it. */
export interface Bucket {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How often each value of a feature is there. */
export type Distribution =
  | { readonly kind: "numbers"; readonly buckets: readonly Bucket[]; readonly samples: readonly Sample[] }
  | { readonly kind: "categories"; readonly counts: ReadonlyMap<string, number> }
  | { readonly kind: "none" };

/** A value of a sketch, which stands for several. */
export interface Sample {
  readonly value: number;
  readonly weight: number;
}

/** Statistics of a feature. */
export interface FeatureStatistics {
  readonly name: string;
  /** `Integral`, `Fractional`, `String` or `Unknown`. */
  readonly type: string;
  readonly present: number;
  readonly missing: number;
  readonly mean: number | undefined;
  readonly distribution: Distribution;
}

/** Statistics of a data set, as Model Monitor's container writes them. */
export interface Statistics {
  /** Records of the data set. */
  readonly records: number | undefined;
  readonly features: readonly FeatureStatistics[];
}

/**
 * Read `statistics.json`.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-byoc-statistics.html
 * @returns nothing if there is no such object
 * @throws WrongUse if it is something else
 */
export async function statisticsAt(connection: Connection, uri: string): Promise<Statistics | undefined> {
  const content = await jsonAt(connection, uri);
  if (content === undefined) return undefined;
  const read = statistics.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new WrongUse(
      `${uri}: ${issue?.path.join(".")}: ${issue?.message}; expected statistics of Model Monitor`,
    );
  }
  const { dataset, features } = read.data;
  return { records: dataset?.item_count, features: features.map(featureIn) };
}

function featureIn(one: z.output<typeof feature>): FeatureStatistics {
  const { name, inferred_type, numerical_statistics, string_statistics } = one;
  const counted = (numerical_statistics ?? string_statistics)?.common;
  return {
    name,
    type: inferred_type,
    present: counted?.num_present ?? 0,
    missing: counted?.num_missing ?? 0,
    mean: numerical_statistics?.mean,
    distribution: distributionIn(one),
  };
}

function distributionIn({ numerical_statistics, string_statistics }: z.output<typeof feature>): Distribution {
  const sketch = numerical_statistics?.distribution?.kll;
  if (sketch !== undefined) {
    const buckets = sketch.buckets.flatMap((one) =>
      one === undefined ? [] : [{ from: one.lower_bound, to: one.upper_bound, count: one.count }],
    );
    // A value of a level stands for twice as many as one of the level below.
    const samples = (sketch.sketch?.data ?? []).flatMap((level, index) =>
      level.filter((value) => typeof value === "number").map((value) => ({ value, weight: 2 ** index })),
    );
    return { kind: "numbers", buckets, samples };
  }
  const categorical = string_statistics?.distribution?.categorical;
  if (categorical === undefined) return { kind: "none" };
  const counts = new Map(categorical.buckets.map(({ value, count }) => [value, count]));
  return { kind: "categories", counts };
}
