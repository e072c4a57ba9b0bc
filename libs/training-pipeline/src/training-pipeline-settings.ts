import { z } from "zod";
import { maxTrainingSeconds, modelLimits } from "@mlops/aws";
import {
  choiceValue,
  durationValue,
  instanceTypeValue,
  listValue,
  numberValue,
  recordValue,
  wholeNumberValue,
} from "@mlops/core";
import { pipelineSettings } from "@mlops/pipeline";
import { sourceCodeSettings, tuningJobSettings } from "@mlops/training";
import { analysesField } from "./analyses-settings.ts";

const script = z.string().regex(/^[\w-][\w./-]*\.py$/, {
  error: "expected a path in the source code that ends in .py, such as train.py",
});
const version = z.string().describe("Exact version of AWS's images, such as 2.19.0.");
const hyperparameter = z.union([z.string(), z.number(), z.boolean()]);
const python = z
  .string()
  .regex(/^py\d+$/, { error: "expected a version of Python such as py312" })
  .optional()
  .describe("Version of Python that the image has to have. Default: the one it has.");

const processing = z
  .strictObject({
    version: version.describe("Version of scikit-learn's images, which prepare the data, such as 1.4-2."),
    instanceType: instanceTypeValue()
      .default("ml.m5.xlarge")
      .describe("Instance type of what prepares, evaluates and makes baselines. Default: ml.m5.xlarge."),
    maxRuntime: durationValue({ unit: "second", min: 60, max: 86_400 })
      .default("1 hour")
      .describe("How long each of them may run, up to 1 day. Default: 1 hour."),
    prepareScript: script
      .default("prepare.py")
      .describe(
        "Script that reads input/raw and writes output/train, validation, test, features and baseline. " +
          "Default: prepare.py.",
      ),
    evaluateScript: script
      .default("evaluate.py")
      .describe(
        "Script that reads input/model and input/test, and writes output/evaluation/evaluation.json and " +
          "output/predictions. Default: evaluate.py.",
      ),
  })
  .describe("The jobs around the training.");

const training = z
  .strictObject({
    framework: choiceValue(["huggingface", "pytorch", "tensorflow"]).describe(
      "Framework whose images train, evaluate and serve.",
    ),
    version,
    python,
    script: script.describe("Script that trains on the channels train and validation."),
    instanceType: instanceTypeValue().describe("Instance type, such as ml.g4dn.xlarge."),
    instances: wholeNumberValue({ min: 1 }).default(1).describe("Instances, from 1. Default: 1."),
    hyperparameters: recordValue(z.string().min(1), hyperparameter)
      .default({})
      .describe("Hyperparameters by name. Default: those of the script."),
    metrics: recordValue(z.string().min(1), z.string().min(1))
      .default({})
      .describe(
        "Regular expressions that find metrics in the logs, by name: what tuning compares. Default: none.",
      ),
    maxRuntime: durationValue({ unit: "second", min: 60, max: maxTrainingSeconds })
      .default("4 hours")
      .describe("How long it may run, up to 28 days. Default: 4 hours."),
    spot: z
      .boolean()
      .default(true)
      .describe(
        "Whether it runs on spare instances, at a fraction of the price: it waits up to its longest run for them, and " +
          "begins again if they are taken away. Default: true.",
      ),
    networkIsolation: z
      .boolean()
      .default(true)
      .describe(
        "Whether the training is cut off from the network: false for models of a hub. Default: true.",
      ),
  })
  .describe("The training.");

const evaluation = z
  .strictObject({
    metric: z
      .string()
      .regex(/^\w+(?:\.\w+)*$/, { error: "expected a path in evaluation.json, such as metrics.accuracy" })
      .default("metrics.accuracy")
      .describe("Where the metric is in evaluation.json. Default: metrics.accuracy."),
    minimum: numberValue({ min: 0, max: 1 }).describe(
      "Least value of a model that is registered, 0 to 1; a parameter of each execution, MinimumMetric.",
    ),
  })
  .describe("Which models are registered.");

const serving = z
  .strictObject({
    instanceTypes: listValue(instanceTypeValue(), { min: 1, unique: "item" }).describe(
      "Instance types that the model is made for, at least one; the first runs it while baselines are made.",
    ),
    contentTypes: listValue(z.string().min(1), { min: 1, unique: "item" })
      .default(["application/json"])
      .describe("Content types of requests and answers. Default: application/json."),
    variables: recordValue(z.string().min(1), z.string(), { max: modelLimits.maxVariables })
      .default({})
      .describe("Environment variables of the container that serves. Default: none."),
  })
  .describe("How registered versions are served.");

/** What a stack file may set for a {@link TrainingPipeline}. */
export const trainingPipelineSettings = z.strictObject({
  source: sourceCodeSettings.describe("Folder with the scripts."),
  data: z
    .string()
    .regex(/^[\w-][\w./-]*\/$/, { error: "expected a prefix of keys that ends in /, such as raw/tweets/" })
    .describe("What keys of the raw data in the data bucket begin with, such as raw/tweets/."),
  processing,
  training,
  tuning: tuningJobSettings
    .optional()
    .describe("Search for the best hyperparameters in place of one training. Default: one training."),
  evaluation,
  analyses: analysesField,
  serving,
  schedules: pipelineSettings.shape.schedules,
});

/** Checked settings of a {@link TrainingPipeline}. */
export type TrainingPipelineSettings = z.output<typeof trainingPipelineSettings>;
