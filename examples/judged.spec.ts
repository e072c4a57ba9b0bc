import { resolve } from "node:path";
import { type Inputs, type Output, runtime } from "@pulumi/pulumi";
import type { App } from "@mlops/core";
import { runProgram, toWireProperties } from "@mlops/engine";
import { Judge } from "../tools/preview/src/judge/judge.ts";
import { loadPolicyPack } from "../tools/preview/src/judge/policy-pack.ts";
import asynchronous from "./asynchronous.ts";
import batchTransform from "./batch-transform.ts";
import canary from "./canary.ts";
import driftCheck from "./drift-check.ts";
import explanations from "./explanations.ts";
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
import { monitor } from "./testing/monitor.ts";
import { churn, config, inProd, platform, stack } from "./testing/prod.ts";

let judge: Judge;

beforeAll(async () => {
  judge = new Judge(await loadPolicyPack(resolve("policies"), "policies"));
});

/** What the pack demands of a program in prod, each policy once; what it only advises is left out. */
async function demanded(program: () => unknown, account = config.account): Promise<string[]> {
  const project = "mlops-platform";
  const run = await runProgram({
    stack: account === config.account ? stack : "example.dev",
    project,
    organization: "organization",
    program,
    config: Object.fromEntries(
      Object.entries({ ...config, account }).map(([key, value]) => [`${project}:${key}`, `${value}`]),
    ),
    resolveReference: (name) => {
      const exported = name.endsWith("/churn.prod") ? churn : platform;
      const there = JSON.stringify(exported).replaceAll(config.account, account);
      const inDev = account === config.account ? there : there.replaceAll('"prod"', '"dev"');
      return Promise.resolve(toWireProperties(JSON.parse(inDev) as typeof exported));
    },
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
  ["drift of batches without a monitoring schedule", driftCheck],
  ["a monitor of data quality", monitorDataQuality],
  ["a monitor of model quality", monitorModelQuality],
  ["a monitor of bias", monitorBias],
  ["a monitor of feature attribution", monitorAttribution],
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

test("what sends drift to another account passes the pack in prod, but for the budget of its app", async () => {
  expect(await demanded(() => inProd(retraining))).toEqual(["env-budget-required"]);
});

test("what trains in dev on drift in prod passes the pack, without an exemption", async () => {
  const program = () => training.run({ app: "example", environment: "dev" });
  expect(await demanded(program, "111122223333")).toEqual([]);
});

test.each<[string, App]>([
  ["a real-time endpoint", canary],
  ["an endpoint behind an API", httpApi],
  ["an endpoint that explains its answers", explanations],
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

/** `value` with another one at a path of keys, or with none. */
function changed(value: unknown, [key = "", ...rest]: readonly string[], to?: unknown): unknown {
  if (typeof value !== "object" || value === null) throw new Error(`there is nothing at ${key}`);
  const copy = Object.fromEntries(Object.entries(value));
  if (rest.length > 0) copy[key] = changed(copy[key], rest, to);
  else if (to !== undefined) copy[key] = to;
  else if (key in copy) delete copy[key];
  else throw new Error(`there is no ${key}`);
  return copy;
}

/** A monitor with one property missing of its desired state. */
function monitorWithout(example: App, kind: string, path: string): void {
  runtime.registerStackTransformation(({ type, name, props, opts }) => {
    if (type !== "mlops:core:JsonInputs" || name !== `churn-monitor-${kind}`) return undefined;
    return { props: changed(props, ["inputs", "desiredState", ...path.split(".")]) as Inputs, opts };
  });
  inProd(example);
}

/** The endpoint that explains its answers, with one property of its configuration changed. */
function explanationsWith(path: string, value: unknown): void {
  runtime.registerStackTransformation(({ type, name, props, opts }) => {
    if (type !== "mlops:core:JsonInputs" || name !== "reviews-config") return undefined;
    const keys = ["inputs", "desiredState", ...path.split(".")];
    return { props: changed(props, keys, value) as Inputs, opts };
  });
  inProd(explanations);
}

test.each<[string, unknown, string[]]>([
  ["ExplainerConfig.ClarifyExplainerConfig.ShapConfig.TextConfig.Language", "tlh", ["api-constraints"]],
  ["ExplainerConfig.ClarifyExplainerConfig.EnableExplanation", "`true`", ["api-constraints"]],
  ["KmsKeyId", undefined, ["sm-endpoint-cmk"]],
  ["DataCaptureConfig.EnableCapture", false, ["env-data-capture"]],
  ["Tags", undefined, ["sm-tags"]],
])("the endpoint that explains its answers is stopped with %s as %p", async (path, value, policies) => {
  const found = await demanded(() => explanationsWith(path, value));
  expect(found.sort()).toEqual([...policies, "env-monitor-required"].sort());
});

const everywhere: [string, string[]][] = [
  ["JobResources.ClusterConfig.VolumeKmsKeyId", ["sm-jobdef-volume-cmk"]],
  ["RoleArn", ["api-constraints"]],
  ["JobResources.ClusterConfig.InstanceType", ["api-constraints"]],
  ["Tags", ["sm-tags"]],
];
const encrypted: [string, string[]] = [
  "NetworkConfig.EnableInterContainerTrafficEncryption",
  ["sm-jobdef-traffic-encryption"],
];
const isolated: [string, string[]] = [
  "NetworkConfig.EnableNetworkIsolation",
  ["sm-jobdef-network-isolation"],
];

describe.each([
  ["model-quality", "ModelQuality", monitorModelQuality, [...everywhere, encrypted, isolated]],
  // SageMaker.15 asks encryption of a bias job only when it has several instances.
  ["bias", "ModelBias", monitorBias, [...everywhere, isolated]],
  [
    "explainability",
    "ModelExplainability",
    monitorAttribution,
    [...everywhere, encrypted, ["NetworkConfig.VpcConfig", ["sm-jobdef-network-isolation"]]],
  ],
] as [string, string, App, [string, string[]][]][])(
  "the monitor of %s",
  (kind, type, example, properties) => {
    const ofItsType: [string, string[]][] = [
      [`${type}JobOutputConfig.KmsKeyId`, ["sm-jobdef-output-cmk"]],
      [`${type}JobInput`, ["api-constraints"]],
      [`${type}AppSpecification.ImageUri`, ["api-constraints"]],
    ];
    test.each([...properties, ...ofItsType])("is stopped without %s", async (path, policies) => {
      expect(await demanded(() => monitorWithout(example, kind, path))).toEqual(policies);
    });
  },
);
