import { output } from "@pulumi/pulumi";
import { type EndpointRef, type PlatformRef } from "@mlops/contracts";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import type { ModelMonitorArgs } from "../model-monitor/monitor-args.ts";

/** The platform of prod: every value is known. */
export const platform: PlatformRef = platformRef(testEnvironment("prod"));

/** A real-time endpoint of one model. */
export const fraud: EndpointRef = {
  environment: platform.environment,
  endpointName: output("fraud"),
  endpointArn: output("arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud"),
  serving: { mode: "real-time", target: { kind: "none" } },
};

/** A registered version of the model, in the registry of the same account. */
export const registeredVersion = {
  registry: {
    environment: platform.environment,
    groupName: output("fraud"),
    groupArn: output("arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/fraud"),
    artifactsUri: output("s3://dev-artifacts/models/fraud/"),
    artifactKeyArn: output("arn:aws:kms:eu-west-1:111122223333:key/artifacts"),
    images: output(["111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud"]),
  },
  version: 7,
};

const baselines = "s3://artifact-bucket/baselines/fraud/7";

/** What every monitor of these specifications refers to. */
export const references = { ...platform, tags: { Application: "sentiment" } };

/** A monitor of data quality. */
export const dataQuality = {
  baseline: {
    statistics: `${baselines}/statistics.json`,
    constraints: `${baselines}/constraints.json`,
  },
};

/** Settings of the monitor of model quality, besides those of predictions. */
export const modelQuality = {
  baseline: { constraints: `${baselines}/quality.json` },
  window: { start: "-P8D", end: "-P1D" },
};

/** Settings of the monitor of bias, besides those of predictions. */
export const bias = {
  baseline: { constraints: `${baselines}/bias.json` },
  window: { start: "-P8D", end: "-P1D" },
  analysis: { label: "label", positive: [1], facets: [{ column: "age", sensitive: [40] }] },
};

/** Settings of the monitor of feature attribution. */
export const explainability = {
  baseline: { constraints: `${baselines}/explainability.json` },
  analysis: { shap: { baseline: [[0, 1]] }, instanceType: "ml.m5.xlarge" },
} as const;

/** Where labels arrive. */
export const groundTruth = "s3://data-bucket/labels/fraud/";

/** Predictions of a model of two classes, with labels. */
export const binary = { problem: "binary", predictions: { label: "0" }, groundTruth } as const;

/** A monitor of the endpoint `fraud`. */
export const ofFraud = (settings: Partial<ModelMonitorArgs>): ModelMonitorArgs => ({
  ...references,
  endpoint: fraud,
  ...settings,
});
