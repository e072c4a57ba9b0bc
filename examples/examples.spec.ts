import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type App } from "@mlops/core";
import { type Cloud, pretendCloud } from "@mlops/testing";
import asynchronous from "./asynchronous.ts";
import batchTransform from "./batch-transform.ts";
import canary from "./canary.ts";
import driftCheck from "./drift-check.ts";
import httpApi from "./http-api.ts";
import inferenceComponents from "./inference-components.ts";
import monitorAttribution from "./monitor-attribution.ts";
import monitorBias from "./monitor-bias.ts";
import monitorDataQuality from "./monitor-data-quality.ts";
import monitorModelQuality from "./monitor-model-quality.ts";
import multiModel from "./multi-model.ts";
import pipelineFile from "./pipeline-file.ts";
import pipelineFrameworkScript from "./pipeline-framework-script.ts";
import pipelineOwnContainer from "./pipeline-own-container.ts";
import pipelineOwnContainerScript from "./pipeline-own-container-script.ts";
import retraining, { training } from "./retraining.ts";
import scheduledProcessing from "./scheduled-processing.ts";
import serial from "./serial.ts";
import serverless from "./serverless.ts";
import shadow from "./shadow.ts";
import { churn, config, inProd, platform, stack } from "./testing/prod.ts";

function deployed(example: App): Promise<Cloud> {
  return pretendCloud(() => inProd(example), {
    stack,
    config,
    references: { "churn.prod": churn, "platform.prod": platform },
  });
}

/** How many resources of each kind there are, the small ones of alarms and roles left out. */
function inventory(cloud: Cloud): Record<string, number> {
  const kinds = cloud.resources
    .filter(({ type }) =>
      /^aws:(sagemaker|appautoscaling|scheduler|cloudcontrol|lambda|apigatewayv2)/.test(type),
    )
    .map(({ type }) => type.slice(type.lastIndexOf(":") + 1));
  return Object.fromEntries(
    kinds.sort().map((kind) => [kind, kinds.filter((other) => other === kind).length]),
  );
}

test.each<[string, App, Record<string, number>]>([
  ["asynchronous", asynchronous, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 2, Target: 1 }],
  ["batch-transform", batchTransform, { Model: 1, Pipeline: 1, Schedule: 1, ScheduleGroup: 1 }],
  ["canary", canary, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Target: 1 }],
  ["drift-check", driftCheck, { Pipeline: 1, Schedule: 1, ScheduleGroup: 1 }],
  [
    "http-api",
    httpApi,
    {
      Alias: 1,
      Api: 1,
      Endpoint: 1,
      EndpointConfiguration: 1,
      Function: 1,
      Integration: 1,
      Model: 1,
      Permission: 1,
      Policy: 2,
      ProvisionedConcurrencyConfig: 1,
      Route: 1,
      Stage: 1,
      Target: 2,
    },
  ],
  ["inference-components", inferenceComponents, { Endpoint: 1, Model: 1, Policy: 1, Resource: 2, Target: 1 }],
  ["monitor-attribution", monitorAttribution, { MonitoringSchedule: 1, Resource: 1 }],
  ["monitor-bias", monitorBias, { MonitoringSchedule: 1, Resource: 1 }],
  ["monitor-data-quality", monitorDataQuality, { DataQualityJobDefinition: 1, MonitoringSchedule: 1 }],
  ["monitor-model-quality", monitorModelQuality, { MonitoringSchedule: 1, Resource: 1 }],
  ["multi-model", multiModel, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Target: 1 }],
  ["pipeline-file", pipelineFile, { Pipeline: 1 }],
  ["pipeline-framework-script", pipelineFrameworkScript, { Pipeline: 1, Schedule: 1, ScheduleGroup: 1 }],
  ["pipeline-own-container", pipelineOwnContainer, { Pipeline: 1 }],
  ["pipeline-own-container-script", pipelineOwnContainerScript, { Pipeline: 1 }],
  ["scheduled-processing", scheduledProcessing, { Pipeline: 1, Schedule: 1, ScheduleGroup: 1 }],
  ["serial", serial, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Target: 1 }],
  ["serverless", serverless, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Target: 1 }],
  ["shadow", shadow, { Endpoint: 1, EndpointConfiguration: 1, Model: 2, Policy: 1, Target: 1 }],
])("the example %s makes what it says", async (_, example, kinds) => {
  expect(inventory(await deployed(example))).toEqual(kinds);
});

test("the example of the loop forwards drift in prod, and starts a pipeline on it elsewhere", async () => {
  const rules = (cloud: Cloud) =>
    cloud.census().filter((one) => /^(EventBus|EventRule|EventTarget) /.test(one));
  expect(rules(await deployed(retraining))).toEqual([
    "EventRule churn-drift",
    "EventTarget churn-drift-target",
  ]);
  const dev = { account: "111122223333", platform: JSON.stringify(platform) };
  const there = dev.platform.replaceAll("333344445555", dev.account).replaceAll('"prod"', '"dev"');
  const cloud = await pretendCloud(() => training.run({ app: "example", environment: "dev" }), {
    stack: "example.dev",
    config: { ...config, account: dev.account },
    references: { "platform.dev": JSON.parse(there) as typeof platform },
  });
  expect(rules(cloud)).toEqual([
    "EventBus churn-retraining-bus",
    "EventRule churn-approved-approved",
    "EventRule churn-retraining-prod",
    "EventTarget churn-approved-approved-target",
    "EventTarget churn-retraining-prod-target",
  ]);
});

test("every example is tried and has at most 40 lines", () => {
  const files = readdirSync(__dirname).filter((file) => file.endsWith(".ts") && !file.endsWith(".spec.ts"));
  const lines = files.map((file) => [
    file,
    readFileSync(join(__dirname, file), "utf8").trimEnd().split("\n").length,
  ]);

  expect(lines.filter(([, count]) => Number(count) > 40)).toEqual([]);
  expect(files.map((file) => file.slice(0, -3)).sort()).toEqual([
    "asynchronous",
    "batch-transform",
    "canary",
    "drift-check",
    "explanations",
    "feature-group",
    "http-api",
    "inference-components",
    "model-registry",
    "monitor-attribution",
    "monitor-bias",
    "monitor-data-quality",
    "monitor-model-quality",
    "multi-model",
    "pipeline-file",
    "pipeline-framework-script",
    "pipeline-own-container",
    "pipeline-own-container-script",
    "registered-model",
    "retraining",
    "scheduled-processing",
    "serial",
    "serverless",
    "shadow",
  ]);
});
