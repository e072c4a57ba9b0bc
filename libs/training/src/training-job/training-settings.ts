import { z } from "zod";
import { channelNamePattern, jobLimits, jobTextLengths, maxTrainingSeconds } from "@mlops/aws";
import {
  type AwsEnvironment,
  checkLocalDisk,
  choiceValue,
  durationValue,
  listValue,
  recordValue,
  refused,
  s3UriValue,
  type SettingsCheck,
  toSeconds,
  wholeNumberValue,
} from "@mlops/core";
import { scalarArgument, textArgument } from "../settings/argument-value.ts";
import { checkTracking, networkFields, trackingField, variablesField } from "../settings/common.ts";
import { codeChannelName, containerIssues, runsScript, trainingContainer } from "../settings/container.ts";
import { machineFields } from "../settings/machines.ts";
import { debuggerField, debuggingIssues, profilerField } from "./debugging.ts";
import { checkDistribution, distributionField } from "./distribution.ts";

const { keepAliveSeconds } = jobLimits;

const channelName = z.string().regex(channelNamePattern, {
  error: 'expected 1 to 64 letters, digits, ".", "-" and "_"',
});

const channel = z.strictObject({
  uri: textArgument(s3UriValue()).describe("S3 URI of an object or of a prefix: all objects below it."),
  contentType: z
    .string()
    .min(1)
    .optional()
    .describe("Content type, such as text/csv. Default: none is told."),
  mode: choiceValue(["File", "FastFile", "Pipe"])
    .default("File")
    .describe("Whether it is copied first, fetched when it is read, or streamed. Default: File."),
  sharded: z
    .boolean()
    .default(false)
    .describe("Whether each instance gets a part of the objects instead of all. Default: false."),
  gzip: z.boolean().default(false).describe("Whether the objects are compressed with gzip. Default: false."),
  recordIO: z
    .boolean()
    .default(false)
    .describe("Whether SageMaker wraps records as RecordIO. Default: false."),
  shuffleSeed: wholeNumberValue({ min: 0 })
    .optional()
    .describe("Seed by which the objects are shuffled. Default: they are not."),
});

const metric = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(jobTextLengths.metricName)
    .describe("Name of the metric, such as validation:rmse."),
  expression: z
    .string()
    .min(1)
    .max(jobTextLengths.metricExpression)
    .refine((text) => isExpression(text), { error: "expected a regular expression" })
    .describe("Regular expression that finds it in the logs; its first group is the value."),
});

