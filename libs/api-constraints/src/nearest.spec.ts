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
