import { z } from "zod";
import { bucketNamePattern, jobLimits } from "@mlops/aws";
import { unapprovedStatuses } from "@mlops/contracts";
import {
  choiceValue,
  durationValue,
  instanceTypeValue,
  numberValue,
  positiveNumberValue,
  regionValue,
  sagemakerNameValue,
  scalarValue,
  wholeNumberValue,
} from "@mlops/core";

const frameworks = ["huggingface", "pytorch", "sklearn", "tensorflow", "xgboost"] as const;
const inVersion =
  "Exact version of the framework, such as 2.8.0; a wrong one is answered with those that there are.";

const aMetric = { error: "expected a path in evaluation.json, such as metrics.accuracy" };
const aScript = { error: "expected a path in source_dir that ends in .py, such as train.py" };
const script = z.string(aScript).regex(/^[\w-][\w./-]*\.py$/, aScript);
const version = () =>
  z.string({ error: "expected a version in quotes, such as '2.8.0': YAML reads 1.10 as a number" });
const pythonVersion = z
  .string()
  .regex(/^py\d+$/, { error: "expected a version of Python such as py312" })
  .optional();
const key = z
  .string()
  .regex(/^[\w-][\w./-]*$/, { error: "expected a prefix of keys, such as customers/daily/" });

/** What all pipelines have. */
const commonFields = {
  pipeline_name: sagemakerNameValue().describe("Name of the pipeline: letters, digits and hyphens."),
  region: regionValue().describe("Region that it runs in: that of its stack."),
  role: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Name of the role that the jobs run under: one of those that the stack lets files name. Default: one is made that " +
        "may do what they need, and no more.",
    ),
  kms_alias: z
    .string()
    .regex(/^alias\/[\w/-]+$/, { error: "expected an alias such as alias/mlops/dev" })
    .optional()
    .describe(
      "Alias of the environment's data key, for readers: jobs always use the environment's data key.",
    ),
  bucket_name: z
    .string()
    .regex(bucketNamePattern, { error: "expected the name of a bucket" })
    .optional()
    .describe("Bucket of inputs and outputs. Default: the environment's data bucket."),
  max_runtime: durationValue({ unit: "second", min: 60, max: jobLimits.processingRuntimeSeconds.max })
    .default("4 hours")
    .describe("How long each job may run, up to 9 days, such as 4 hours. Default: 4 hours."),
  source_dir: z
    .string()
    .regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\p{Cc}]+$/u, {
      error: "expected a folder from the root of the repository, such as apps/churn/model",
    })
    .describe("Folder with the scripts, from the root of the repository, and in it."),
  network_isolation: z
    .boolean()
    .default(true)
    .describe(
      "Whether the scripts are cut off from the network. False where source_dir has a requirements.txt, whose packages are " +
        "installed first; production does not take it: use a framework's image that has them. Default: true.",
    ),
};

const processingFields = {
  processing_input_prefix: key.describe("What keys of the raw data begin with."),
  processing_script: script.describe(
    "Script that prepares the data: it writes to output/train and output/test.",
  ),
  processing_framework: choiceValue(frameworks).default("sklearn").describe("Framework. Default: sklearn."),
  processing_framework_version: version().describe(inVersion),
  processing_python_version: pythonVersion.describe(
    "Version of Python. Default: the one that the image has.",
  ),
  processing_instance_type: instanceTypeValue().describe("Instance type, such as ml.m5.xlarge."),
  processing_instance_count: wholeNumberValue({ min: 1, max: 100 })
    .default(1)
    .describe("Instances, 1 to 100. Default: 1."),
};

const trainingFields = {
  training_script: script.describe("Script that trains on the channel train."),
  training_framework: choiceValue(frameworks).describe("Framework, as the SageMaker Python SDK calls it."),
  training_framework_version: version().describe(inVersion),
  training_python_version: pythonVersion.describe("Version of Python. Default: the one that the image has."),
  training_instance_type: instanceTypeValue().describe("Instance type, such as ml.g5.xlarge."),
  training_instance_count: wholeNumberValue({ min: 1 }).default(1).describe("Instances, from 1. Default: 1."),
  training_hyperparameters: z
    .strictObject({
      epochs: wholeNumberValue({ min: 1 }).optional().describe("Times that all data is seen, from 1."),
      learning_rate: positiveNumberValue({ max: 1 })
        .optional()
        .describe("Step of the search, above 0, up to 1."),
      batch_size: wholeNumberValue({ min: 1 }).optional().describe("Rows that are seen at once, from 1."),
    })
    .catchall(scalarValue())
    .default({})
    .describe("Hyperparameters by name: epochs, learning_rate, batch_size, and any others. Default: none."),
};

const registrationFields = {
  evaluation_script: script.describe("Script that evaluates the model: it writes evaluation.json."),
  evaluation_metric: z
    .string(aMetric)
    .regex(/^\w+(?:\.\w+)*$/, aMetric)
    .describe("Where the metric is in evaluation.json, such as metrics.accuracy."),
  evaluation_minimum: numberValue({ min: -1e308 }).optional().describe("Least value of a good model."),
  evaluation_maximum: numberValue({ min: -1e308 }).optional().describe("Greatest value of a good model."),
  model_package_group_name: z
    .string()
    .min(1)
    .describe(
      "Model of the registry that good models are versions of, by the name that the platform's stack file gives it.",
    ),
  model_approval_status: choiceValue(unapprovedStatuses)
    .default("PendingManualApproval")
    .describe(
      "Approval status of new versions, which somebody else approves: PendingManualApproval or Rejected. Default: " +
        "PendingManualApproval.",
    ),
  inference_instance_type: instanceTypeValue().describe("Instance type that the model is made for."),
};

/** A pipeline in the words of data scientists: prepare, train, evaluate, and register what is good. */
export const pipelineFileSettings = z
  .strictObject({ ...commonFields, ...processingFields, ...trainingFields, ...registrationFields })
  .check(({ value: { evaluation_minimum: min, evaluation_maximum: max }, issues }) => {
    if ((min === undefined) !== (max === undefined)) return;
    const path = [min === undefined ? "evaluation_minimum" : "evaluation_maximum"];
    const message = "expected one of evaluation_minimum and evaluation_maximum";
    issues.push({ code: "custom", path, input: max, message, continue: true });
  });

/** The checked content of a pipeline file. */
export type PipelineFile = z.output<typeof pipelineFileSettings>;
