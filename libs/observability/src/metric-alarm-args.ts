import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { EndpointAlarm } from "./endpoint-alarm-list.ts";
import { type EndpointMetric, metricDimensions } from "./endpoint-metrics.ts";

/** Dimensions of a metric by the name of the variant. */
type Dimensions = (variant: string) => Readonly<Record<string, string>>;

/** Name of an alarm. It never changes, because deployments and dashboards refer to it. */
export function alarmName(endpointName: string, kind: string): string {
  return `${endpointName}-${kind}`;
}

/**
 * The arguments of a CloudWatch alarm, without its actions.
 * @param endpointName name of the endpoint or the inference component: the beginning of the alarm's name
 * @param dimensions by default those of the endpoint
 */
export function metricAlarmArgs(
  endpointName: string,
  alarm: EndpointAlarm,
  dimensions: Dimensions = (variant) => metricDimensions(alarm.metric, endpointName, variant),
): MetricAlarmArgs {
  const { kind, description, threshold, evaluationPeriods, datapointsToAlarm, treatMissingData } = alarm;
  return {
    name: alarmName(endpointName, kind),
    alarmDescription: `${endpointName}: ${description}`,
    ...metricArgs(alarm, dimensions),
    ...("above" in threshold
      ? { comparisonOperator: "GreaterThanThreshold", threshold: threshold.above }
      : { comparisonOperator: "LessThanThreshold", threshold: threshold.below }),
    evaluationPeriods,
    datapointsToAlarm,
    treatMissingData,
  };
}

/** One metric, or the maximum of several. */
function metricArgs(alarm: EndpointAlarm, dimensions: Dimensions): MetricAlarmArgs {
  const { metric, variants, whileRunning, statistic, period } = alarm;
  const [only = "", ...others] = variants;
  const { namespace, name: metricName } = metric;
  if (others.length === 0 && whileRunning === undefined) {
    return {
      namespace,
      metricName,
      dimensions: dimensions(only),
      period,
      ...(/^p\d/.test(statistic) ? { extendedStatistic: statistic } : { statistic }),
    };
  }
  const queries = variants.map((variant, index) => ({
    id: `m${index + 1}`,
    metric: { namespace, metricName, dimensions: dimensions(variant), period, stat: statistic },
  }));
  const running = whileRunning ? zeroWhileRunning(whileRunning, dimensions(only), period) : [];
  const ids = [...queries.map(({ id }) => id), ...(whileRunning ? ["zero"] : [])];
  return {
    metricQueries: [
      // The maximum is the worst variant for errors and latency, and the busiest one for requests: an endpoint is idle
      // only if all its variants are. It is taken of the values that there are.
      { id: "worst", expression: `MAX([${ids.join(", ")}])`, label: metricName, returnData: true },
      ...queries,
      ...running,
    ],
  };
}

/** 0 for each period in which a metric has values, and nothing for the others. */
function zeroWhileRunning(
  { namespace, name: metricName }: EndpointMetric,
  dimensions: Readonly<Record<string, string>>,
  period: number,
) {
  return [
    { id: "zero", expression: "running * 0", label: metricName },
    { id: "running", metric: { namespace, metricName, dimensions, period, stat: "SampleCount" } },
  ];
}
