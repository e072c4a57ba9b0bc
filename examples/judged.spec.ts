import { resolve } from "node:path";
import type { Output } from "@pulumi/pulumi";
import type { App } from "@mlops/core";
import { runProgram, toWireProperties } from "@mlops/engine";
import { Judge } from "../tools/preview/src/judge/judge.ts";
import { loadPolicyPack } from "../tools/preview/src/judge/policy-pack.ts";
import asynchronous from "./asynchronous.ts";
import batchTransform from "./batch-transform.ts";
import canary from "./canary.ts";
import httpApi from "./http-api.ts";
import inferenceComponents from "./inference-components.ts";
import multiModel from "./multi-model.ts";
import pipelineFile from "./pipeline-file.ts";
import pipelineFrameworkScript from "./pipeline-framework-script.ts";
import pipelineOwnContainer from "./pipeline-own-container.ts";
import pipelineOwnContainerScript from "./pipeline-own-container-script.ts";
import scheduledProcessing from "./scheduled-processing.ts";
import serial from "./serial.ts";
import serverless from "./serverless.ts";
import shadow from "./shadow.ts";
import { monitor } from "./testing/monitor.ts";
import { config, inProd, platform, stack } from "./testing/prod.ts";

let judge: Judge;

beforeAll(async () => {
  judge = new Judge(await loadPolicyPack(resolve("policies"), "policies"));
});

/** What the pack demands of a program in prod, each policy once; what it only advises is left out. */
async function demanded(program: () => unknown): Promise<string[]> {
  const project = "mlops-platform";
  const run = await runProgram({
    stack,
    project,
    organization: "organization",
    program,
    config: Object.fromEntries(
      Object.entries(config).map(([key, value]) => [`${project}:${key}`, `${value}`]),
    ),
    resolveReference: () => Promise.resolve(toWireProperties(platform)),
  });
  expect(run.problems).toEqual([]);
  const { violations, problems } = await judge.judge(run.resources);
  expect(problems).toEqual([]);
  const mandatory = violations.filter(({ level }) => level === "mandatory");
  return [...new Set(mandatory.map(({ policy }) => policy))];
}

test.each<[string, App]>([
  ["an asynchronous endpoint", asynchronous],
  ["a batch", batchTransform],
  ["an endpoint of many models", multiModel],
  ["a pipeline with scripts in AWS's containers", pipelineFrameworkScript],
  ["a pipeline with a script in an own container", pipelineOwnContainerScript],
  ["a pipeline with own containers as they are", pipelineOwnContainer],
  ["a pipeline that a file describes", pipelineFile],
  ["processing on a schedule", scheduledProcessing],
  ["a serverless endpoint", serverless],
  ["inference components on a shared endpoint", inferenceComponents],
])("%s passes the pack in prod, without an exemption", async (_, example) => {
  expect(await demanded(() => inProd(example))).toEqual([]);
});

test.each<[string, App]>([
  ["a real-time endpoint", canary],
  ["an endpoint behind an API", httpApi],
  ["an endpoint with a shadow", shadow],
  ["containers in sequence", serial],
])("%s passes the pack in prod with a monitor, without an exemption", async (_, example) => {
  expect(await demanded(() => inProd(example))).toEqual(["env-monitor-required"]);
  expect(
    await demanded(() => {
      monitor(inProd(example).endpointName as Output<string>);
    }),
  ).toEqual([]);
});
