/** A metric of a monitor of a model, and when its alarm goes off. Plain: alarms and dashboards are named after it. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly metricName: string;
  /** What it measures, such as `drift of amount`. */
  readonly what: string;
  /** Name of the monitoring schedule: a dimension, and the beginning of the alarm's name. */
  readonly scheduleName: string;
  readonly threshold: { readonly above: number } | { readonly below: number };
  /** Time between two runs in seconds: no value is to be expected in less. */
  readonly period: number;
  /** How many periods without a breach end the alarm. */
  readonly evaluationPeriods: number;
}

/** Name of the alarm of a metric that a monitor publishes. */
export function watchedAlarmName({ scheduleName, metricName }: WatchedMetric): string {
  return `${scheduleName}-${metricName}`;
}
