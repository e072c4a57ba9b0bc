import type { Input } from "@pulumi/pulumi";
import { alarmLookBackSeconds, formatArn } from "@mlops/aws";
import { type AwsEnvironment, type Duration, toMinutes } from "@mlops/core";
import { wholeMinutes } from "../whole-minutes.ts";

/** When a box counts as idle. */
export interface IdleBox {
  /** How long it must have been idle. Whole multiples of 5 minutes, 15 minutes to 24 hours. */
  readonly after: Duration;
  /**
   * Idle is a processor use below this many percent, over all processors: training on a GPU keeps about one of them
   * busy for each GPU, which is 25 % of a machine with 4 and 1 % of one with 96. Above 0, at most 50.
   * @default 2
   */
  readonly belowCpuPercent?: number;
}

const periodMinutes = 5;
const afterMinutes = { min: 15, max: alarmLookBackSeconds.shortPeriods / 60 } as const;

/** Problems of what counts as idle. */
export function idleBoxProblems(argument: string, { after, belowCpuPercent = 2 }: IdleBox): string[] {
  const { minutes, problems } = wholeMinutes(`${argument}.after`, after, afterMinutes);
  return [
    ...problems,
    ...(minutes !== undefined && minutes % periodMinutes !== 0
      ? [`${argument}.after: got "${after}"; expected a multiple of ${periodMinutes} minutes`]
      : []),
    ...(belowCpuPercent > 0 && belowCpuPercent <= 50
      ? []
      : [`${argument}.belowCpuPercent: got ${belowCpuPercent}; expected more than 0 and at most 50`]),
  ];
}

/**
 * The alarm that stops an instance by itself, without a function in between. A stopped instance sends no metrics;
 * that counts as fine, so that the alarm is armed again when it starts.
 * @param topicArns topics that are told
 */
export function idleAlarmArgs(
  { partition, region }: AwsEnvironment,
  instanceId: Input<string>,
  { after, belowCpuPercent = 2 }: IdleBox,
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
