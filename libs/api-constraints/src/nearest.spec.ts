import { nearest } from "./nearest.ts";

test.each([
  ["ml.m5.larg", ["ml.m4.large", "ml.m5.large", "ml.m5.xlarge"], "ml.m5.large"],
  ["enabled", ["DISABLED", "ENABLED"], "ENABLED"],
  ["sage", ["ecs", "sagemaker", "rds"], "sagemaker"],
  ["", ["a"], "a"],
  ["a", [], undefined],
])("nearest to %j of %j is %j", (text, candidates, expected) => {
  expect(nearest(text, candidates)).toBe(expected);
});

test("a text of a megabyte is compared by its beginning", () => {
  const start = performance.now();
  expect(nearest(`ml.m5.larg${"x".repeat(1_000_000)}`, ["ml.m4.large", "ml.m5.large"])).toBe("ml.m5.large");
  expect(performance.now() - start).toBeLessThan(100);
});
