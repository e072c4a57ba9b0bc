import { distanceOf } from "./distance.ts";
import type { Distribution, FeatureStatistics } from "./statistics.ts";

const feature = (distribution: Distribution, present = 1_000_000): FeatureStatistics => ({
  name: "one",
  type: "Integral",
  present,
  missing: 0,
  mean: undefined,
  distribution,
});
const texts = (counts: Readonly<Record<string, number>>) =>
  feature({ kind: "categories", counts: new Map(Object.entries(counts)) });
const samples = (...values: readonly number[]) =>
  feature({ kind: "numbers", buckets: [], samples: values.map((value) => ({ value, weight: 1 })) });
const bucket = (from: number, to: number, count: number) => ({ from, to, count });
const buckets = (...all: ReturnType<typeof bucket>[]) =>
  feature({ kind: "numbers", buckets: all, samples: [] });

test.each<[string, FeatureStatistics, FeatureStatistics, number | undefined]>([
  ["the same texts", texts({ a: 1, b: 1 }), texts({ a: 2, b: 2 }), 0],
  ["texts of other shares", texts({ a: 1, b: 1 }), texts({ a: 3, b: 1 }), 0.25],
  ["a text that an object has a field for", texts({ constructor: 1 }), texts({ a: 1 }), 1],
  ["a text that is new", texts({ a: 1 }), texts({ a: 1, b: 3 }), 0.75],
  ["numbers that are all greater", samples(1, 2, 3), samples(4, 5), 1],
  ["numbers of which half are greater", samples(1, 2, 3, 4), samples(3, 4, 5, 6), 0.5],
  [
    "buckets of other widths with the same values",
    buckets(bucket(0, 10, 100)),
    buckets(bucket(0, 5, 50), bucket(5, 10, 50)),
    0,
  ],
  ["buckets of which half are beyond", buckets(bucket(0, 10, 100)), buckets(bucket(5, 15, 80)), 0.5],
  ["a bucket of one value", buckets(bucket(3, 3, 10)), buckets(bucket(3, 3, 99)), 0],
  ["texts and numbers", texts({ a: 1 }), samples(1), undefined],
  ["nothing", feature({ kind: "none" }), samples(1), undefined],
])("the distance of %s", (_, baseline, current, distance) => {
  expect(distanceOf(baseline, current, "Simple")).toBe(distance);
});

test("Robust leaves out what few values differ by chance", () => {
  const [one, other] = [
    { ...samples(1, 2, 3, 4), present: 400 },
    { ...samples(3, 4, 5, 6), present: 400 },
  ];
  expect(distanceOf(one, other, "Robust")).toBe(0.3727);
  expect(distanceOf({ ...one, present: 4 }, { ...other, present: 4 }, "Robust")).toBe(0);
});

test("a value of a higher level of a sketch stands for more", () => {
  const weighted = (values: readonly (readonly [value: number, weight: number])[]) =>
    feature({ kind: "numbers", buckets: [], samples: values.map(([value, weight]) => ({ value, weight })) });
  expect(
    distanceOf(
      samples(1, 2),
      weighted([
        [1, 1],
        [2, 3],
      ]),
      "Simple",
    ),
  ).toBe(0.25);
});
