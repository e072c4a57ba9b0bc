import { z } from "zod";
import {
  type AwsEnvironment,
  checkLocalDisk,
  inputValue,
  s3PrefixValue,
  scheduleFields,
  wholeNumberValue,
} from "@mlops/core";
import {
  checkTransform,
  concurrentRequestsField,
  transformFields,
} from "@mlops/pipeline-definition/transform";
import { networkIsolationFields, trustedAccountsFields } from "../common-settings.ts";
import { modelPlaceIssues } from "../model/model-place.ts";
import { batchModel } from "../model/served-model.ts";
import { instanceTypeFields } from "../storage.ts";

const schedule = z.strictObject({
  ...scheduleFields(),
  enabled: z.boolean().default(true).describe("Whether it runs. Default: true."),
});

const input = z.strictObject({
  uri: inputValue(s3PrefixValue()).describe("S3 URI of a prefix, ending in /: all objects below it."),
  ...transformFields.input,
  keyArn: inputValue(z.string())
    .optional()
    .describe(
      "ARN of the KMS key that the objects are encrypted with. The key's policy has to let the account's roles use it. " +
        "Default: the environment's data key.",
    ),
});

const output = z.strictObject({
  uri: inputValue(s3PrefixValue())
    .optional()
    .describe(
      "S3 URI of a prefix, ending in /; each run writes to a folder of its own below it. Default: in the data bucket.",
    ),
  ...transformFields.output,
});

const settings = z.strictObject({
  model: batchModel.describe("What makes the predictions."),
  ...networkIsolationFields,
  ...trustedAccountsFields,
  schedule: schedule.describe("When the batch runs."),
  input: input.describe("What predictions are made from."),
  output: output.prefault({}).describe("Where predictions go, and in which form. Default: the data bucket."),
  ...instanceTypeFields,
  instances: wholeNumberValue({ min: 1 })
    .default(1)
    .describe("How many instances share the objects, from 1. Default: 1."),
  ...transformFields.requests,
  concurrentRequests: concurrentRequestsField(wholeNumberValue({ min: 1 })),
  dataCapture: z
    .boolean()
    .optional()
    .describe("Whether inputs and predictions are kept for monitors. Default: true outside dev."),
});

/** Checked settings of a {@link BatchTransform}. */
export type BatchTransformSettings = z.output<typeof settings>;

/**
 * What a stack file may set for a {@link BatchTransform}.
 * @param environment where it is: packages of other regions, and of accounts that are not trusted, are refused
 */
export function batchTransformSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(checkLocalDisk, checkTransform, ({ value, issues }) => {
    const { model, trustedAccounts, networkIsolation } = value;
    const place = { environment, trustedAccounts, networkIsolation };
    issues.push(...modelPlaceIssues(["model"], model, place));
  });
}
