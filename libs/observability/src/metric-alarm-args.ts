import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { EndpointAlarm } from "./endpoint-alarm-list.ts";
import { metricDimensions } from "./endpoint-metrics.ts";

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
function metricArgs(
  { metric, variants, statistic, period }: EndpointAlarm,
  dimensions: Dimensions,
): MetricAlarmArgs {
  const [only = "", ...others] = variants;
  const { namespace, name: metricName } = metric;
  if (others.length === 0) {
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
  const ids = queries.map(({ id }) => id);
  return {
    metricQueries: [
      // The maximum is the worst variant for errors and latency, and the busiest one for requests: an endpoint is idle
      // only if all its variants are.
      { id: "worst", expression: `MAX([${ids.join(", ")}])`, label: metricName, returnData: true },
      ...queries,
    ],
  };
}
