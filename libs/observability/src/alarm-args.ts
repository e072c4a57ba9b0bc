import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import type { EndpointAlarm } from "./endpoint-alarm-list.ts";
import { metricDimensions } from "./endpoint-metrics.ts";

/** Name of an endpoint's alarm: fixed, because deployments and dashboards refer to it. */
export function alarmName(endpointName: string, kind: string): string {
  return `${endpointName}-${kind}`;
}

/** The CloudWatch alarm of `alarm`, without its actions. */
export function alarmArgs(endpointName: string, alarm: EndpointAlarm): MetricAlarmArgs {
  const { kind, description, limit, periods, overLimit, noData } = alarm;
  return {
    name: alarmName(endpointName, kind),
    alarmDescription: `${endpointName}: ${description}`,
    ...measured(endpointName, alarm),
    ...("above" in limit
      ? { comparisonOperator: "GreaterThanThreshold", threshold: limit.above }
      : { comparisonOperator: "LessThanThreshold", threshold: limit.below }),
    evaluationPeriods: periods,
    datapointsToAlarm: overLimit,
    treatMissingData: noData === "fine" ? "notBreaching" : "breaching",
  };
}

/** One metric, or the worst of several. */
function measured(
  endpointName: string,
  { metric, variants, statistic, period }: EndpointAlarm,
): MetricAlarmArgs {
  const [only = "", ...others] = variants;
  const { namespace, name: metricName } = metric;
  if (others.length === 0) {
    return {
      namespace,
      metricName,
      dimensions: metricDimensions(metric, endpointName, only),
      period,
      ...(/^p\d/.test(statistic) ? { extendedStatistic: statistic } : { statistic }),
    };
  }
  const ids = variants.map((_, index) => `m${index + 1}`);
  return {
    metricQueries: [
      // Idle is an endpoint whose variants are all idle: the greatest number counts, as with errors and times.
      { id: "worst", expression: `MAX([${ids.join(", ")}])`, label: metricName, returnData: true },
      ...variants.map((variant, index) => ({
        id: ids[index] ?? "",
        metric: {
          namespace,
          metricName,
          dimensions: metricDimensions(metric, endpointName, variant),
          period,
          stat: statistic,
        },
      })),
    ],
  };
}
