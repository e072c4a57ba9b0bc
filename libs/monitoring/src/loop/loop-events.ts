import { arnIn } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";

/** Where CloudWatch's events of alarms come from, and what they are called. */
export const alarmEvents = { source: "aws.cloudwatch", detailType: "CloudWatch Alarm State Change" } as const;

/** The drift alarm of a monitor. Plain: another account can name it before it is there. */
export interface DriftAlarm {
  /** Where the monitor is. */
  readonly environment: AwsEnvironment;
  /** The monitor's `driftAlarmName`. */
  readonly driftAlarmName: string;
}

/**
 * The event that a drift alarm goes off: of this alarm of this account and region alone. CloudWatch sends it once each
 * time, so that the alarm's cool-down limits how often.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export function driftPattern({ environment, driftAlarmName }: DriftAlarm) {
  return {
    source: [alarmEvents.source],
    "detail-type": [alarmEvents.detailType],
    resources: [arnIn(environment, "cloudwatch", `alarm:${driftAlarmName}`)],
    detail: { state: { value: ["ALARM"] } },
  };
}

/**
 * The event that a version of a model is approved. EventBridge may deliver it more than once.
 * @param group name of the model package group
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export function approvalPattern(group: string) {
  return {
    source: ["aws.sagemaker"],
    "detail-type": ["SageMaker Model Package State Change"],
    detail: { ModelPackageGroupName: [group], ModelApprovalStatus: ["Approved"] },
  };
}
