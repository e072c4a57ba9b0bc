import type { App } from "@mlops/core";
import { UNKNOWN, runProgram, toPlainProperties, toWireProperties } from "@mlops/engine";
import { World } from "../tools/rehearsal/src/world/world.ts";
import asynchronous from "./asynchronous.ts";
import batchTransform from "./batch-transform.ts";
import canary from "./canary.ts";
import driftCheck from "./drift-check.ts";
import explanations from "./explanations.ts";
import featureGroup from "./feature-group.ts";
import httpApi from "./http-api.ts";
import inferenceComponents from "./inference-components.ts";
import modelRegistry from "./model-registry.ts";
import monitorAttribution from "./monitor-attribution.ts";
import monitorBias from "./monitor-bias.ts";
import monitorDataQuality from "./monitor-data-quality.ts";
import monitorModelQuality from "./monitor-model-quality.ts";
import multiModel from "./multi-model.ts";
import pipelineFile from "./pipeline-file.ts";
import pipelineFrameworkScript from "./pipeline-framework-script.ts";
import pipelineOwnContainer from "./pipeline-own-container.ts";
import pipelineOwnContainerScript from "./pipeline-own-container-script.ts";
import registeredModel from "./registered-model.ts";
import retraining from "./retraining.ts";
import scheduledProcessing from "./scheduled-processing.ts";
import serial from "./serial.ts";
import serverless from "./serverless.ts";
import shadow from "./shadow.ts";
import { churn, config, inProd, platform, stack } from "./testing/prod.ts";

const examples: readonly (readonly [string, App])[] = Object.entries({
  asynchronous,
  batchTransform,
  canary,
  driftCheck,
  explanations,
  featureGroup,
  httpApi,
  inferenceComponents,
  modelRegistry,
  monitorAttribution,
  monitorBias,
  monitorDataQuality,
  monitorModelQuality,
  multiModel,
  pipelineFile,
  pipelineFrameworkScript,
  pipelineOwnContainer,
  pipelineOwnContainerScript,
  registeredModel,
  retraining,
  scheduledProcessing,
  serial,
  serverless,
  shadow,
});

/** What the platform of dev exports. */
const devPlatform = JSON.parse(
  JSON.stringify(platform).replaceAll(config.account, "111122223333").replaceAll('"prod"', '"dev"'),
) as typeof platform;

/** What another stack exports. */
function exportsOf(name: string): object {
  if (name.endsWith("/churn.prod")) return churn;
  return name.endsWith("/platform.dev") ? devPlatform : platform;
}

/** The paths of values that are not known. */
function unknownPaths(value: unknown, path: string): string[] {
  if (value === UNKNOWN) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unknownPaths(part, `${path}.${key}`));
}

test.each(examples)(
  "the example %s runs to its end in a world where every value is known",
  async (_, example) => {
    const project = "mlops-platform";
    const run = await runProgram({
      stack,
      project,
      organization: "organization",
      program: () => inProd(example),
      config: Object.fromEntries(
        Object.entries(config).map(([key, value]) => [`${project}:${key}`, `${value}`]),
      ),
      ...new World().stack(),
      resolveReference: (name) => Promise.resolve(toWireProperties(exportsOf(name))),
    });
    expect(run.problems).toEqual([]);
    expect(run.unknownReads).toEqual([]);
    expect(
      run.resources.flatMap(({ type, name, inputs }) =>
        unknownPaths(toPlainProperties(inputs), `${type} ${name}`),
      ),
    ).toEqual([]);
    expect(unknownPaths(toPlainProperties(run.outputs), "output")).toEqual([]);
    const managed = run.resources.filter(({ type, custom }) => custom && type.startsWith("aws:"));
    expect(managed.length).toBeGreaterThan(0);
    expect(managed.filter(({ id }) => id === "").map(({ type, name }) => `${type} ${name}`)).toEqual([]);
  },
);
