import { betterOf, headlineMetrics, metricText, metricsIn } from "./metrics-in.ts";

test("metrics of Model Monitor's reports are read without deviations, matrices and curves", () => {
  const report = {
    version: 0,
    dataset: { item_count: 4 },
    binary_classification_metrics: {
      confusion_matrix: { 0: { 0: 1 } },
      recall: { value: 0.5, standard_deviation: 0.1 },
      auc: { value: 0.9, standard_deviation: "NaN" },
      precision: { value: "NaN", standard_deviation: "NaN" },
      receiver_operating_characteristic_curve: { false_positive_rates: [0, 1], true_positive_rates: [0, 1] },
    },
  };
  expect(metricsIn(report)).toEqual({ recall: 0.5, auc: 0.9 });
});

test("metrics of an evaluation have the paths that pipelines name, and come before those of the registry", () => {
  const evaluation = {
    regression_metrics: { rmse: { value: 2 } },
    metrics: { rmse: 1, folds: { first: 3 } },
  };
  expect(metricsIn(evaluation)).toEqual({ rmse: 1, "folds.first": 3 });
  expect(metricsIn(["accuracy"])).toEqual({});
});

test.each([
  ["accuracy", "higher"],
  ["f1_negative", "higher"],
  ["weighted_recall", "higher"],
  ["false_positive_rate", "lower"],
  ["validation.log_loss", "lower"],
  ["rmse", "lower"],
  ["accuracy_best_constant_classifier", undefined],
  ["majority_share", undefined],
  ["item_count", undefined],
])("better of %s is %s", (metric, better) => {
  expect(betterOf(metric)).toBe(better);
});

test("versions are told apart by what sums them up, whatever else they have", () => {
  expect(
    headlineMetrics([
      { item: 1, auc: 0.9 },
      { accuracy: 0.8, rmse: 1 },
    ]),
  ).toEqual(["accuracy", "auc"]);
  expect(headlineMetrics([{ b: 1, a: 2, c: 3 }])).toEqual(["b", "a"]);
  expect(headlineMetrics([])).toEqual([]);
});

test.each([
  [0.81254, "0.8125"],
  [0, "0"],
  [0.00001234, "0.00001234"],
  [123456.7, "123500"],
  [-0.5, "-0.5000"],
  [undefined, "-"],
])("%s is written as %s", (value, text) => {
  expect(metricText(value)).toBe(text);
});
