import type { Range } from "./range.ts";

/** Limits of the jobs of monitors (SageMaker API, Create…JobDefinition). */
export const monitorLimits = {
  /** Longest run in seconds. API: `MonitoringMaxRuntimeInSeconds`. */
  runtimeSeconds: { min: 1, max: 86_400 },
  /** Longest run of a job that runs every hour. API reference, MonitoringStoppingCondition. */
  hourlyRuntimeSeconds: 3_600,
  /** The same where the job waits for labels and merges them. API reference, MonitoringStoppingCondition. */
  hourlyRuntimeWithLabelsSeconds: 1_800,
  /** Longest time in hours that a run looks at which is started once. API reference, ScheduleConfig. */
  windowHours: 24,
  /** A probability. API reference, EndpointInput, ProbabilityThresholdAttribute. */
  probabilityThreshold: { min: 0, max: 1 },
} as const satisfies Readonly<Record<string, Range | number>>;

/** Where a job's container finds and leaves files. API reference, EndpointInput and MonitoringS3Output, LocalPath. */
export const processingPathPattern = /^\/opt\/ml\/processing\/[\w./-]+$/;

/**
 * How long before a run the data begins or ends that the run looks at: whole hours or days, such as `-PT5H` or `-P8D`.
 * At most 15 characters. API: `MonitoringTimeOffsetString`, whose own pattern takes any text with a P in it.
 */
export const timeOffsetPattern = /^-P(?:(?<days>\d{1,3})D|T(?<hours>\d{1,4})H)$/;

/** Hours in an offset such as `-P1D`; nothing for texts that {@link timeOffsetPattern} does not take. */
export function timeOffsetHours(text: string): number | undefined {
  const found = timeOffsetPattern.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { days = "0", hours = "0" } = found;
  return Number(days) * 24 + Number(hours);
}
