import { z } from "zod";
import { durationValue, inputValue, instanceTypeValue, refused, s3UriValue } from "@mlops/core";
import { coolDownFields, driftThresholds, scheduleFields, scriptFileValue } from "@mlops/monitoring";

const settings = z.strictObject({
  schedule: scheduleFields.schedule.describe(
    "When it runs: every hour, daily at an hour, or every N hours, as cron(0 * ? * * *), cron(0 3 ? * * *) or " +
      "cron(0 0/6 ? * * *), in UTC; it starts 20 minutes later, once the hour's requests are captured. Each run looks at " +
      "the whole hours since the one before. Default: at 3 o'clock.",
  ),
  baseline: z
    .union([z.literal("registered"), inputValue(s3UriValue())])
    .describe(
      "Data that requests are compared with, CSV with a header: registered, that of the version which the endpoint serves; " +
        "or the S3 URI of a file or a prefix.",
    ),
  drift: driftThresholds
    .unwrap()
    .describe(
      "Features that are watched, at least one: the distance from the baseline above which the alarm goes off, 0 to 1, by " +
        "feature.",
    ),
  preprocessor: scriptFileValue()
    .optional()
    .describe(
      "Python script that makes features of each captured request, as preprocessors of Model Monitor do: a path from the " +
        "root of the repository. Default: requests are CSV with the baseline's columns, or JSON with their names.",
    ),
  ...coolDownFields,
  containerVersion: z
    .string()
    .default("1.4-2")
    .describe("Version of scikit-learn's images, which run the comparison. Default: 1.4-2."),
  instanceType: instanceTypeValue()
    .default("ml.m5.large")
    .describe("Instance type of the job. Default: ml.m5.large."),
  maxRuntime: durationValue({ unit: "second", min: 60, max: 86_400 })
    .default("30 minutes")
    .describe("How long a run may take, up to 1 day. Default: 30 minutes."),
});

/** Checked settings of a `DriftPipeline`. */
export type CheckedDriftSettings = z.output<typeof settings>;

/** What a stack file may set for a `DriftPipeline`. */
export const driftPipelineSettings = settings.check(({ value: { drift }, issues }) => {
  if (Object.keys(drift).length === 0) issues.push(refused(["drift"], drift, "at least one feature"));
});
