import { z } from "zod";
import { batchTransformLimits, flexibleWindowMinutes } from "@mlops/aws";
import {
  type AwsEnvironment,
  type SettingsCheck,
  inputValue,
  refused,
  s3PrefixValue,
  scheduleValue,
  timezoneValue,
  wholeNumberValue,
} from "@mlops/core";
import { networkIsolationFields, trustedAccountsFields } from "../common-settings.ts";
import { modelPlaceIssues } from "../model/model-place.ts";
import { batchModel } from "../model/served-model.ts";
import { checkLocalDisk, instanceTypeFields } from "../storage.ts";

const { payloadMiB, maxConcurrentPayloadMiB } = batchTransformLimits;

const schedule = z.strictObject({
  at: scheduleValue().describe(
    "When it runs: cron(minutes hours day-of-month month day-of-week year), rate(…) or, once, at(…).",
  ),
  timezone: timezoneValue()
    .default("UTC")
    .describe("Time zone of `at`, such as Europe/Berlin. Default: UTC."),
  flexibleMinutes: wholeNumberValue(flexibleWindowMinutes)
    .optional()
    .describe("How much later it may start, in minutes: 1 to 1440. Default: at once."),
  enabled: z.boolean().default(true).describe("Whether it runs. Default: true."),
});

const input = z.strictObject({
  uri: inputValue(s3PrefixValue()).describe("S3 URI of a prefix, ending in /: all objects below it."),
  contentType: z
    .string()
    .min(1, { error: "expected a content type such as text/csv" })
    .describe("Content type of the objects, such as text/csv."),
  split: z
    .enum(["Line", "RecordIO", "TFRecord"])
    .optional()
    .describe("How an object is split into records. Default: it is not, an object is one request."),
  gzip: z.boolean().default(false).describe("Whether the objects are compressed with gzip. Default: false."),
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
  accept: z
    .string()
    .optional()
    .describe("Content type of the predictions, such as text/csv. Default: what the model answers."),
  assemble: z
    .literal("Line")
    .optional()
    .describe("Whether the predictions of an object are joined, one a line. Default: they are not."),
  withInput: z
    .boolean()
    .default(false)
    .describe("Whether each prediction follows its input. Only with `split` and `assemble`. Default: false."),
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
  recordsPerRequest: z
    .enum(["many", "one"])
    .optional()
    .describe("Records in a request: as many as fit, or one. Only with `input.split`. Default: many."),
  maxPayloadMiB: wholeNumberValue(payloadMiB)
    .default(6)
    .describe("Size of a request in MiB, 1 to 100. Default: 6."),
  concurrentRequests: wholeNumberValue({ min: 1 })
    .optional()
    .describe(
      "Requests at the same time on each instance; times `maxPayloadMiB` at most 100. Default: SageMaker's choice.",
    ),
  dataCapture: z
    .boolean()
    .optional()
    .describe("Whether inputs and predictions are kept for monitors. Default: true outside dev."),
});

/** Checked settings of a {@link BatchTransform}. */
export type BatchTransformSettings = z.output<typeof settings>;

const checkRecords: SettingsCheck<BatchTransformSettings> = ({ value, issues }) => {
  const { input: from, output: to, recordsPerRequest } = value;
  if (to.withInput && (from.split === undefined || to.assemble === undefined)) {
    const expected = 'false; or set input.split, and output.assemble to "Line"';
    issues.push(refused(["output", "withInput"], to.withInput, expected));
  }
  if (recordsPerRequest !== undefined && from.split === undefined) {
    const expected = "nothing without input.split, because an object is one request; set input.split";
    issues.push(refused(["recordsPerRequest"], recordsPerRequest, expected));
  }
};

const checkPayload: SettingsCheck<BatchTransformSettings> = ({ value, issues }) => {
  const { maxPayloadMiB, concurrentRequests = 1 } = value;
  if (maxPayloadMiB * concurrentRequests <= maxConcurrentPayloadMiB) return;
  const most = Math.floor(maxConcurrentPayloadMiB / maxPayloadMiB);
  const expected = `at most ${most}, because all requests of ${maxPayloadMiB} MiB together are at most ${maxConcurrentPayloadMiB} MiB`;
  issues.push(refused(["concurrentRequests"], concurrentRequests, expected));
};

/**
 * What a stack file may set for a {@link BatchTransform}.
 * @param environment where it is: packages of other regions, and of accounts that are not trusted, are refused
 */
export function batchTransformSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(checkLocalDisk, checkRecords, checkPayload, ({ value, issues }) => {
    const { model, trustedAccounts, networkIsolation } = value;
    const place = { environment, trustedAccounts, networkIsolation };
    issues.push(...modelPlaceIssues(["model"], model, place));
  });
}
