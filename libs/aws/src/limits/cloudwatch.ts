/**
 * How far back an alarm of CloudWatch looks at most, in seconds, by the length of its periods.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (EvaluationPeriods)
 */
export const alarmLookBackSeconds = {
  /** With periods shorter than an hour: a day. */
  shortPeriods: 86_400,
  /** With periods of an hour or more: a week. */
  longPeriods: 604_800,
} as const;

/**
 * Most metrics that an alarm of a metric math expression can have.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create-alarm-on-metric-math-expression.html
 */
export const maxAlarmMetrics = 10;
