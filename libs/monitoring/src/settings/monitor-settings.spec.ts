import { settingsProblems } from "@mlops/core";
import { bias, binary, dataQuality, explainability, groundTruth, modelQuality } from "../testing/monitors.ts";
import { modelMonitorSettings } from "./monitor-settings.ts";

const problemsOf = (settings: object) => settingsProblems(modelMonitorSettings, settings);
const hourly = "cron(0 * ? * * *)";
const legal = "cron(0 * ? * * *), cron(0 <hour> ? * * *) or cron(0 <hour>/<hours> ? * * *)";

test.each<[string, object]>([
  ["one monitor", { dataQuality }],
  ["all monitors", { ...binary, dataQuality, modelQuality, bias, explainability }],
  [
    "labels that arrive hours later",
    { ...binary, bias: { ...bias, window: { start: "-PT5H", end: "-PT0H" } } },
  ],
  [
    "a run of every hour that takes half of it",
    { ...binary, bias: { ...bias, schedule: hourly, maxRuntime: "30 minutes" } },
  ],
])("%s can be set", (_, settings) => {
  expect(problemsOf(settings)).toEqual([]);
});

test.each<[string, object, string[]]>([
  [
    "nothing to monitor",
    {},
    ["dataQuality: got nothing; expected at least one of dataQuality, modelQuality, bias, explainability"],
  ],
  [
    "a schedule without its baseline",
    { dataQuality: {} },
    [expect.stringMatching(/^dataQuality\.baseline: got nothing; expected /)],
  ],
  [
    "model quality without labels, and nothing of what the model predicts",
    { modelQuality },
    [
      "groundTruth: got nothing; expected the prefix of the labels, for modelQuality",
      'problem: got nothing; expected "binary", "multiclass" or "regression", for modelQuality',
    ],
  ],
  [
    "bias without labels",
    { problem: "binary", predictions: { label: "0" }, bias },
    ["groundTruth: got nothing; expected the prefix of the labels, for bias"],
  ],
  [
    "labels of one object",
    { ...binary, groundTruth: "s3://data-bucket/labels.csv", modelQuality },
    [
      'groundTruth: got "s3://data-bucket/labels.csv"; expected a key of the data bucket, or an S3 URI, that ends in /',
    ],
  ],
  [
    "a regression whose answers have no place for the prediction",
    { problem: "regression", groundTruth, modelQuality },
    [
      "predictions.label: got nothing; expected the attribute of an answer that has the prediction, for regression",
    ],
  ],
  [
    "a regression with probabilities",
    { problem: "regression", predictions: { label: "0", probability: "1" }, groundTruth, modelQuality },
    ['predictions.probability: got "1"; expected nothing for regression'],
  ],
  [
    "several classes by probabilities alone",
    { problem: "multiclass", predictions: { probability: "scores" }, groundTruth, modelQuality },
    [
      "predictions.label: got nothing; expected the attribute of an answer that has the prediction, for multiclass",
    ],
  ],
  [
    "a threshold of several classes",
    {
      problem: "multiclass",
      predictions: { label: "0", probability: "1", probabilityThreshold: 0.5 },
      groundTruth,
      modelQuality,
    },
    ["predictions.probabilityThreshold: got 0.5; expected nothing for multiclass"],
  ],
  [
    "a threshold without a probability",
    { problem: "binary", predictions: { label: "0", probabilityThreshold: 0.5 }, groundTruth, modelQuality },
    [
      "predictions.probability: got nothing; expected the attribute that probabilityThreshold is compared with, such as 0",
    ],
  ],
  [
    "a probability without a threshold or a prediction",
    { problem: "binary", predictions: { probability: "0" }, groundTruth, modelQuality },
    [
      "predictions.label: got nothing; expected the attribute of an answer that has the prediction; " +
        "or set probability and probabilityThreshold",
    ],
  ],
  [
    "a threshold in percent",
    {
      problem: "binary",
      predictions: { probability: "0", probabilityThreshold: 80 },
      groundTruth,
      modelQuality,
    },
    ["predictions.probabilityThreshold: got 80; expected a number from 0 to 1"],
  ],
  [
    "offsets of other forms",
    { ...binary, modelQuality: { ...modelQuality, window: { start: "-PT90M", end: "P1D" } } },
    [
      'modelQuality.window.start: got "-PT90M"; expected hours or days before the run, such as "-PT5H" or "-P8D"',
      'modelQuality.window.end: got "P1D"; expected hours or days before the run, such as "-PT5H" or "-P8D"',
    ],
  ],
  [
    "a window that ends before it begins",
    { ...binary, bias: { ...bias, window: { start: "-P1D", end: "-PT24H" } } },
    ['bias.window.end: got "-PT24H"; expected less time before the run than start, -P1D'],
  ],
  ...["rate(1 hour)", "cron(0/30 * ? * * *)", "cron(0 3 ? * MON *)", "NOW"].map(
    (schedule): [string, object, string[]] => [
      `the schedule ${schedule}`,
      { dataQuality: { ...dataQuality, schedule } },
      [`dataQuality.schedule: got "${schedule}"; expected ${legal}`],
    ],
  ),
  [
    "paths outside of /opt/ml/processing",
    { dataQuality, localPaths: { input: "/opt/ml/input", output: "/tmp" } },
    [
      'localPaths.input: got "/opt/ml/input"; expected a path below /opt/ml/processing/',
      'localPaths.output: got "/tmp"; expected a path below /opt/ml/processing/',
    ],
  ],
  [
    "runs that last into the next one",
    {
      ...binary,
      dataQuality: { ...dataQuality, schedule: hourly, maxRuntime: "2 hours" },
      modelQuality: { ...modelQuality, schedule: hourly, maxRuntime: "1 hour" },
    },
    [
      'dataQuality.maxRuntime: got "2 hours"; expected at most 3600 seconds for a monitor that runs every hour',
      'modelQuality.maxRuntime: got "1 hour"; expected at most 1800 seconds for a monitor that runs every hour ' +
        "and reads labels",
    ],
  ],
  [
    "bias of no feature",
    { ...binary, bias: { ...bias, analysis: { ...bias.analysis, facets: [] } } },
    ["bias.analysis.facets: got []; expected at least 1 item"],
  ],
  [
    "a drift that is no distance",
    { dataQuality: { ...dataQuality, drift: { amount: 2 } } },
    ["dataQuality.drift.amount: got 2; expected more than 0 and at most 1"],
  ],
  [
    "measures that the problem has not",
    { ...binary, modelQuality: { ...modelQuality, thresholds: { f1: { below: 0.8 }, rmse: { above: 3 } } } },
    [
      'modelQuality.thresholds.rmse: got {"above":3}; expected a measure of binary: accuracy, precision, recall, ' +
        "f0_5, f1, f2, true_positive_rate, true_negative_rate, false_positive_rate, false_negative_rate, au_prc, auc",
    ],
  ],
  [
    "the measure of two classes for several",
    {
      problem: "multiclass",
      predictions: { label: "0" },
      groundTruth,
      modelQuality: { ...modelQuality, thresholds: { f1: { below: 0.8 } } },
    },
    [
      'modelQuality.thresholds.f1: got {"below":0.8}; expected a measure of multiclass: accuracy, ' +
        "weighted_precision, weighted_recall, weighted_f0_5, weighted_f1, weighted_f2",
    ],
  ],
  [
    "a metric of bias that there is none of",
    { ...binary, bias: { ...bias, thresholds: [{ metric: "FAIR", facet: "age", above: 0.1 }] } },
    [expect.stringMatching(/^bias\.thresholds\[0\]\.metric: got "FAIR"; expected "CI", "DPL", /)],
  ],
  [
    "a threshold of bias of no facet",
    { ...binary, bias: { ...bias, thresholds: [{ metric: "DI", facet: "country", below: 0.8 }] } },
    [
      'bias.thresholds[0].facet: got "country"; expected the column of one of analysis.facets, ' +
        "with one sensitive value",
    ],
  ],
  [
    "thresholds of bias whose metrics' dimensions are not known",
    {
      ...binary,
      bias: {
        ...bias,
        analysis: {
          label: 0,
          positive: ["a", "b"],
          facets: [{ column: "age", sensitive: ["old", "older"] }, { column: "country" }],
        },
        thresholds: [
          { metric: "DI", facet: "age", below: 0.8 },
          { metric: "DI", facet: "country", below: 0.8 },
        ],
      },
    },
    [
      "bias.analysis.label: got 0; expected the name of the label, for thresholds",
      'bias.analysis.positive: got ["a","b"]; expected one value, for thresholds',
      'bias.thresholds[0].facet: got "age"; expected the column of one of analysis.facets, with one sensitive value',
      'bias.thresholds[1].facet: got "country"; expected the column of one of analysis.facets, with one sensitive value',
    ],
  ],
  [
    "two thresholds of one metric",
    {
      ...binary,
      bias: {
        ...bias,
        thresholds: [
          { metric: "DI", facet: "age", below: 0.8 },
          { metric: "DI", facet: "age", above: 1.2 },
        ],
      },
    },
    ['bias.thresholds[1]: got "DI of age"; expected another metric: there is one alarm of each'],
  ],
  [
    "attributions of classes that are none, or of no class where there are several",
    {
      explainability: {
        ...explainability,
        analysis: { ...explainability.analysis, labelHeaders: ["genuine", "fraud"] },
        thresholds: [
          { feature: "amount", label: "forged", above: 0.3 },
          { feature: "amount", above: 0.3 },
        ],
      },
    },
    [
      'explainability.thresholds[0].label: got "forged"; expected one of labelHeaders: genuine, fraud',
      "explainability.thresholds[1].label: got nothing; expected one of labelHeaders: genuine, fraud",
    ],
  ],
  [
    "a cool-down that no alarm looks back",
    { dataQuality, coolDown: "7 days" },
    ['coolDown: got "7 days"; expected 1 to 6 whole days, such as "1 day"'],
  ],
])("%s is refused", (_, settings, problems) => {
  expect(problemsOf(settings)).toEqual(problems);
});
