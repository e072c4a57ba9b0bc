import type { Input } from "@pulumi/pulumi";
import { z } from "zod";
import { alarmLookBackSeconds, formatArn } from "@mlops/aws";
import { type AwsEnvironment, durationValue, positiveNumberValue, toMinutes } from "@mlops/core";

const periodMinutes = 5;

/** Minutes for which the alarm can look back: three periods at least, so that one quiet period stops nothing. */
const afterMinutes = { min: 3 * periodMinutes, max: alarmLookBackSeconds.shortPeriods / 60 };

/** When a box counts as idle. */
export const idleAlarmSettings = z.strictObject({
  after: durationValue({ unit: "minute", ...afterMinutes })
    .refine((after) => toMinutes(after) % periodMinutes === 0, {
      error: `expected a multiple of ${periodMinutes} minutes`,
    })
    .describe("How long it must have been idle: a multiple of 5 minutes, 15 minutes to 24 hours."),
  belowCpuPercent: positiveNumberValue({ max: 50 })
    .default(2)
    .describe(
      "CPU utilization in percent, over all CPUs, below which it is idle: more than 0, at most 50. Training on a GPU " +
        "keeps about one CPU for each GPU busy, which is 25 % of an instance with 4 CPUs and 1 % of one with 96.",
    ),
});

/**
 * Arguments of the alarm that stops an idle instance with EC2's own alarm action, without a function. A stopped instance
 * sends no metrics; missing data count as OK, so that the alarm can fire again after the next start.
 * @param topicArns topics that are notified as well
 */
export function idleAlarmArgs(
  { partition, region }: AwsEnvironment,
  instanceId: Input<string>,
  { after, belowCpuPercent }: z.output<typeof idleAlarmSettings>,
  topicArns: readonly Input<string>[],
) {
  return {
    alarmDescription: `stops the instance after ${after} below ${belowCpuPercent} % of its processors`,
    namespace: "AWS/EC2",
    metricName: "CPUUtilization",
    dimensions: { InstanceId: instanceId },
    statistic: "Average",
    period: periodMinutes * 60,
    evaluationPeriods: toMinutes(after) / periodMinutes,
    comparisonOperator: "LessThanThreshold",
    threshold: belowCpuPercent,
    treatMissingData: "notBreaching",
    alarmActions: [
      formatArn({ partition, service: "automate", region, account: "ec2", resource: "stop" }),
      ...topicArns,
    ],
  };
}
