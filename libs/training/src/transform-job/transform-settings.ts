import { z } from "zod";
import { checkLocalDisk, recordValue, s3UriValue, wholeNumberValue } from "@mlops/core";
import {
  checkTransform,
  concurrentRequestsField,
  transformFields,
} from "@mlops/pipeline-definition/transform";
import { numberArgument, textArgument } from "../settings/argument-value.ts";
import { machineFields } from "../settings/machines.ts";

const settings = z.strictObject({
  modelName: textArgument(z.string().min(1)).describe("Name of the model in SageMaker."),
  input: z
    .strictObject({
      uri: textArgument(s3UriValue()).describe("S3 URI of an object or of a prefix: all objects below it."),
      ...transformFields.input,
      filter: z
        .string()
        .max(63)
        .optional()
        .describe("JSONPath of what the model gets, such as $[1:]. Default: all."),
    })
    .describe("What predictions are made from."),
  output: z
    .strictObject({
      uri: textArgument(s3UriValue()).describe(
        "S3 URI of a prefix; in a pipeline, joined with the execution's id, so that executions do not overwrite each other.",
      ),
      ...transformFields.output,
      filter: z
        .string()
        .max(63)
        .optional()
        .describe("JSONPath of what is kept, such as $[0,-1]. Default: all."),
    })
    .describe("Where predictions go, and in which form."),
  variables: recordValue(z.string().min(1), textArgument(z.string().max(10_240)), { max: 16 })
    .default({})
    .describe(
      "Environment variables of the model's container, by name: at most 16. Default: the model's own.",
    ),
  instanceType: machineFields.instanceType,
  instances: machineFields.instances,
  localDisk: machineFields.localDisk,
  ...transformFields.requests,
  concurrentRequests: concurrentRequestsField(numberArgument(wholeNumberValue({ min: 1 }))),
});

/** Checked settings of a transform job. */
export type TransformJobSettings = z.output<typeof settings>;

/** What a stack file may set for a transform job. */
export const transformJobSettings = settings.check(checkLocalDisk, checkTransform);
