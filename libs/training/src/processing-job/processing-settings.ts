import { z } from "zod";
import { jobLimits } from "@mlops/aws";
import {
  type AwsEnvironment,
  checkLocalDisk,
  durationValue,
  recordValue,
  s3UriValue,
  wholeNumberValue,
} from "@mlops/core";
import { numberArgument, textArgument } from "../settings/argument-value.ts";
import { checkTracking, networkFields, trackingField, variablesField } from "../settings/common.ts";
import { containerIssues, processingContainer } from "../settings/container.ts";
import { machineFields } from "../settings/machines.ts";

const { processingInputs, processingOutputs, processingInstances, processingRuntimeSeconds } = jobLimits;

const dataName = z.string().regex(/^[\w-][\w.-]{0,63}$/, {
  error: 'expected 1 to 64 letters, digits, ".", "-" and "_"',
});

const pathField = (folder: string) =>
  z
    .string()
    .regex(/^\/opt\/ml\/processing\/\S+$/, { error: "expected a folder below /opt/ml/processing" })
    .optional()
    .describe(`Folder of the container. Default: /opt/ml/processing/${folder}/<name>.`);

const input = z.strictObject({
  uri: textArgument(s3UriValue()).describe("S3 URI of an object or of a prefix: all objects below it."),
  path: pathField("input"),
  sharded: z
    .boolean()
    .default(false)
    .describe("Whether each instance gets a part of the objects instead of all. Default: false."),
});

const output = z.strictObject({
  uri: textArgument(s3UriValue()).describe(
    "S3 URI of a prefix; in a pipeline, joined with the execution's id, so that executions do not overwrite each other.",
  ),
  path: pathField("output"),
  continuous: z
    .boolean()
    .default(false)
    .describe("Whether files are uploaded as they are written, not when the job ends. Default: false."),
});

const settings = z.strictObject({
  container: processingContainer.describe("What processes the data."),
  variables: variablesField({ max: 100, maxLength: 256 }),
  inputs: recordValue(dataName, input, processingInputs)
    .default({})
    .describe(
      "What is copied into the container, by name: at most 10, of which source code is one. Default: nothing.",
    ),
  outputs: recordValue(dataName, output, processingOutputs)
    .default({})
    .describe("What is copied out of the container, by name: at most 10. Default: nothing."),
  ...machineFields,
  instances: numberArgument(wholeNumberValue(processingInstances))
    .default(1)
    .describe("How many instances it runs on, 1 to 100. Default: 1."),
  maxRuntime: durationValue({ unit: "second", ...processingRuntimeSeconds })
    .default("1 day")
    .describe("How long it may run, up to 9 days. Default: 1 day."),
  ...networkFields,
  tracking: trackingField,
});

/** Checked settings of a processing job. */
export type ProcessingJobSettings = z.output<typeof settings>;

/**
 * What a stack file may set for a processing job.
 * @param environment where it runs: images of other regions are refused
 */
export function processingJobSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(checkLocalDisk, checkTracking, ({ value, issues }) => {
    issues.push(...containerIssues(value.container, { environment, machines: value }));
  });
}
