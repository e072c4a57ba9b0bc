import { z } from "zod";
import { alarmLookBackSeconds } from "@mlops/aws";
import { durationValue, positiveNumberValue, wholeNumberValue } from "@mlops/core";

/** Alarms of an endpoint have periods of a day where they look back over several days. */
const maxIdleDays = alarmLookBackSeconds.longPeriods / 86_400;

const percent = positiveNumberValue({ max: 100 });
/** The threshold of an alarm that is left out. */
const off = z.literal(false);
const percentOrFalse = percent.or(off);

/** What a stack file may set for the alarms of an endpoint. `false` leaves an alarm out. */
export const endpointThresholdsSettings = z.strictObject({
  serverErrorPercent: percent
    .default(1)
    .describe(
      "Requests that fail in the model or the service, in percent of all requests: above 0, up to 100. Default: 1. " +
        "Deployments are rolled back for this alarm.",
    ),
  modelLatencyMs: positiveNumberValue()
    .default(10_000)
    .describe(
      "Latency of the model, 99th percentile in milliseconds: above 0. Default: 10000. " +
        "Deployments are rolled back for this alarm.",
    ),
  clientErrorPercent: percentOrFalse
    .default(10)
    .describe(
      "Requests that are refused as invalid, in percent of all requests: above 0, up to 100, or false. Default: 10.",
    ),
  overheadLatencyMs: positiveNumberValue()
    .or(off)
    .optional()
    .describe(
      "Latency that SageMaker adds, 99th percentile in milliseconds: above 0, or false. " +
        "Default: 1000; false for serverless endpoints, where it includes cold starts.",
    ),
  cpuPercent: percentOrFalse
    .default(90)
    .describe(
      "CPU utilization, in percent of all virtual CPUs of an instance: above 0, up to 100, or false. Default: 90. " +
        "There is no alarm for instance types that are not in our table.",
    ),
  gpuPercent: percentOrFalse
    .default(95)
    .describe(
      "GPU utilization, in percent of all GPUs of an instance: above 0, up to 100, or false. Default: 95. " +
        "There is no alarm for instance types that are not in our table.",
    ),
  memoryPercent: percentOrFalse
    .default(90)
    .describe("Memory utilization, in percent: above 0, up to 100, or false. Default: 90."),
  diskPercent: percentOrFalse
    .default(85)
    .describe("Disk utilization, in percent: above 0, up to 100, or false. Default: 85."),
  concurrencyPercent: percentOrFalse
    .default(90)
    .describe(
      "Concurrent requests of a serverless endpoint, in percent of its maximum concurrency: above 0, up to 100, " +
        "or false. Default: 90.",
    ),
  oldestRequest: durationValue({ unit: "second", min: 1 })
    .or(off)
    .default("15 minutes")
    .describe(
      "How long a request of an asynchronous endpoint may wait: at least 1 second, or false. Default: 15 minutes.",
    ),
  idleDays: wholeNumberValue({ min: 1, max: maxIdleDays })
    .or(off)
    .default(7)
    .describe(
      `Days without a request after which instances that cost money are reported: 1 to ${maxIdleDays}, ` +
        "because CloudWatch looks back no further, or false. Days before there were instances do not count. Default: 7.",
    ),
});

/** What a stack file may set for the alarms of an inference component. */
export const inferenceComponentThresholdsSettings = endpointThresholdsSettings.pick({
  serverErrorPercent: true,
  modelLatencyMs: true,
});

/** Settings of the components that an endpoint's thresholds are an argument of. */
export const endpointAlarmsSettings = z.strictObject({ thresholds: endpointThresholdsSettings.prefault({}) });

/** Thresholds of an endpoint's alarms, without the defaults. */
export type EndpointThresholds = z.input<typeof endpointThresholdsSettings>;

/** Thresholds of an endpoint's alarms, checked and with the defaults. */
export type CheckedThresholds = z.output<typeof endpointThresholdsSettings>;

/** Thresholds of the alarms of an inference component, without the defaults. */
export type InferenceComponentThresholds = z.input<typeof inferenceComponentThresholdsSettings>;
