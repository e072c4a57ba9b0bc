/** A metric of a monitor of a model, and when its alarm goes off. Plain: alarms and dashboards are named after it. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly metricName: string;
  /** Tells the metric apart from the others of its schedule: the end of its alarm's name. */
  readonly name: string;
  /** What it measures, such as `drift of amount`. */
  readonly what: string;
  /** Name of the monitoring schedule: a dimension, and the beginning of the alarm's name. */
  readonly scheduleName: string;
  /** Dimensions besides endpoint and schedule, such as the facet of a metric of bias. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly threshold: { readonly above: number } | { readonly below: number };
  /** Time between two runs in seconds: no value is to be expected in less. */
  readonly period: number;
  /** How many periods without a breach end the alarm. */
  readonly evaluationPeriods: number;
}

/** What the monitors of an endpoint's model watch. Plain, so that the endpoint's dashboard shows it before they exist. */
export interface ModelWatch {
  /** Names of the alarms that are no metric's: of drift as a whole, and of runs that end with violations. */
  readonly alarmNames: readonly string[];
  readonly metrics: readonly WatchedMetric[];
}

/** Name of the alarm of a metric that a monitor publishes. */
export function watchedAlarmName({
  scheduleName,
  name,
}: Pick<WatchedMetric, "scheduleName" | "name">): string {
  return `${scheduleName}-${name}`;
}

/**
 * All dimensions of a metric that a monitor publishes.
 * @param endpointName name of the monitored endpoint; nothing for batches
 */
export function watchedDimensions<Name>(
  { scheduleName, dimensions }: Pick<WatchedMetric, "scheduleName" | "dimensions">,
  endpointName: Name | undefined,
): Record<string, Name | string> {
  return {
    ...(endpointName !== undefined && { Endpoint: endpointName }),
    MonitoringSchedule: scheduleName,
    ...dimensions,
  };
}