const checkpoints = z.strictObject({
  uri: textArgument(s3UriValue()).describe(
    "S3 URI of a prefix; in a pipeline, joined with the execution's id, so that no execution continues another's.",
  ),
  path: z
    .string()
    .regex(/^\/opt\/ml\//, { error: "expected a folder below /opt/ml" })
    .optional()
    .describe("Folder of the container. Default: /opt/ml/checkpoints."),
});

const settings = z.strictObject({
  container: trainingContainer.describe("What trains the model."),
  hyperparameters: recordValue(z.string().min(1).max(jobTextLengths.hyperparameterName), scalarArgument(), {
    max: 100,
  })
    .default({})
    .describe("Hyperparameters, by name: at most 100. No secrets: the API shows them. Default: none."),
  variables: variablesField({ max: 100, maxLength: 512 }),
  inputs: recordValue(channelName, channel, jobLimits.channels)
    .optional()
    .describe(
      "Channels of data, by name: 1 to 20; the container finds each in /opt/ml/input/data/<name>. Default: none.",
    ),
  outputUri: textArgument(s3UriValue())
    .optional()
    .describe(
      "S3 URI of a prefix for models; SageMaker adds the job's name. Default: in the bucket of artifacts.",
    ),
  compressOutput: z
    .boolean()
    .default(true)
    .describe("Whether the model is one model.tar.gz; large models need no archive. Default: true."),
  metrics: listValue(metric, { ...jobLimits.metrics, unique: "name" })
    .default([])
    .describe("Metrics that SageMaker finds in the logs, at most 40. Default: those of the image."),
  ...machineFields,
  maxRuntime: durationValue({ unit: "second", min: 1, max: maxTrainingSeconds })
    .default("1 day")
    .describe("How long it may run, up to 28 days. Default: 1 day."),
  spot: z
    .strictObject({
      maxWait: durationValue({ unit: "second", min: 1, max: maxTrainingSeconds }).describe(
        "How long it may wait and run together: at least maxRuntime.",
      ),
    })
    .optional()
    .describe("Whether it runs on spare instances, which may be taken away. Default: it does not."),
  checkpoints: z
    .union([checkpoints, z.literal("none")])
    .optional()
    .describe(
      "Where it saves its state, to continue after an interruption; none: it begins again. Required with spot.",
    ),
  keepAlive: durationValue({ unit: "second", min: 1, max: keepAliveSeconds.max })
    .optional()
    .describe("How long its instances wait for the next job, and cost: up to 6 hours. Default: they do not."),
  retries: wholeNumberValue(jobLimits.retries)
    .optional()
    .describe("How often it is tried again after an internal error of SageMaker, 1 to 30. Default: never."),
  distribution: distributionField,
  ...networkFields,
  tracking: trackingField,
  debugger: debuggerField,
  profiler: profilerField,
});

/** Checked settings of a training job. */
export type TrainingJobSettings = z.output<typeof settings>;

const checkSpot: SettingsCheck<TrainingJobSettings> = ({ value, issues }) => {
  const { spot, checkpoints, keepAlive, maxRuntime } = value;
  if (spot === undefined) return;
  if (toSeconds(spot.maxWait) < toSeconds(maxRuntime)) {
    issues.push(refused(["spot", "maxWait"], spot.maxWait, `at least maxRuntime (${maxRuntime})`));
  }
  if (checkpoints === undefined) {
    const expected = 'where the job continues from after an interruption, or "none" to begin again';
    issues.push(refused(["checkpoints"], checkpoints, expected));
  }
  if (keepAlive !== undefined) {
    issues.push(
      refused(["keepAlive"], keepAlive, "nothing, because spot instances are not kept; remove spot"),
    );
  }
};

const checkDebugger: SettingsCheck<TrainingJobSettings> = ({ value, issues }) => {
  const { debugger: debugging, checkpoints, instances } = value;
  const isDistributed = value.distribution !== undefined || instances !== 1;
  if (debugging === undefined || typeof checkpoints !== "object" || !isDistributed) return;
  const expected = "nothing, because Debugger does not take distributed jobs with checkpoints";
  issues.push(refused(["debugger"], debugging, expected));
};

/** Names that SageMaker's toolkit uses for itself. */
const checkReserved: SettingsCheck<TrainingJobSettings> = ({ value, issues }) => {
  const { container, hyperparameters, inputs = {} } = value;
  if (!runsScript(container)) return;
  const reserved = Object.keys(hyperparameters).filter((name) => name.startsWith("sagemaker_"));
  for (const name of reserved) {
    const expected = "another name, because those that begin with sagemaker_ are the toolkit's";
    issues.push(refused(["hyperparameters", name], hyperparameters[name], expected));
  }
  if (Object.hasOwn(inputs, codeChannelName)) {
    const expected = "another name, because this channel brings the source code";
    issues.push(refused(["inputs", codeChannelName], inputs[codeChannelName], expected));
  }
};

/**
 * What a stack file may set for a training job.
 * @param environment where it runs: images of other regions are refused
 */
export function trainingJobSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(
    checkLocalDisk,
    checkDistribution,
    checkSpot,
    checkDebugger,
    checkTracking,
    checkReserved,
    ({ value, issues }) => {
      issues.push(...containerIssues(value.container, { environment, machines: value }));
      issues.push(...debuggingIssues(value, environment));
    },
  );
}

function isExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
