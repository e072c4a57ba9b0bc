import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type App } from "@mlops/core";
import { type Cloud, pretendCloud } from "@mlops/testing";
import asynchronous from "./asynchronous.ts";
import batchTransform from "./batch-transform.ts";
import canary from "./canary.ts";
import httpApi from "./http-api.ts";
import inferenceComponents from "./inference-components.ts";
import multiModel from "./multi-model.ts";
import serial from "./serial.ts";
import serverless from "./serverless.ts";
import shadow from "./shadow.ts";
import { config, inProd, platform, stack } from "./testing/prod.ts";

function deployed(example: App): Promise<Cloud> {
  return pretendCloud(() => inProd(example), { stack, config, references: { "platform.prod": platform } });
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
  ["multi-model", multiModel, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Target: 1 }],
  ["serial", serial, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Target: 1 }],
  ["serverless", serverless, { Endpoint: 1, EndpointConfiguration: 1, Model: 1, Policy: 1, Target: 1 }],
  ["shadow", shadow, { Endpoint: 1, EndpointConfiguration: 1, Model: 2, Policy: 1, Target: 1 }],
])("the example %s makes what it says", async (_, example, kinds) => {
  expect(inventory(await deployed(example))).toEqual(kinds);
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
    "feature-group",
    "http-api",
    "inference-components",
    "model-registry",
    "multi-model",
    "registered-model",
    "serial",
    "serverless",
    "shadow",
  ]);
});
